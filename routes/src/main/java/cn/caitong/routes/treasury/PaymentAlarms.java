package cn.caitong.routes.treasury;

import static cn.caitong.engine.alarm.AlarmKind.acknowledged;
import static cn.caitong.engine.alarm.AlarmKind.whileIn;

import cn.caitong.engine.alarm.AlarmKind;
import cn.caitong.engine.alarm.AlarmKind.Owner;
import java.util.List;
import java.util.Set;

/** What the alarms of payments mean; what is to be repaired ends when nothing of the payment is any more. */
public final class PaymentAlarms {
    private static final Set<String> REPAIR = Set.of(PaymentState.REPAIR.code());

    private PaymentAlarms() {}

    public static List<AlarmKind> all() {
        return List.of(
                whileIn(
                        REPAIR,
                        "payment-failed",
                        Owner.PURCHASER,
                        "The bank could not pay some lines of an application. Two persons repair them; the others"
                                + " stand.",
                        "银行未能支付申请中的部分明细。请由两人更正；其余明细不受影响。"),
                whileIn(
                        REPAIR,
                        "payment-refused",
                        Owner.PURCHASER,
                        "The treasury refused an application, with its reason. Two persons repair its lines.",
                        "国库退回支付申请并说明原因。请由两人更正其明细。"),
                whileIn(
                        REPAIR,
                        "payment-returned",
                        Owner.PURCHASER,
                        "The bank sent lines of a payment back. Two persons repair them.",
                        "银行将支付的部分明细退回。请由两人更正。"),
                acknowledged(
                        "stopped-too-late",
                        Owner.BUREAU,
                        "A payment was stopped, and an application had left before, or may have. Ask the treasury; it"
                                + " is not sent again while the stop stands.",
                        "支付申请在暂停或冻结前已（或可能已）发出。请向国库核实；暂停期间不再发送。"),
                acknowledged(
                        "assigned-too-late",
                        Owner.BUREAU,
                        "Payments were assigned to a lender after an application for the former account had left, or"
                                + " may have. Have the treasury stop or refuse it; the hub does not send it again.",
                        "以原账户提交的支付申请在政采贷锁定收款账户前已（或可能已）发出。请国库暂停或退回；系统不再发送。"));
    }
}
