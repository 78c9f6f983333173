package cn.caitong.mappings.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.mappings.message.MessageType;
import cn.caitong.mappings.money.Money;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Tag;

/** Any amount a district can write comes in to the cent, and goes out as it came. */
@Tag("unit")
@net.jqwik.api.Tag("unit")
class MoneyCrossesDialectsExactlyTest {
    private static final List<Samples.Case> RECEIPTS =
            Samples.in().filter(sample -> sample.name().equals("in-receipt")).toList();

    /** In yuan, in fen as an element, and in fen elsewhere: all at once, since a new amount may look like another old one. */
    private static final Pattern AMOUNTS = Pattern.compile("12000\\.00|(?<=>)1200000(?=<)|800000");

    @Example
    void anAmountThatLooksLikeTheSamples() {
        inAndOut(191_800_000L);
    }

    @Property(tries = 200)
    void inAndOut(@ForAll @LongRange(min = 1, max = 99_999_999_999_999_999L) long cents) {
        Money money = new Money(BigDecimal.valueOf(cents, 2), "CNY");
        for (Samples.Case sample : RECEIPTS) {
            String fen = String.format("%03d", cents);
            String wire = AMOUNTS.matcher(new String(sample.wire(), StandardCharsets.UTF_8))
                    .replaceAll(found -> found.group().contains(".") ? money.text() : fen);
            Dialect dialect = sample.samples().dialect();
            ObjectNode envelope = dialect.translateIn(sample.arrival(), wire.getBytes(StandardCharsets.UTF_8));
            assertThat(envelope.at("/data/amount/amount").textValue()).isEqualTo(money.text());

            ObjectNode instruction = (ObjectNode) sample.canonicalOf("out-refund");
            instruction.set("amount", envelope.at("/data/amount"));
            assertThat(new String(
                            dialect.translateOut(MessageType.REFUND_INSTRUCTED, "500103", instruction),
                            StandardCharsets.UTF_8))
                    .containsAnyOf(
                            "\"" + money.text() + "\"", "\"" + fen + "\"", ">" + money.text() + "<", ">" + fen + "<");
        }
    }
}
