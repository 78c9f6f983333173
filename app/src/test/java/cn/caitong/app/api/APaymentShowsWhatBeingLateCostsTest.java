package cn.caitong.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.mappings.money.Money;
import cn.caitong.routes.casefile.Concealed;
import cn.caitong.routes.party.Account;
import cn.caitong.routes.payment.ClaimFacts;
import cn.caitong.routes.payment.ClaimFacts.Confirmed;
import cn.caitong.routes.payment.ClaimFacts.LateTerms;
import cn.caitong.routes.payment.ClaimFacts.Rate;
import cn.caitong.routes.payment.ClaimFacts.RateOf;
import cn.caitong.routes.payment.ClaimState;
import cn.caitong.routes.payment.OverduePolicy;
import cn.caitong.routes.treasury.PaymentFacts;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** C34: 120,000.00 of a small firm, whose last day is 8 May 2026: 60.00 for each day after it. */
@Tag("unit")
class APaymentShowsWhatBeingLateCostsTest {
    private static final OverduePolicy POLICY = OverduePolicy.load(Path.of("..", "config", "policies"));
    private static final Instant UPLOADED = Instant.parse("2026-04-10T02:00:00Z");
    private static final LocalDate LIMIT = LocalDate.of(2026, 5, 8);
    private static final LateTerms LATE = new LateTerms(LIMIT, null, LocalDate.of(2026, 3, 2));
    private static final ClaimFacts.Interest FOUND = new ClaimFacts.Interest(
            Money.cny("144.00"), LIMIT, LocalDate.of(2026, 5, 20), new Rate(new BigDecimal("3.65"), RateOf.CONTRACT));

    @Test
    void untilTheLastDayIsOverNothingIsOwed() {
        assertThat(shown(LATE, null, null, ClaimState.CONFIRMED, LIMIT)).isNull();
    }

    @Test
    void whileItIsUnpaidItGrowsByTheDay() {
        assertThat(shown(LATE, null, null, ClaimState.CONFIRMED, LocalDate.of(2026, 5, 9)))
                .isEqualTo(new PaymentAnswer.Interest(
                        "60.00", LIMIT, LocalDate.of(2026, 5, 9), true, "0.05", "day", "law"));
        assertThat(shown(LATE, null, null, ClaimState.CONFIRMED, LocalDate.of(2026, 5, 20)))
                .extracting(PaymentAnswer.Interest::amount)
                .isEqualTo("720.00");
    }

    @Test
    void onceItIsPaidItIsWhatWasFoundThen() {
        assertThat(shown(LATE, LocalDate.of(2026, 5, 20), FOUND, ClaimState.PAID, LocalDate.of(2026, 9, 1)))
                .isEqualTo(new PaymentAnswer.Interest(
                        "144.00", LIMIT, LocalDate.of(2026, 5, 20), false, "3.65", "year", "contract"));
        assertThat(shown(LATE, LIMIT, null, ClaimState.PAID, LocalDate.of(2026, 9, 1)))
                .as("in time")
                .isNull();
    }

    @Test
    void nothingIsOwedToAnotherFirmNorOnADeadInvoice() {
        LocalDate later = LocalDate.of(2026, 9, 1);
        assertThat(shown(null, null, null, ClaimState.CONFIRMED, later)).isNull();
        assertThat(shown(LATE, null, null, ClaimState.DEAD, later)).isNull();
    }

    private static PaymentAnswer.@Nullable Interest shown(
            @Nullable LateTerms late,
            @Nullable LocalDate creditedOn,
            ClaimFacts.@Nullable Interest found,
            ClaimState state,
            LocalDate today) {
        Money sum = Money.cny("120000.00");
        Confirmed confirmed = new Confirmed(
                "26502000000000004711",
                sum,
                Money.cny("0.00"),
                sum,
                "purchaser",
                LocalDate.of(2026, 4, 13),
                List.of(),
                creditedOn,
                creditedOn,
                late,
                found);
        ClaimFacts claim = new ClaimFacts(
                confirmed.id(),
                "HT-7",
                "ocds-000000-CQ-2026-0103",
                "order-87",
                "CN-USCC:91500103MAXTE5T242",
                "重庆测试供应有限公司",
                "CN-USCC:125000000000000197",
                "重庆市渝中区测试中学",
                Concealed.of(new Account("重庆测试供应有限公司", "6222-0000-1234", null, null)),
                false,
                false,
                false,
                state,
                new ClaimFacts.Times(UPLOADED, UPLOADED, UPLOADED, UPLOADED),
                Map.of(confirmed.id(), confirmed));
        return PaymentAnswer.interest(claim, confirmed, PaymentFacts.NONE, POLICY, today);
    }
}
