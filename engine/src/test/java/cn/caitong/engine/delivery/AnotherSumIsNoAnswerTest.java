package cn.caitong.engine.delivery;

import static cn.caitong.engine.delivery.OutboxTables.CENTRE;
import static cn.caitong.engine.delivery.OutboxTables.REFUND;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.delivery.End.Finding;
import cn.caitong.engine.delivery.End.Found;
import cn.caitong.engine.flow.Outgoing;
import cn.caitong.mappings.money.Money;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** P3: asked what became of 98,000.00, a partner that speaks of another sum has not spoken of that. */
@Tag("database")
class AnotherSumIsNoAnswerTest {
    private static final OutboxTables TABLES = new OutboxTables();
    private static final Money SUM = Money.cny("98000.00");
    private static final Money ANOTHER = Money.cny("89000.00");

    private UUID told = new UUID(0, 0);

    @AfterAll
    static void close() {
        TABLES.close();
    }

    @BeforeEach
    void oneTimesOut() {
        TABLES.empty();
        told = tell("CT01", SUM);
    }

    private static UUID tell(String id, Money sum) {
        ObjectNode data = OutboxTables.data(id);
        data.putObject("amount").put("amount", sum.text()).put("currency", sum.currency());
        UUID row = TABLES.tell(TABLES.openCase(id), new Outgoing.Tell(CENTRE, REFUND, id, true, data, null));
        TABLES.end(TABLES.markOne(), new End.Unknown("timed-out"));
        return row;
    }

    /** Neither delivered, which ends a term, nor refused, which lets two persons pay it once more. */
    @ParameterizedTest
    @EnumSource(
            value = Finding.class,
            names = {"DELIVERED", "REJECTED"})
    void itStaysUnknownAndIsAskedAgain(Finding finding) {
        Marked question = TABLES.markOne();
        TABLES.end(question, found(finding, ANOTHER));
        assertThat(TABLES.state(told)).isEqualTo("unknown");
        assertThat(TABLES.events()).containsExactly("delivery.unknown");
        assertThat(TABLES.strings(
                        "select outcome || ' ' || code from attempt where outgoing_id = '" + question.outgoing() + "'"))
                .containsExactly("unknown amount-differs");
        assertThat(alarms()).containsExactly("delivery-amount-differs " + told);
        TABLES.advance(Duration.ofMinutes(20));
        Marked again = TABLES.markOne();
        assertThat(again.outgoing()).isEqualTo(question.outgoing());
        TABLES.end(again, found(Finding.DELIVERED, SUM));
        assertThat(TABLES.state(told)).isEqualTo("delivered");
        assertThat(alarms()).as("its cause is gone").isEmpty();
    }

    @Test
    void anotherCurrencyIsAnotherSum() {
        TABLES.end(TABLES.markOne(), found(Finding.DELIVERED, Money.of("98000.00", "USD")));
        assertThat(TABLES.state(told)).isEqualTo("unknown");
    }

    @Test
    void anAnswerWithoutASumCountsAsItIs() {
        TABLES.end(TABLES.markOne(), new Found(Finding.DELIVERED, "10", End.NO_ANSWER, List.of()));
        assertThat(TABLES.state(told)).isEqualTo("delivered");
    }

    /** In one transaction with others' ends each is judged by its own sum. */
    @Test
    void eachIsHeldAgainstItsOwn() {
        Marked first = TABLES.markOne();
        UUID other = tell("CT02", ANOTHER);
        TABLES.delivery.end(Stream.of(first, TABLES.markOne())
                .map(question -> question.ended(found(Finding.DELIVERED, ANOTHER)))
                .toList());
        assertThat(TABLES.state(told)).isEqualTo("unknown");
        assertThat(TABLES.state(other)).isEqualTo("delivered");
    }

    private static Found found(Finding finding, Money amount) {
        return new Found(finding, "10", OutboxTables.answer(), List.of(), amount);
    }

    private static List<String> alarms() {
        return TABLES.strings("select code || ' ' || ref from alarm where cleared_at is null order by 1");
    }
}
