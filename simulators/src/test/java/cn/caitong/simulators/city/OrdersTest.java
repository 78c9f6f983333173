package cn.caitong.simulators.city;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.simulators.ledger.Fate;
import cn.caitong.simulators.ledger.Reason;
import cn.caitong.simulators.log.JsonLines;
import cn.caitong.simulators.traffic.Fault;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class OrdersTest {

    @Test
    void everyEndCanBeLaidDown() {
        var hour = Duration.ofHours(1);
        assertThat(fate("{'end':'CREDITED','after':'PT1H'}")).isEqualTo(Fate.credited(hour));
        assertThat(fate("{'end':'RETURNED','after':'PT1H','reason':'NUMBER_WRONG'}"))
                .isEqualTo(Fate.returned(hour, Reason.NUMBER_WRONG));
        assertThat(fate("{'end':'CREDITED_THEN_RETURNED','after':'PT1H','returnedAfter':'P2D'}"))
                .isEqualTo(Fate.creditedThenReturned(hour, Duration.ofDays(2), Reason.OTHER));
        assertThat(fate("{'end':'REJECTED'}")).isEqualTo(Fate.rejected(Duration.ZERO, Reason.OTHER));
        assertThat(fate("{'end':'STUCK'}")).isEqualTo(Fate.stuck());
    }

    @Test
    void aMisbehaviourStrikesOnceUnlessToldOtherwise() {
        var order = Orders.misbehaviour(json("{'fault':'DRIP','delayMillis':7,'size':9}"));

        assertThat(order.fault()).isEqualTo(Fault.DRIP);
        assertThat(order.times()).isEqualTo(1);
        assertThat(order.delay()).isEqualTo(Duration.ofMillis(7));
        assertThat(order.size()).isEqualTo(9);
    }

    private static Fate fate(String text) {
        return Orders.fate(json(text));
    }

    private static JsonNode json(String text) {
        return JsonLines.read(text.replace('\'', '"'), JsonNode.class);
    }
}
