package cn.caitong.routes.contract;

import cn.caitong.engine.alarm.AlarmKind;
import cn.caitong.engine.alarm.AlarmKind.Owner;
import cn.caitong.engine.alarm.AlarmKind.Running;
import java.util.List;
import java.util.Set;

/** What the alarms of contracts mean, and what ends each. */
public final class ContractAlarms {
    private ContractAlarms() {}

    public static List<AlarmKind> all() {
        return List.of(AlarmKind.whileClock(
                Running.LATE,
                Set.of(),
                "contract-overdue",
                Owner.PURCHASER,
                "The last day of one of the contract's clocks has passed (publication C20, filing C22, acceptance, …);"
                        + " it stays owed. Do it; the alarm ends when nothing of the contract is overdue.",
                "合同的一项法定时限已过（公示 C20、备案 C22、验收等），义务仍在。请尽快履行；全部逾期事项办结后自动解除。"));
    }
}
