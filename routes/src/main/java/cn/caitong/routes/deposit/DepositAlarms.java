package cn.caitong.routes.deposit;

import static cn.caitong.engine.alarm.AlarmKind.acknowledged;
import static cn.caitong.engine.alarm.AlarmKind.whileIn;
import static cn.caitong.routes.deposit.DepositState.BLOCKED;
import static cn.caitong.routes.deposit.DepositState.DUE;
import static cn.caitong.routes.deposit.DepositState.HELD;
import static cn.caitong.routes.deposit.DepositState.MARKED;
import static cn.caitong.routes.deposit.DepositState.MARKED_AFTER_REFUND;
import static cn.caitong.routes.deposit.DepositState.RECALLING;
import static cn.caitong.routes.deposit.DepositState.REPAIR;

import cn.caitong.engine.alarm.AlarmKind;
import cn.caitong.engine.alarm.AlarmKind.Ending.WhileClock;
import cn.caitong.engine.alarm.AlarmKind.Owner;
import cn.caitong.engine.alarm.AlarmKind.Running;
import cn.caitong.routes.casefile.PerformanceLimit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the alarms of deposits mean, and what ends each; those of tenders are in {@link TenderAlarms}. */
public final class DepositAlarms {
    private DepositAlarms() {}

    public static List<AlarmKind> all() {
        return Stream.of(refunds(), marks(), others()).flatMap(List::stream).toList();
    }

    private static List<AlarmKind> refunds() {
        return List.of(
                new AlarmKind(
                        "refund-overdue",
                        Owner.PURCHASER,
                        "The last lawful day of a refund has passed without the bank's credit; a late charge may grow."
                                + " See what hinders it. It ends with the credit.",
                        "退还期限已过而银行尚未入账，可能产生逾期费用。请查明原因；入账后自动解除。",
                        new WhileClock(Running.LATE, Set.of(), Set.of(Marks.CLAUSE)),
                        false),
                whileIn(
                        in(REPAIR, BLOCKED),
                        "refund-rejected",
                        Owner.PURCHASER,
                        "The holder refused the refund's instruction; nothing was paid. Two persons repair the payee's"
                                + " data.",
                        "收取方拒绝了退款指令，未付款。请由两人更正收款信息。"),
                whileIn(
                        in(REPAIR, BLOCKED),
                        "refund-returned",
                        Owner.PURCHASER,
                        "The bank sent the refund back. Two persons repair the payee's data.",
                        "银行将退款退回。请由两人更正收款信息。"),
                acknowledged(
                        "bank-interest-differs",
                        Owner.BUREAU,
                        "The interest that the bank paid is not what was reckoned; its rounding may explain it. Compare"
                                + " both, and have the bank correct it if not.",
                        "银行支付的利息与核算不一致，可能为尾差。请核对，确有差错的请银行更正。"),
                acknowledged(
                        "message-rejected",
                        Owner.OPERATOR,
                        "A partner refused a message that moves no money. Find out why, and tell it by another way if"
                                + " need be.",
                        "对方拒收一份不涉及资金的报文。请查明原因，必要时另行告知。"));
    }

    private static List<AlarmKind> marks() {
        return List.of(
                whileIn(
                                in(MARKED_AFTER_REFUND),
                                "marked-after-refund",
                                Owner.PURCHASER,
                                "The deposit was marked as not to be returned, and is returned already: the purchaser"
                                        + " recovers it from the supplier.",
                                "保证金退还后才被标记不予退还，须由采购人向供应商追回。")
                        .orByPerson(),
                acknowledged(
                        "recovered-to-return",
                        Owner.PURCHASER,
                        "A supplier gave back money under a mark that has fallen, or that the bank had returned"
                                + " already. Give it back to the supplier.",
                        "供应商已返还的款项所依据的标记已解除，或原退款已被银行退回。请将该款退还供应商。"),
                AlarmKind.whileClock(
                        Running.LATE,
                        Set.of(Marks.CLAUSE),
                        "mark-undecided",
                        Owner.PURCHASER,
                        "A mark is older than it may be: forfeit the deposit, or lift the mark.",
                        "标记逾期未决：请作出不予退还的决定，或撤销标记。"),
                whileIn(
                        in(RECALLING),
                        "recall-refused",
                        Owner.PURCHASER,
                        "The holder could not recall the refund. If it is credited, the purchaser has to recover it.",
                        "收取方未能撤回退款。如款项入账，须由采购人追回。"));
    }

    private static List<AlarmKind> others() {
        return List.of(
                whileIn(
                                in(HELD, DUE, MARKED, BLOCKED),
                                "guarantee-runs-out",
                                Owner.PURCHASER,
                                "A guarantee ends before the bid does. Have the supplier extend it.",
                                "保函有效期早于投标有效期届满。请供应商延长。")
                        .orByPerson(),
                whileIn(
                                in(HELD),
                                "wrong-lot",
                                Owner.PURCHASER,
                                "Money came for a lot that its tender does not have. Two persons, one of them of the"
                                        + " buyer, say which lot was meant.",
                                "收到的保证金所填标段不存在。请由两人（其中一人为采购人或代理机构）更正标段。")
                        .orByPerson(),
                acknowledged(
                        Keeps.BASELESS,
                        Owner.PURCHASER,
                        "A deposit became a performance deposit, and no contract will come of it: the award was"
                                + " undone, or the lot ended. Give the sum back.",
                        "保证金已转为履约保证金，而中标已撤销或采购已终止，不再签约。请退还该款项。"),
                acknowledged(
                        PerformanceLimit.CODE,
                        Owner.PURCHASER,
                        "A performance deposit is above what the law allows beside its contract's sum (C17). Give back"
                                + " what exceeds, and have the contract say so.",
                        "履约保证金超过合同金额的法定比例（C17）。请退还超出部分，并相应变更合同。"));
    }

    private static Set<String> in(DepositState... states) {
        return Stream.of(states).map(DepositState::code).collect(Collectors.toSet());
    }
}
