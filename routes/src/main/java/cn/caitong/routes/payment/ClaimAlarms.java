package cn.caitong.routes.payment;

import static cn.caitong.engine.alarm.AlarmKind.acknowledged;
import static cn.caitong.engine.alarm.AlarmKind.passing;
import static cn.caitong.engine.alarm.AlarmKind.whileClock;

import cn.caitong.engine.alarm.AlarmKind;
import cn.caitong.engine.alarm.AlarmKind.Owner;
import cn.caitong.engine.alarm.AlarmKind.Running;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the alarms of claims mean, and what ends each. */
public final class ClaimAlarms {
    static final String REPEATED_OBJECTOR = "repeated-objector";

    private ClaimAlarms() {}

    public static List<AlarmKind> all() {
        return Stream.of(withAClock(), forAPerson(), List.of(repeatedObjector()))
                .flatMap(List::stream)
                .toList();
    }

    private static AlarmKind repeatedObjector() {
        return passing(
                REPEATED_OBJECTOR,
                Owner.BUREAU,
                "A purchaser objects again and again, to whichever invoices (N5.3). Look into its objections; the"
                        + " alarm ends when fewer lie within the policy's days.",
                "采购人在政策规定的期间内反复对发票提出异议（N5.3）。请核查其异议；期间内次数减少后自动解除。");
    }

    private static List<AlarmKind> withAClock() {
        return List.of(
                whileClock(
                        Running.LATE,
                        Set.of(Submissions.PUSH_CLAUSE),
                        "invoice-undelivered",
                        Owner.BUREAU,
                        "The purchaser's client had not taken an invoice by the end of its push day (N5.2); sending"
                                + " goes on. Call the purchaser.",
                        "采购人客户端至推送当日结束仍未接收发票（N5.2），继续推送。请联系采购人。"),
                whileClock(
                        Running.LATE,
                        PaymentClocks.ALL,
                        "payment-overdue",
                        Owner.PURCHASER,
                        "The last lawful day of a payment has passed (C37, C37b, C33, C33b). Pay; the alarm ends when"
                                + " nothing of the claim is overdue.",
                        "支付期限已过（C37、C37b、C33、C33b）。请尽快支付；全部逾期款项支付后自动解除。"),
                whileClock(
                        Running.OWED,
                        Set.of(Recoveries.CLAUSE),
                        "red-after-payment",
                        Owner.BUREAU,
                        "A red or voided invoice takes back what is applied for or paid. Recover it into the treasury,"
                                + " then record it (claim.recovered).",
                        "红字发票或作废发票涉及已申请或已支付的款项。请追回国库并登记（claim.recovered）。"),
                whileClock(
                        Running.LATE,
                        Set.of(Recoveries.CLAUSE),
                        "recovery-overdue",
                        Owner.BUREAU,
                        "What a red invoice takes back is not in the treasury, and its last day has passed (C47).",
                        "应追回款项逾期未缴回国库（C47）。"));
    }

    private static List<AlarmKind> forAPerson() {
        return List.of(
                acknowledged(
                        "claim-message-refused",
                        Owner.BUREAU,
                        "The purchaser's client or the application refused a message about a claim; nobody there sees"
                                + " it. Find out why, and tell it by another way.",
                        "采购人客户端或应用拒收付款申领的报文，相关人员无从知悉。请查明原因并另行告知。"),
                acknowledged(
                        "invoice-number-twice",
                        Owner.BUREAU,
                        "Two different invoices of one number were submitted; the first stands. Find out whether one is"
                                + " false.",
                        "同一发票号码提交了两张不同的发票，以首张为准。请查明真伪。"),
                acknowledged(
                        "objection-before-silence",
                        Owner.BUREAU,
                        "An objection was in time, and silence was confirmed over it. Stop what is paid for it, and"
                                + " decide with both sides.",
                        "异议在期限内提出，但已按逾期未提出异议视同确认收到发票。请暂停相应支付，并与双方处理。"),
                acknowledged(
                        "payment-of-dead-claim",
                        Owner.BUREAU,
                        "A payment tells of an invoice on which nothing is owed. Look at what was paid, and stop the"
                                + " application.",
                        "支付所涉发票已无应付款。请核查已付款项，并停止该申请。"),
                acknowledged(
                        "repeated-objections",
                        Owner.BUREAU,
                        "The purchaser objects to one invoice again and again. Look into it.",
                        "采购人对同一发票反复提出异议。请予核查。"));
    }
}
