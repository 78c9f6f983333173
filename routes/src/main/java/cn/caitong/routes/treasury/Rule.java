package cn.caitong.routes.treasury;

import static cn.caitong.routes.treasury.PaymentState.APPLIED;
import static cn.caitong.routes.treasury.PaymentState.CREDITED;
import static cn.caitong.routes.treasury.PaymentState.PREPARED;
import static cn.caitong.routes.treasury.PaymentState.QUOTA_CHECKED;
import static cn.caitong.routes.treasury.PaymentState.RECEIVED;
import static cn.caitong.routes.treasury.PaymentState.REPAIR;
import static cn.caitong.routes.treasury.PaymentState.REQUESTED;
import static cn.caitong.routes.treasury.PaymentState.TREASURY_REVIEWED;
import static cn.caitong.routes.treasury.PaymentState.UNIT_REVIEWED;
import static cn.caitong.routes.treasury.PaymentState.VOUCHER_ISSUED;

import java.util.List;
import java.util.function.Function;

/**
 * What a cell of the payment table does: the rule's body, and what the table says of it: duty, money, what its claim hears, and the
 * states it may lead to (none listed: the state stays).
 */
record Rule(
        String code, Function<Step, Draft> body, String duty, String money, String claim, List<PaymentState> leadsTo) {
    private static final String TOLD = "applied for, where that was not known";

    static final Rule REQUEST = rule(
            "request",
            Preparations::request,
            "once a day: remind the purchaser; tell the supplier how it stands",
            "",
            "",
            REQUESTED);
    static final Rule PROGRESS = rule("progress", Preparations::progress, "tell the supplier how it stands", "", "");
    static final Rule PREPARE =
            rule("prepare", Preparations::prepare, "another person must check it", "", "", PREPARED);
    static final Rule APPROVE = rule(
            "approve",
            Preparations::approve,
            "the application goes to the treasury",
            "lines owed and instructed; deductions owed",
            "",
            APPLIED);
    static final Rule PREPARE_ANEW = rule(
            "prepare-anew",
            Preparations::prepareAnew,
            "only where all has failed: another person must check it",
            "",
            "");
    static final Rule APPROVE_ANEW = rule(
            "approve-anew",
            Preparations::approveAnew,
            "a new application goes to the treasury in the place of what failed wholly",
            "failed attempts void by proof and two persons; lines owed and instructed, deductions owed anew",
            "",
            APPLIED);
    static final Rule RELEASE = rule(
            "release",
            Retentions::release,
            "once for each retention that was kept back",
            "",
            "the retention is owed as a sum of its own");
    static final Rule WITHDRAW = rule(
            "withdraw", Withdrawals::withdraw, "take back what has not left; too late: the sender is told so", "", "");
    static final Rule WITHDRAWN =
            rule("withdrawn", Withdrawals::withdrawn, "prepare it anew, or repair its lines", "rejected", "", REPAIR);
    static final Rule LEFT = rule("left", Withdrawals::left, "the purchaser hears that it was too late", "", "");
    static final Rule SEND_BACK = rule("send-back", Preparations::sendBack, "prepare it anew", "", "", REQUESTED);
    static final Rule REPAIRED = rule(
            "repair",
            Applications::repair,
            "the failed lines go to the treasury again; less, where a red invoice took back a part",
            "failed attempts void by proof and two persons; next ones instructed",
            "all else credited: credited",
            REQUESTED,
            CREDITED,
            APPLIED,
            RECEIVED,
            UNIT_REVIEWED,
            TREASURY_REVIEWED,
            QUOTA_CHECKED,
            VOUCHER_ISSUED);
    static final Rule SUSPEND = rule(
            "suspend",
            Stops::suspend,
            "approve nothing, send nothing new; take back what has not left",
            "",
            "",
            REQUESTED);
    static final Rule RESUME = rule(
            "resume",
            Stops::resume,
            "the last stop lifted: what may have left goes on; what was taken back two persons start again",
            "",
            "");
    static final Rule FREEZE = rule(
            "freeze",
            Freezes::freeze,
            "approve nothing, send nothing new; take back what has not left",
            "delivered",
            TOLD);
    static final Rule CONTRACT = rule(
            "contract",
            ContractStops::heard,
            "suspended or ended: as suspend, and of what ended finance is asked; resumed: as resume; assigned (政采贷):"
                + " what has not left for the former account is taken back; a red or voided invoice: what has not left"
                + " is",
            "",
            "");
    static final Rule CONTRACT_PREPARED = rule(
            "contract-prepared",
            ContractStops::heard,
            "as contract; ended, or assigned: it is prepared anew, by people who know of it",
            "",
            "",
            REQUESTED);
    static final Rule UNFREEZE = rule("unfreeze", Freezes::unfreeze, "as resume", "", "");
    static final Rule REVIEW = rule(
            "review",
            Reviews::review,
            "refused: repair",
            "delivered; refused: rejected",
            TOLD,
            RECEIVED,
            UNIT_REVIEWED,
            TREASURY_REVIEWED,
            QUOTA_CHECKED,
            REPAIR);
    static final Rule VOUCHER = rule("voucher", Reviews::voucher, "", "delivered", TOLD, VOUCHER_ISSUED);
    static final Rule EXECUTE = rule(
            "execute",
            Results::executed,
            "failed: repair",
            "credited or rejected, line by line",
            "all credited: credited; " + TOLD,
            VOUCHER_ISSUED,
            CREDITED,
            REPAIR);
    static final Rule RETURN =
            rule("return", Results::returned, "repair", "returned", "after the credit: returned", REPAIR);
    static final Rule CARRY_OVER = rule("carry-over", Reviews::carriedOver, "", "delivered", TOLD);
    static final Rule DELIVERED = rule("delivered", Applications::delivered, "", "delivered", TOLD);
    static final Rule REJECTED = rule("rejected", Applications::rejected, "repair", "rejected", "", REPAIR);
    static final Rule UNKNOWN =
            rule("unknown", Applications::unknown, "the treasury is asked; nothing is repeated", "", "");
    static final Rule NOTE = rule("note", Step::noted, "", "", "");
    static final Rule HOLD = rule("hold", step -> step.hold("nothing of it is known yet"), "wait", "", "");
    static final Rule STRANGE = rule(
            "strange",
            step -> step.park("application-unknown", "nothing was applied for / 尚未提交支付申请"),
            "a person looks at it",
            "",
            "");
    static final Rule REFUSE = rule(
            "refuse",
            step -> step.refuse(
                    "not-allowed-here",
                    "P8",
                    "not while the payment is " + step.state().code()),
            "the sender is told why",
            "",
            "");

    static Rule rule(
            String code, Function<Step, Draft> body, String duty, String money, String claim, PaymentState... leadsTo) {
        return new Rule(code, body, duty, money, claim, List.of(leadsTo));
    }

    Draft apply(Step step) {
        return body.apply(step);
    }
}
