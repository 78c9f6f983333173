package cn.caitong.app.demo;

import cn.caitong.app.demo.contract.ContractTableText;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Prints an outcome: for machines the timeline alone, for people the timeline, the table and the verdict. */
final class Report {
    private static final String LEGEND = """
        time, working day of the term 4/5, clause, case, state, event
        时间、期限第几个工作日、依据、案件、状态、事件
        """;

    private Report() {}

    static void asJson(Outcome outcome, PrintWriter out) {
        outcome.timeline().forEach(line -> out.println(TimelineJson.of(line)));
    }

    static void asText(Outcome outcome, TimelineText text, ClausesText clauses, PrintWriter out) {
        new TreeMap<>(outcome.names().tenders()).forEach((id, title) -> out.println(id + "  " + title));
        out.println(LEGEND);
        text.of(outcome.timeline()).forEach(out::println);
        out.println();
        TableText.of(outcome.table(), outcome.names().suppliers()).forEach(out::println);
        out.println();
        ContractTableText.of(outcome.contracts()).forEach(out::println);
        out.println();
        out.println("what the clauses ask for · 各期限的要求");
        clauses.of(named(outcome)).forEach(out::println);
        out.println();
        out.println("left to a person, and how it ended · 挂起由人处理的事项及其结果");
        ParkedStory.text(outcome.parked()).forEach(out::println);
        out.println();
    }

    private static List<String> named(Outcome outcome) {
        return Stream.concat(
                        outcome.table().stream().map(DepositLine::clause).filter(Objects::nonNull),
                        outcome.contracts().clocks().stream())
                .toList();
    }

    /** What is not as it should be, one line each, or that all is well. */
    static void verdict(Outcome outcome, PrintWriter out) {
        outcome.differences().forEach(difference -> out.println("✗ " + difference.message()));
        out.println(
                outcome.isAsExpected()
                        ? ("✓ %d deposits, %d contracts, %d invoices and %d payments as worked out by hand and as"
                              + " their partners booked them; %d rows of evidence sound · %1$d 笔保证金、%2$d 份合同、%3$d"
                              + " 张发票、%4$d 笔支付与手工核算及各方账册一致，%5$d 条存证完好")
                                .formatted(
                                        outcome.table().size(),
                                        outcome.contracts().contracts().size(),
                                        outcome.contracts().claims().size(),
                                        outcome.contracts().payments().size(),
                                        outcome.rows())
                        : "differences: %d · 共 %1$d 处不符"
                                .formatted(outcome.differences().size()));
    }
}
