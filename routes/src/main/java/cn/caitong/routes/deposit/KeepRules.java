package cn.caitong.routes.deposit;

import static cn.caitong.routes.deposit.DepositState.CONVERTED;
import static cn.caitong.routes.deposit.DepositState.DUE;
import static cn.caitong.routes.deposit.DepositState.HELD;
import static cn.caitong.routes.deposit.DepositState.INSTRUCTED;
import static cn.caitong.routes.deposit.DepositState.PAID_OVER;

/** The cells of what is not given back, or not to that bid, and of guarantees. */
final class KeepRules {
    static final Rule PAY_OVER = Rule.rule(
            "pay-over",
            Keeps::payOver,
            "",
            "",
            "forfeit instructed and credited; of what was recovered nothing",
            PAID_OVER);
    static final Rule PAY_OVER_PART =
            Rule.rule("pay-over-part", Keeps::payOver, "the rest goes its way", "", "a forfeited part credited");
    static final Rule CONVERT =
            Rule.rule("convert", Keeps::convert, "what is left goes back", "", "convert owed", HELD, CONVERTED);
    static final Rule CONVERT_DUE = Rule.rule(
            "convert-due",
            Keeps::convert,
            "what is left goes back on its clocks",
            "discharged, if nothing is left",
            "convert owed",
            DUE,
            CONVERTED);
    static final Rule WITHOUT_BID = Rule.rule(
            "without-bid",
            Keeps::withoutBid,
            "it cannot be marked; instruct the holder",
            "",
            "refund instructed",
            INSTRUCTED,
            HELD);
    static final Rule WITHOUT_BID_DUE = Rule.rule("without-bid-due", Keeps::withoutBid, "it cannot be marked", "", "");
    static final Rule MOVE_LOT = Rule.rule(
            "move-lot",
            Keeps::moveLot,
            "the right lot's facts are its own; task: mark or release, if they owe it",
            "those of the right lot",
            "",
            HELD,
            DUE);
    static final Rule EXTEND =
            Rule.rule("extend", Forms::extend, "task: extend, if it still ends before the bid", "", "");

    private KeepRules() {}
}
