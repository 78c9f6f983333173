package cn.caitong.routes.payment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.mappings.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** What must be true of every history: of each of its claims, and of all of them together. */
final class ClaimPromises {
    private final Desk desk;

    private ClaimPromises(Desk desk) {
        this.desk = desk;
    }

    static void check(ClaimHistory history) {
        assertThat(history.highest)
                .as("never more claimed than the milestone")
                .isLessThanOrEqualTo(ClaimHistory.MILESTONE);
        history.lives.forEach(life -> {
            new ClaimPromises(life.desk).check();
            new SilencePromises(life.desk.decided).check();
        });
    }

    private void check() {
        sums();
        payables();
        reserved();
        clocks();
        confirmedBySilence();
        desk.decided.forEach(this::counted);
    }

    /** Confirmed and disputed come to no more than is claimed, and that to no more than the invoice (P2). */
    private void sums() {
        if (!desk.hasClaim() || !desk.state.lives()) {
            return;
        }
        Claim claim = desk.claim();
        Money apart = claim.parts().stream().map(Claim::partOf).reduce(Money.cny("0.00"), Money::plus);
        assertThat(claim.confirmed().plus(apart)).as("confirmed and disputed").isLessThanOrEqualTo(claim.amount());
        if (claim.isConfirmed(Confirmation.UNDISPUTED)) {
            assertThat(claim.confirmed().plus(apart))
                    .as("once receipt is confirmed, nothing is reserved that can never be paid")
                    .isEqualTo(claim.amount());
        }
        assertThat(claim.amount()).isLessThanOrEqualTo(claim.bill().total());
        assertThat(claim.amount().isPositive()).isTrue();
        assertThat(claim.recovering()).as("what comes back was confirmed").isLessThanOrEqualTo(claim.confirmed());
        for (Recovery recovery : claim.recoveries()) {
            assertThat(desk.clock(recovery.clock()).state)
                    .as("its clock ends with it: %s", recovery)
                    .isIn(recovery.isOpen() ? "open" : "discharged", "breached");
        }
    }

    /** Each confirmed sum is an item of its own, of what was confirmed, and nothing else is (P2). */
    private void payables() {
        if (!desk.hasClaim()) {
            return;
        }
        Map<String, BigDecimal> confirmed = new TreeMap<>();
        for (ClaimFacts.Confirmed each :
                ClaimFacts.of(desk.claim(), desk.state).confirmed().values()) {
            if (each.booked().isPositive()) {
                confirmed.put(ClaimFacts.item(each.id()), each.booked().amount());
            }
        }
        assertThat(desk.payables.keySet()).containsAll(confirmed.keySet());
        confirmed.forEach((item, sum) -> assertThat(desk.payables.get(item)).isEqualByComparingTo(sum));
    }

    /** What is reserved is what the living claim comes to; a dead one reserves nothing. */
    private void reserved() {
        BigDecimal held = desk.reserved.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(held)
                .isEqualByComparingTo(desk.state.lives() ? desk.claim().amount().amount() : BigDecimal.ZERO);
    }

    /** A dead claim owes nothing; a confirmed one has the terms of its payment. */
    private void clocks() {
        if (!desk.state.lives()) {
            assertThat(desk.clocks.values()).noneMatch(clock -> clock.state.equals("open"));
        }
        if (desk.state == ClaimState.CONFIRMED || desk.state == ClaimState.PAID) {
            desk.claim().confirmations().forEach(this::terms);
        }
        if (desk.state == ClaimState.PAID) {
            assertThat(desk.claim().isPaid()).isTrue();
        }
    }

    /** What is credited on record has no term that runs; what is not has one for each of its clauses. */
    private void terms(Confirmation confirmation) {
        for (ClaimFacts.Term term : confirmation.terms()) {
            Money back = desk.claim().recovering(desk.claim().paymentId(confirmation));
            boolean isOwed = confirmation.creditedOn() == null
                    && confirmation.amount().compareTo(back) > 0
                    && (!term.clause().equals(PaymentClocks.START) || confirmation.appliedOn() == null);
            assertThat(desk.claim().clocks().contains(term.clock()))
                    .as("%s of %s", term, confirmation)
                    .isEqualTo(isOwed);
        }
    }

    /** What silence confirmed had no objection in time that stood at the cut-off (P6), and was confirmed once. */
    private void confirmedBySilence() {
        if (!desk.hasClaim()) {
            return;
        }
        Claim claim = desk.claim();
        assertThat(claim.confirmations()).extracting(Confirmation::of).doesNotHaveDuplicates();
        for (Confirmation silent : claim.confirmations()) {
            if (silent.how() == Confirmation.How.SILENCE) {
                assertThat(claim.objections())
                        .as("an objection to all stood at the cut-off")
                        .noneMatch(each -> each.part() == null && stoodAt(each, silent.at()));
            }
        }
    }

    private static boolean stoodAt(Objection objection, Instant cutOff) {
        Instant from = objection.from();
        Instant to = objection.to();
        return from != null && from.isBefore(cutOff) && (to == null || to.isAfter(cutOff));
    }

    /** Whoever disputes all with evidence stops all. */
    private void counted(Desk.Decided one) {
        if (one.event() instanceof ClaimEvent.Raised raised
                && one.draft().outcome() == Outcome.APPLIED
                && !raised.evidence().isEmpty()
                && one.draft().next() == ClaimState.OBJECTED) {
            assertThat(one.draft().claim().isDisputedWhole()).isTrue();
        }
    }
}
