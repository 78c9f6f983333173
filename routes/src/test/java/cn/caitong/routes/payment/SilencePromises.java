package cn.caitong.routes.payment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.routes.payment.Desk.Decided;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What must be true of every silence (P6), judged by what was handed in, when, and what was answered: not by what the claim says of
 * itself.
 */
final class SilencePromises {
    private final List<Decided> decided;
    private final Set<String> standing = new HashSet<>();
    private final Set<String> known = new HashSet<>();
    private Instant silentUntil = Instant.MIN;

    SilencePromises(List<Decided> decided) {
        this.decided = decided;
    }

    void check() {
        decided.forEach(this::judge);
    }

    private void judge(Decided one) {
        if (one.event() instanceof ClaimEvent.Raised raised) {
            inTime(one, raised);
        }
        if (one.draft().outcome() == Outcome.APPLIED) {
            follow(one);
        }
    }

    /** It counts at its arrival, however late it is decided; and nothing that arrived in time comes to light after a silence. */
    private void inTime(Decided one, ClaimEvent.Raised raised) {
        assertThat(known.contains(raised.id()) || !one.arrived().isBefore(silentUntil))
                .as("passed over: %s arrived at %s, silence until %s was confirmed", raised, one.arrived(), silentUntil)
                .isTrue();
        Window window = openWindow(one.was());
        if (window != null && one.draft().reason().code().equals("objection-too-late")) {
            assertThat(window.takes(one.arrived()))
                    .as("refused though in time: %s at %s", raised, one.arrived())
                    .isFalse();
        }
    }

    private static @Nullable Window openWindow(@Nullable Claim claim) {
        return claim == null || claim.isConfirmed(Confirmation.UNDISPUTED) ? null : claim.window();
    }

    private void follow(Decided one) {
        switch (one.event()) {
            case ClaimEvent.Raised raised -> raised(raised);
            case ClaimEvent.Withdrawn withdrawn -> standing.remove(withdrawn.id());
            case ClaimEvent.Decided ended -> standing.remove(ended.id());
            case ClaimEvent.RedIssued red -> remedied(one, red);
            case ClaimEvent.ClockFired fired -> silence(one);
            default -> {}
        }
        if (!one.draft().next().lives()) {
            standing.clear();
        }
    }

    /** It takes back all that is not confirmed, and so all that the objection disputes. */
    private void remedied(Decided one, ClaimEvent.RedIssued red) {
        Claim was = one.was();
        if (was != null && red.amount().compareTo(was.amount().minus(was.confirmed())) >= 0) {
            standing.remove(String.valueOf(red.objection()));
        }
    }

    private void raised(ClaimEvent.Raised raised) {
        boolean isNew = known.add(raised.id());
        if (isNew && !raised.evidence().isEmpty() && raised.amount() == null) {
            standing.add(raised.id());
        }
    }

    private void silence(Decided one) {
        if (one.draft().reason().code().equals("receipt-confirmed-by-silence")) {
            assertThat(standing).as("silence though all is disputed").isEmpty();
            silentUntil = one.draft().claim().confirmations().getLast().at();
        }
    }
}
