package cn.caitong.routes.deposit;

import cn.caitong.routes.deposit.DepositEvent.RefundResult;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

/** Which of our instructions a word of the holder, or of delivery, is about. Only the newest can still move anything. */
final class Results {
    private Results() {}

    /** Applies the rule where the holder speaks of the newest instruction and of its sum. */
    static Function<Step, Draft> ofNewest(Function<Step, Draft> rule) {
        return step -> aboutAnother(step).orElseGet(() -> rule.apply(step));
    }

    /** Applies the rule where it was the newest refund whose sending ended. */
    static Function<Step, Draft> ofRefund(Function<Step, Draft> rule) {
        return step -> isNewestRefund(step) ? rule.apply(step) : sent(step);
    }

    private static Optional<Draft> aboutAnother(Step step) {
        RefundResult result = step.result();
        Deposit deposit = step.deposit();
        if (deposit.isOlderAttempt(result.instruction())) {
            return Optional.of(aboutVoid(step));
        }
        if (!result.instruction().equals(deposit.instruction())) {
            return Optional.of(
                    step.park("other-instruction", "it names an instruction that the hub never made / 所列指令并非平台签发"));
        }
        if (end(result.kind())
                .filter(money -> money != deposit.form().isMoney())
                .isPresent()) {
            return Optional.of(
                    step.park("other-form", "money is credited, a guarantee is released / 资金应到账，保函应解除，二者不符"));
        }
        if (result.amount() != null && !result.amount().equals(deposit.refundable())) {
            return Optional.of(step.park("other-amount", "it names a sum that was not instructed / 所列金额与指令不符"));
        }
        return Optional.empty();
    }

    /** What was done is of money or of a guarantee; what was only taken, refused or recalled may be either. */
    private static Optional<Boolean> end(EventKind kind) {
        return switch (kind) {
            case REFUND_CREDITED, REFUND_RETURNED -> Optional.of(true);
            case RELEASED -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Draft aboutVoid(Step step) {
        return step.event().kind() == EventKind.REFUND_CREDITED || step.event().kind() == EventKind.RELEASED
                ? creditOfVoid(step)
                : step.stay("older-attempt", "P8", "old news of an attempt that is void");
    }

    /** A void attempt was credited: old news if the bank's return undid it, else money moved that must not have. */
    static Draft creditOfVoid(Step step) {
        LocalDate returned = step.deposit().returnedOn();
        boolean undone = returned != null && !step.result().onBankDate().isAfter(returned);
        return undone
                ? step.stay("credit-overtaken", "P8", "the credit that the bank's return has undone")
                : step.park("void-attempt-credited", "a credit is reported for an attempt that is void / 已作废的指令被报到账");
    }

    /** Its attempt is void; or it was credited, and its sum recovered and kept, of which the credit is old news. */
    static Draft creditOvertaken(Step step) {
        return step.result().onBankDate().equals(step.deposit().creditedOn()) ? Rule.noted(step) : creditOfVoid(step);
    }

    private static boolean isNewestRefund(Step step) {
        DepositEvent.Sent sent = step.sent();
        return (sent.type().equals(Messages.REFUND) || sent.type().equals(Messages.RELEASE))
                && sent.businessId().equals(step.deposit().instruction());
    }

    /** The end of any other sending: only a refusal needs somebody. */
    static Draft sent(Step step) {
        return step.event().kind() == EventKind.SEND_REJECTED
                ? step.stay("message-rejected", "P3", "a partner refused a message")
                        .alarm(
                                "message-rejected",
                                "its partner refused %1$s / 对方退回 %1$s"
                                        .formatted(step.sent().type()))
                : step.stay("noted", "P3", "a message's sending ended");
    }
}
