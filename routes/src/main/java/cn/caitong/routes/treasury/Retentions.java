package cn.caitong.routes.treasury;

import cn.caitong.routes.treasury.PaymentEvent.RetentionReleased;
import java.util.Optional;

/** A retention (质保金) that was kept back of this payment is released: its claim owes it as a sum of its own, with its own terms. */
final class Retentions {
    static final String KIND = "retention";

    private static final String CLAUSE = "N5.4";

    private Retentions() {}

    static Draft release(Step step) {
        RetentionReleased released = (RetentionReleased) step.event();
        if (!released.by().isPurchaser()) {
            return step.notEntitled();
        }
        Payment payment = step.known();
        Optional<Prepared.Deduction> kept = payment.deductions().stream()
                .filter(each ->
                        each.id().equals(released.deduction()) && each.kind().equals(KIND))
                .findFirst();
        if (kept.isEmpty()) {
            return step.refuse("no-such-retention", CLAUSE, "no retention of this id was kept back / 未以此编号扣留质保金");
        }
        String once = told(kept.get());
        if (payment.told().contains(once)) {
            return step.refuse("released-before", CLAUSE, "this retention was released before / 该质保金已释放");
        }
        Draft draft = step.stay("retention-released", CLAUSE, "its claim owes it now; it is applied for by itself");
        return draft.payment(payment.told(once)).raise(Messages.released(payment, step, kept.get(), step.today()));
    }

    /** Whether something of it is owed elsewhere by now, so that this payment keeps it back for ever. */
    static boolean isReleased(Payment payment, Prepared.Deduction deduction) {
        return payment.told().contains(told(deduction));
    }

    private static String told(Prepared.Deduction deduction) {
        return "released/" + deduction.id();
    }
}
