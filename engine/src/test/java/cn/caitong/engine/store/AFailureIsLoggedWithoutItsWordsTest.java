package cn.caitong.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Before the opening a log must not say who bids (P13), and the database says it of each row that breaks a rule. */
@Tag("database")
class AFailureIsLoggedWithoutItsWordsTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final String BIDDER = "CN-USCC:91500103MA5U7XKQ2A";

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void theDatabaseNamesTheRuleAndNotTheRow() {
        Throwable failed = failed();
        assertThat(printed(failed)).doesNotContain(BIDDER).doesNotContain("Failing row contains");
        assertThat(printed(Unspoken.of(failed)))
                .contains("23514 inbox_origin_check", "PSQLException", "AFailureIsLoggedWithoutItsWordsTest")
                .doesNotContain(BIDDER);
    }

    @Test
    void noCauseSpeaksEither() {
        Throwable wrapped = new IllegalStateException(
                "deciding of " + BIDDER, new NumberFormatException("For input string: \"" + BIDDER + "\""));
        assertThat(printed(Unspoken.of(wrapped)))
                .contains("java.lang.IllegalStateException", "java.lang.NumberFormatException", "noCauseSpeaksEither")
                .doesNotContain(BIDDER);
        assertThat(printed(Unspoken.of(new RefusedException(ErrorCode.PARAMETER_INVALID, BIDDER, "a", "b"))))
                .contains(ErrorCode.PARAMETER_INVALID.code())
                .doesNotContain(BIDDER);
    }

    private static Throwable failed() {
        return catchThrowable(() -> DATABASE.jdbc().sql("""
            insert into inbox (flow, case_id, case_key, jurisdiction, case_partner, supplier, partner, origin, type, arrived_at,
                               key_id, data)
            values ('deposit', gen_random_uuid(), 'k', '500103', '500103', ?, '500103', 'nobody', 't', legal_now(), 'k', '')
            """).param(BIDDER).update());
    }

    private static String printed(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
