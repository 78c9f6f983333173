package cn.caitong.app.demo;

import cn.caitong.app.demo.LedgerCheck.Instructed;
import cn.caitong.app.demo.witness.Difference;
import cn.caitong.app.demo.witness.Differences;
import cn.caitong.simulators.onething.GuaranteeDesk.Guarantee;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Compares the hub's table with the books of those who issue guarantees. */
final class GuaranteeCheck {
    private GuaranteeCheck() {}

    /** @param deposits those that are guarantees */
    static List<Difference> differences(List<Instructed> deposits, List<Guarantee> books) {
        Map<String, Instructed> byId =
                deposits.stream().collect(Collectors.toMap(each -> each.line().deposit(), each -> each));
        List<Difference> all = new ArrayList<>();
        for (Guarantee booked : books) {
            Instructed deposit = byId.remove(booked.deposit());
            all.addAll(
                    deposit == null
                            ? List.of(new Difference(booked.deposit(), "guarantee 保函", "known 已登记", "none 无"))
                            : compare(booked, deposit));
        }
        byId.keySet().forEach(id -> all.add(new Difference(id, "guarantee 保函", "none 无", "a deposit 一笔保函")));
        return all;
    }

    private static List<Difference> compare(Guarantee booked, Instructed deposit) {
        Differences differences = new Differences(booked.deposit());
        List<String> by = booked.instruction() == null ? List.of() : List.of(booked.instruction());
        differences.compare("releases 退还指令", by, deposit.instructions());
        List<DepositLine.Refund> refunds = deposit.line().refunds();
        differences.compare(
                "given back 退还日",
                booked.givenBack(),
                refunds.isEmpty() ? null : refunds.getLast().credited());
        return differences.list();
    }
}
