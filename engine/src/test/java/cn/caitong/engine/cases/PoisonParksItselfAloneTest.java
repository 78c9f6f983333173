package cn.caitong.engine.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.flow.Changed;
import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.engine.store.HubDatabase;
import cn.caitong.engine.store.PassingFault;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.TransactionListener;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;

@Tag("database")
class PoisonParksItselfAloneTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final String PARKED = "select code || ' ' || owner from parked";

    private final Path keys;
    private final CasesAtWork work;
    private final FlowRunner runner;

    PoisonParksItselfAloneTest(@TempDir Path keys) {
        this.keys = keys;
        this.work = new CasesAtWork(DATABASE, keys);
        this.runner = work.runner(new CounterFlow());
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        DATABASE.empty();
    }

    @Test
    void anEventOnWhichTheFlowThrowsIsParkedAndItsNeighboursAreNot() {
        poisonAmongOthers("crash", "{}");
        runner.drain("counter", 10);
        assertOthersWereApplied();
        assertThat(work.column(PARKED)).containsExactly("event-failed operator");
        assertThat(work.column("select code from alarm where cleared_at is null"))
                .containsExactly("event-failed");
        assertThat(work.one("select detail from parked"))
                .contains("IllegalStateException at ")
                .doesNotContain("6233");
    }

    @Test
    void whatTheLedgerRefusesFallsWithItsEventOnly() {
        work.moneyLedger(PoisonParksItselfAloneTest::refuseBigSums);
        poisonAmongOthers("pay", "{\"sum\":\"900.00\"}");
        work.arrive("two", "pay", "{\"sum\":\"1.00\"}");
        runner.drain("counter", 10);
        assertOthersWereApplied();
        assertThat(work.log("two")).contains("pay ");
        assertThat(work.column(PARKED)).containsExactly("money-shape-wrong operator");
        assertThat(work.one("select detail from parked")).contains("金额");
    }

    @Test
    void whatTheDatabaseCannotStoreIsParked() {
        poisonAmongOthers("add", "{\"n\":\"\\u0000\"}");
        runner.drain("counter", 10);
        assertOthersWereApplied();
        assertThat(work.column(PARKED)).containsExactly("event-failed operator");
    }

    @Test
    void whatCannotBeOpenedIsParked() {
        work.arrive("one", "lost", "{}");
        work.transactions.jdbc().sql("update inbox set key_id = 'k9999'").update();
        work.arrive("one", "add", "{\"n\":1}");
        runner.drain("counter", 10);
        assertThat(work.log("one")).containsExactly("add 1");
        assertThat(work.column(PARKED)).containsExactly("event-failed operator");
    }

    @Test
    void whatTheFlowParksIsTheBureausToDecide() {
        poisonAmongOthers("park", "{}");
        runner.drain("counter", 10);
        assertOthersWereApplied();
        assertThat(work.column(PARKED)).containsExactly("as-told bureau");
        assertThat(work.one("select state from inbox")).isEqualTo("parked");
        assertThat(work.column("select kind from evidence")).contains("event.parked");
    }

    @Test
    void heldEventsOfAFailingCaseAreStillTried() {
        work.moneyLedger(PoisonParksItselfAloneTest::refuseBigSums);
        work.arrive("one", "after", "{\"needs\":2}");
        work.arrive("one", "pay", "{\"sum\":\"900.00\"}");
        work.arrive("one", "add", "{\"n\":2}");
        runner.drain("counter", 10);
        assertThat(work.log("one")).containsExactly("add 2", "after 2");
        assertThat(work.column("select type || ' ' || state from inbox")).containsExactly("pay parked");
    }

    @Test
    void aPassingFailureIsTriedOnceMoreAndParksNothing() {
        AtomicInteger calls = new AtomicInteger();
        work.moneyLedger(moves -> {
            if (calls.incrementAndGet() == 1) {
                throw new CannotAcquireLockException("deadlock detected");
            }
        });
        poisonAmongOthers("pay", "{\"sum\":\"1.00\"}");
        assertThat(runner.drain("counter", 10)).isEqualTo(2);
        assertOthersWereApplied();
        assertThat(work.column(PARKED)).isEmpty();
        assertThat(work.column("select type from inbox")).isEmpty();
    }

    @Test
    void whatKeepsFailingInPassingStaysAndIsNotHeldAgainstTheEvent() {
        work.moneyLedger(moves -> {
            throw new CannotAcquireLockException("deadlock detected");
        });
        poisonAmongOthers("pay", "{\"sum\":\"1.00\"}");
        runner.drain("counter", 10);
        assertOthersWereApplied();
        assertThat(work.column(PARKED)).isEmpty();
        assertThat(work.column("select type || ' ' || state from inbox")).containsExactly("pay pending");
    }

    @Test
    void aConnectionLostByOneBatchStopsNoOther() {
        work.moneyLedger(moves -> {
            throw new DataAccessResourceFailureException("the transaction took too long");
        });
        poisonAmongOthers("pay", "{\"sum\":\"1.00\"}");
        runner.drain("counter", 10);
        assertOthersWereApplied();
        assertThat(work.column(PARKED)).isEmpty();
    }

    @Test
    void withoutADatabaseNobodyIsToBlame() {
        HubDatabase own = HubDatabase.open(DATABASE.settings());
        CasesAtWork dying = new CasesAtWork(own.dataSource(), keys, TransactionListener.NONE);
        dying.moneyLedger(moves -> {
            own.close();
            throw new DataAccessResourceFailureException("the connection was lost");
        });
        work.arrive("one", "pay", "{\"sum\":\"1.00\"}");
        assertThatThrownBy(() -> dying.runner(new CounterFlow()).drain("counter", 10))
                .matches(PassingFault::is);
        assertThat(work.column("select state from inbox")).containsExactly("pending");
    }

    private void poisonAmongOthers(String type, String data) {
        work.arrive("one", "add", "{\"n\":1}");
        work.arrive("one", type, data);
        work.arrive("one", "add", "{\"n\":2}");
        work.arrive("two", "add", "{\"n\":3}");
    }

    private void assertOthersWereApplied() {
        assertThat(work.log("one")).contains("add 1", "add 2");
        assertThat(work.log("two")).contains("add 3");
    }

    private static void refuseBigSums(List<Changed<MoneyMove>> moves) {
        for (Changed<MoneyMove> moved : moves) {
            if (moved.change() instanceof MoneyMove.Owed owed && owed.amount().compareTo(BigDecimal.TEN) > 0) {
                throw new RefusedException(ErrorCode.MONEY_SHAPE_WRONG, "/sum");
            }
        }
    }
}
