package cn.caitong.routes.deposit;

import static cn.caitong.routes.deposit.DepositState.MARKED;
import static cn.caitong.routes.deposit.DepositState.MARKED_AFTER_REFUND;

import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.engine.flow.MoneyMove.Purpose;

/** A refund that was instructed before its mark came (N4.3): kept back, recalled, or gone. */
final class Recalls {
    private Recalls() {}

    /** It never left and never will. */
    static Draft keptBack(Step step) {
        return proven(step, step.to(MARKED, "refund-kept-back", "N4.3", "the instruction never left"));
    }

    static Draft send(Step step) {
        return step.stay("recall-sent", "N4.3", "the instruction may have left")
                .send(Messages.recall(step.deposit(), step))
                .move(new MoneyMove.Recalling(
                        step.deposit().item(), Purpose.REFUND, step.deposit().attempt()));
    }

    static Draft recalled(Step step) {
        return proven(step, step.to(MARKED, "refund-recalled", "N4.3", "the holder confirmed that it will never pay"));
    }

    /** The holder refused the instruction that was being recalled: it never paid. */
    static Draft rejected(Step step) {
        Draft draft = step.to(MARKED, "refund-rejected", "N4.3", "the holder never paid it")
                .move(new MoneyMove.Rejected(
                        step.deposit().item(), Purpose.REFUND, step.deposit().attempt()));
        return proven(step, draft);
    }

    private static Draft proven(Step step, Draft draft) {
        draft.deposit(draft.deposit().change().voidProof(Refunds.proof(step)).done());
        return Marks.stands(Marks.voidAttempt(draft), step);
    }

    static Draft refused(Step step) {
        return step.stay("recall-refused", "N4.3", "the money is on its way; its credit will tell")
                .alarm("recall-refused", "the refund could not be recalled / 退款未能撤回");
    }

    /** It came back while the mark stands: there is nothing to repair, the mark decides. A credit that this undid is owed again. */
    static Draft returned(Step step) {
        Draft draft = step.to(MARKED, "refund-returned", "N4.3", "it came back and stays marked");
        Refunds.takeBack(draft, step);
        if (step.state() == MARKED_AFTER_REFUND) {
            Recoveries.overtaken(Clocks.reopen(draft, step), step);
        }
        return Marks.stands(Marks.voidAttempt(draft), step);
    }
}
