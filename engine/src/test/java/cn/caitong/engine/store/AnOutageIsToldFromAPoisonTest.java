package cn.caitong.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Without a database everything fails; with one, only what is wrong itself. */
@Tag("unit")
class AnOutageIsToldFromAPoisonTest {
    @ParameterizedTest
    @ValueSource(strings = {"08006", "08001", "53100", "53300", "57P01", "57P02", "57P03", "58030"})
    void lostFullOrStartingIsAnOutage(String state) {
        assertThat(PassingFault.isOutage(thrownAtCommit(state))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "23514", "40P01", "25P03", "22001", "57014"})
    void whatOneRowMayHaveCausedIsNone(String state) {
        assertThat(PassingFault.isOutage(thrownAtCommit(state))).isFalse();
    }

    /** Spring tells of the failed rollback alone, and keeps aside what went wrong before it. */
    @Test
    void itIsNotHiddenByARollbackThatFailsAsWell() {
        TransactionSystemException rollback =
                new TransactionSystemException("JDBC rollback failed", new SQLException("Connection is closed"));
        assertThat(PassingFault.isOutage(rollback)).isFalse();
        rollback.initApplicationException(
                new DataAccessResourceFailureException("lost", new SQLException("lost", "08006")));
        assertThat(PassingFault.isOutage(rollback)).isTrue();
    }

    @Test
    void noConnectionInTimeIsAnOutage() {
        Throwable fault = new CannotCreateTransactionException("none", new SQLTransientConnectionException("3000ms"));
        assertThat(PassingFault.isOutage(fault)).isTrue();
        assertThat(PassingFault.is(fault)).isTrue();
    }

    @Test
    void aFaultOfOursIsNone() {
        assertThat(PassingFault.isOutage(new IllegalStateException(new SQLException("no state"))))
                .isFalse();
    }

    private static Throwable thrownAtCommit(String state) {
        return new TransactionSystemException("JDBC commit failed", new SQLException("said so", state));
    }
}
