package cn.caitong.engine.delivery;

import static cn.caitong.engine.delivery.OutboxTables.CENTRE;
import static cn.caitong.engine.delivery.OutboxTables.refundTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An obligation is never dropped for being late: sending goes on past the limit, with an alarm until it is told. */
@Tag("database")
class LateNoticesAreEscalatedTest {
    private static final OutboxTables TABLES = new OutboxTables();

    @AfterAll
    static void close() {
        TABLES.close();
    }

    @BeforeEach
    void aRefundDueInTenMinutes() {
        TABLES.empty();
        Instant due = TABLES.legalTime.now().plus(Duration.ofMinutes(10));
        TABLES.tell(TABLES.openCase("one"), refundTo(CENTRE, "CT01", due));
    }

    @Test
    void beforeTheLimitThereIsNoAlarm() {
        TABLES.end(TABLES.markOne(), new End.NotSent("refused"));
        assertThat(TABLES.strings("select code from alarm")).isEmpty();
    }

    @Test
    void pastTheLimitItGoesOnUnderOneAlarmWhichEndsWithIt() {
        TABLES.advance(Duration.ofMinutes(11));
        for (int i = 0; i < 3; i++) {
            TABLES.end(TABLES.markOne(), new End.NotSent("refused"));
            TABLES.advance(Duration.ofSeconds(31));
        }
        assertThat(openAlarms()).containsExactly("delivery-late");
        TABLES.end(TABLES.markOne(), new End.Delivered("0000", End.NO_ANSWER, List.of()));
        assertThat(openAlarms()).isEmpty();
    }

    @Test
    void aQuestionPastTheLimitOfWhatItAsksAfterIsEscalatedToo() {
        TABLES.end(TABLES.markOne(), new End.Unknown("reset"));
        TABLES.advance(Duration.ofMinutes(11));
        TABLES.end(TABLES.markOne(), new End.Unknown("reset"));
        assertThat(openAlarms()).containsExactly("delivery-late");
        TABLES.advance(Duration.ofMinutes(1));
        TABLES.end(TABLES.markOne(), new End.Found(End.Finding.DELIVERED, "10", End.NO_ANSWER, List.of()));
        assertThat(openAlarms()).isEmpty();
    }

    @Test
    void whatThePartnerAsksForIsWaitedFor() {
        Duration asked = Duration.ofMinutes(5);
        TABLES.end(TABLES.markOne(), new End.NotSent("9503", End.NO_ANSWER, Optional.of(asked)));
        TABLES.advance(asked.minusSeconds(10));
        assertThat(TABLES.mark(1)).isEmpty();
        TABLES.advance(Duration.ofSeconds(11));
        assertThat(TABLES.mark(1)).hasSize(1);
    }

    private static List<String> openAlarms() {
        return TABLES.strings("select code from alarm where cleared_at is null");
    }
}
