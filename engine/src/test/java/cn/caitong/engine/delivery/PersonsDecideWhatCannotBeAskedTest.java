package cn.caitong.engine.delivery;

import static cn.caitong.engine.delivery.OutboxTables.CENTRE;
import static cn.caitong.engine.delivery.OutboxTables.RECALL;
import static cn.caitong.engine.delivery.OutboxTables.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.caitong.engine.delivery.DeliveryDesk.Refused;
import cn.caitong.engine.delivery.DeliveryDesk.Word;
import cn.caitong.engine.delivery.End.Finding;
import cn.caitong.engine.flow.Outgoing;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class PersonsDecideWhatCannotBeAskedTest {
    private static final OutboxTables TABLES = new OutboxTables();
    private static final Word TWO = new Word("wang", "li", "statement of 2 March");

    private final DeliveryDesk desk = new DeliveryDesk(TABLES.delivery, TABLES.transactions);
    private UUID message = new UUID(0, 0);

    @AfterAll
    static void close() {
        TABLES.close();
    }

    @BeforeEach
    void aMessageThatMovesMoneyAndThatNobodyCanBeAskedAbout() {
        TABLES.empty();
        message = TABLES.tell(
                TABLES.openCase("one"),
                new Outgoing.Tell(CENTRE, RECALL, "RC01", true, OutboxTables.data("RC01"), null));
        TABLES.end(TABLES.markOne(), new End.Unknown("reset"));
    }

    @Test
    void itWaitsForAPersonWithAnAlarm() {
        assertThat(TABLES.state(message)).isEqualTo("unknown");
        assertThat(TABLES.strings("select code || ' ' || ref from parked"))
                .containsExactly("delivery-unknown " + message);
        assertThat(TABLES.strings("select code from alarm where cleared_at is null"))
                .containsExactly("delivery-unknown");
        TABLES.advance(Duration.ofDays(30));
        assertThat(TABLES.mark(10)).isEmpty();
    }

    @Test
    void twoPersonsSayThatItArrived() {
        desk.found(message, Finding.DELIVERED, TWO);
        assertThat(TABLES.state(message)).isEqualTo("delivered");
        assertThat(TABLES.events()).containsExactly("delivery.unknown", "delivery.delivered");
        assertThat(TABLES.evidence(message)).contains("delivery.persons-word");
        assertThat(TABLES.strings("select resolution from parked")).containsExactly("DELIVERED");
        assertThat(TABLES.strings("select code from alarm where cleared_at is null"))
                .isEmpty();
    }

    @Test
    void foundNeverToHaveArrivedItGoesAgain() {
        desk.found(message, Finding.NOT_FOUND, TWO);
        assertThat(TABLES.markOne().outgoing()).isEqualTo(message);
    }

    @Test
    void onePersonAloneCannotDecideAboutMoney() {
        Refused refused = catchThrowableOfType(
                Refused.class, () -> desk.found(message, Finding.DELIVERED, new Word("wang", "wang", "x")));
        assertThat(refused.code()).isEqualTo("delivery-needs-two-persons");
        assertThat(refused).hasMessageContaining("复核").hasMessageContaining("another");
        assertThat(TABLES.state(message)).isEqualTo("unknown");
    }

    @Test
    void whatIsDecidedStays() {
        desk.found(message, Finding.REJECTED, TWO);
        Refused refused = catchThrowableOfType(Refused.class, () -> desk.found(message, Finding.DELIVERED, TWO));
        assertThat(refused.code()).isEqualTo("delivery-not-unknown");
        assertThat(TABLES.state(message)).isEqualTo("rejected");
    }

    @Test
    void aQuestionStillOpenIsTakenBack() {
        UUID refund = TABLES.refund("CT01");
        TABLES.end(TABLES.markOne(), new End.Unknown("reset"));
        desk.found(refund, Finding.DELIVERED, TWO);
        assertThat(TABLES.strings("select state from outgoing where inquiry_of is not null"))
                .containsExactly("withdrawn");
        assertThat(TABLES.mark(10)).isEmpty();
    }

    @Test
    void whatMovesNoMoneyAndIsKnownByItsIdIsSimplyRepeated() {
        UUID task = TABLES.tell(TABLES.openCase("two"), task(CENTRE, "T-1"));
        TABLES.end(TABLES.markOne(), new End.Unknown("reset"));
        assertThat(TABLES.state(task)).isEqualTo("ready");
        TABLES.advance(Duration.ofMinutes(1));
        assertThat(TABLES.markOne().outgoing()).isEqualTo(task);
    }
}
