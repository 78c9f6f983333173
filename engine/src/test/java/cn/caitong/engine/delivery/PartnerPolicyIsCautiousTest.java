package cn.caitong.engine.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.delivery.PartnerPolicy.OnUnknown;
import cn.caitong.engine.outage.OutagePolicy;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class PartnerPolicyIsCautiousTest {
    @Test
    void moneyIsNeverRepeatedWhateverTheDescriptorSays() {
        PartnerPolicy policy = OutboxTables.POLICY;
        assertThat(policy.onUnknown(OutboxTables.TASK, false)).isInstanceOf(OnUnknown.Repeat.class);
        assertThat(policy.onUnknown(OutboxTables.TASK, true)).isInstanceOf(OnUnknown.Person.class);
        assertThat(policy.onUnknown(OutboxTables.REFUND, true)).isInstanceOf(OnUnknown.Ask.class);
    }

    @Test
    void whatTheDescriptorDoesNotNameGoesToAPerson() {
        assertThat(OutboxTables.POLICY.onUnknown("deposit.unheard-of.v1", false))
                .isInstanceOf(OnUnknown.Person.class);
        Policies none = new Policies(Map.of());
        assertThat(none.of("gone").onUnknown(OutboxTables.REFUND, true)).isInstanceOf(OnUnknown.Person.class);
    }

    @Test
    void aCallStartsAndEndsWellWithinItsLease() {
        PartnerPolicy policy = OutboxTables.POLICY;
        assertThat(policy.startLimit().plus(policy.callLimit())).isLessThan(policy.lease());
    }

    @Test
    void settingsThatCannotWorkNameThePartner() {
        assertThatThrownBy(() -> policy(Duration.ofMillis(10), Duration.ZERO, 1))
                .hasMessageContaining("500103");
        assertThatThrownBy(() -> policy(Duration.ofSeconds(10), Duration.ofSeconds(-1), 1))
                .hasMessageContaining("settle");
        assertThatThrownBy(() -> policy(Duration.ofSeconds(10), Duration.ZERO, 0))
                .hasMessageContaining("concurrency");
    }

    private static PartnerPolicy policy(Duration lease, Duration settle, int concurrency) {
        return new PartnerPolicy("500103", lease, settle, concurrency, Backoff.DEFAULT, OutagePolicy.DEFAULT, Map.of());
    }
}
