package cn.caitong.connectors.partner;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.connectors.partner.Limits.Admission.Admitted;
import cn.caitong.connectors.partner.Limits.Admission.Refused;
import cn.caitong.connectors.partner.Partner.Inbound;
import cn.caitong.connectors.partner.Partner.Protocol;
import cn.caitong.connectors.partner.Partner.Role;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class OnePartnersHasteIsItsOwnTest {
    private final Limits limits = new Limits();

    @Test
    void beyondItsRateAPartnerWaitsAndAnotherDoesNot() {
        Partner hasty = partner("500103", 1, 10);
        assertThat(limits.admit(hasty)).isInstanceOf(Admitted.class);
        assertThat(limits.admit(hasty))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.retryAfter()).isPositive());
        assertThat(limits.admit(partner("500240", 1, 10))).isInstanceOf(Admitted.class);
    }

    @Test
    void aPlaceIsFreeAgainWhenItIsClosed() {
        Partner one = partner("500103", 100, 1);
        try (Admitted place = (Admitted) limits.admit(one)) {
            assertThat(place).isNotNull();
            assertThat(limits.admit(one)).isInstanceOf(Refused.class);
        }
        assertThat(limits.admit(one)).isInstanceOf(Admitted.class);
    }

    private static Partner partner(String id, int perSecond, int concurrency) {
        Inbound inbound = new Inbound(Set.of(), 1024, perSecond, concurrency);
        return new Partner(
                id,
                id,
                id,
                Role.TRADING_CENTRE,
                Protocol.REST,
                "cqyz",
                Set.of(),
                inbound,
                Optional.empty(),
                Optional.empty());
    }
}
