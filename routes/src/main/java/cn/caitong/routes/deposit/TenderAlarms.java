package cn.caitong.routes.deposit;

import static cn.caitong.engine.alarm.AlarmKind.acknowledged;
import static cn.caitong.engine.alarm.AlarmKind.whileClock;

import cn.caitong.engine.alarm.AlarmKind;
import cn.caitong.engine.alarm.AlarmKind.Owner;
import cn.caitong.engine.alarm.AlarmKind.Running;
import java.util.List;
import java.util.Set;

/** What the alarms of tenders mean, and what ends each. */
public final class TenderAlarms {
    private static final Set<String> SIGNING = Set.of(SigningDuty.CLAUSE);
    private static final Set<String> SUSPENSION = Set.of(SuspensionClock.CLAUSE);

    private TenderAlarms() {}

    public static List<AlarmKind> all() {
        return List.of(
                acknowledged(
                        "challenge-upheld",
                        Owner.PURCHASER,
                        "A challenge was upheld: undo the award, or end the tender.",
                        "质疑或投诉成立：请撤销中标结果，或终止采购。"),
                acknowledged(
                        "signed-while-paused",
                        Owner.BUREAU,
                        "A contract was signed while signing is paused (条例 art. 54). Decide what becomes of it.",
                        "在暂停签订期间签订了合同（条例第五十四条）。请作出处理。"),
                whileClock(
                        Running.SOON,
                        SIGNING,
                        "signing-due-soon",
                        Owner.PURCHASER,
                        "A contract is to be signed soon (C18).",
                        "合同签订期限将至（C18）。"),
                whileClock(
                        Running.LATE,
                        SIGNING,
                        "signing-overdue",
                        Owner.PURCHASER,
                        "No contract was signed within 30 days of the award letter (C18). Sign it, or report why not.",
                        "中标通知书发出后三十日内未签订合同（C18）。请尽快签订或说明原因。"),
                whileClock(
                        Running.SOON,
                        SUSPENSION,
                        "suspension-ends-soon",
                        Owner.BUREAU,
                        "Procurement is to be resumed soon: it may stand still for 30 days (C30).",
                        "暂停采购活动的三十日期限将至，应尽快恢复（C30）。"),
                whileClock(
                        Running.LATE,
                        SUSPENSION,
                        "suspension-too-long",
                        Owner.BUREAU,
                        "Procurement is suspended for longer than 30 days (C30). Resume it.",
                        "暂停采购活动已超过三十日（C30）。请恢复。"));
    }
}
