package cn.caitong.app.demo.contract;

import cn.caitong.app.demo.contract.PaymentLine.Attempt;
import cn.caitong.app.demo.witness.Difference;
import cn.caitong.app.demo.witness.Differences;
import cn.caitong.app.demo.witness.Times;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares the table that was worked out by hand with what the evidence shows: every line of either, every cell. */
final class ContractCheck {
    /** The hub may be this much later than the minute that was worked out, and never earlier. */
    private static final Duration GRACE = Duration.ofMinutes(5);

    private static final String STATE = "state 状态";

    private ContractCheck() {}

    static List<Difference> differences(ContractTable expected, ContractTable found) {
        List<Difference> all = new ArrayList<>();
        all.addAll(lines(
                "contract 合同",
                expected.contracts(),
                found.contracts(),
                ContractLine::contract,
                ContractCheck::contract));
        all.addAll(lines("claim 发票", expected.claims(), found.claims(), ClaimLine::invoice, ContractCheck::claim));
        all.addAll(lines(
                "payment 支付", expected.payments(), found.payments(), PaymentLine::payment, ContractCheck::payment));
        return all;
    }

    private static <T> List<Difference> lines(
            String what,
            List<T> expected,
            List<T> found,
            Function<T, String> name,
            BiFunction<T, T, List<Difference>> compare) {
        Map<String, T> left =
                found.stream().collect(Collectors.toMap(name, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        List<Difference> all = new ArrayList<>();
        for (T line : expected) {
            T actual = left.remove(name.apply(line));
            all.addAll(
                    actual == null
                            ? List.of(new Difference(name.apply(line), what, "a line 一行", "none 无"))
                            : compare.apply(line, actual));
        }
        left.keySet().forEach(extra -> all.add(new Difference(extra, what, "none 无", "a line 一行")));
        return all;
    }

    private static List<Difference> contract(ContractLine expected, ContractLine found) {
        Differences differences = new Differences(expected.contract());
        terms(differences, expected.terms(), found.terms());
        differences.compare(STATE, expected.state(), found.state());
        return differences.list();
    }

    private static List<Difference> claim(ClaimLine expected, ClaimLine found) {
        Differences differences = new Differences(expected.invoice());
        differences.compare("amount 金额", expected.amount(), found.amount());
        differences.compare("refused 退回原因", expected.refused(), found.refused());
        each(differences, "confirmed 确认 ", texts(expected.confirmed()), texts(found.confirmed()));
        terms(differences, expected.terms(), found.terms());
        differences.compare("told 待办", expected.told(), found.told());
        differences.compare(STATE, expected.state(), found.state());
        return differences.list();
    }

    private static Map<String, String> texts(List<ClaimLine.Sum> sums) {
        Map<String, String> texts = new LinkedHashMap<>();
        sums.forEach(sum -> texts.put(sum.payment(), sum.text()));
        return texts;
    }

    private static void terms(Differences differences, List<Term> expected, List<Term> found) {
        each(
                differences,
                "clock 期限 ",
                expected.stream().collect(Collectors.toMap(Term::clock, Term::text)),
                found.stream().collect(Collectors.toMap(Term::clock, Term::text)));
    }

    private static void each(
            Differences differences, String what, Map<String, String> expected, Map<String, String> found) {
        expected.forEach((name, text) -> differences.compare(what + name, text, found.get(name)));
        found.forEach((name, text) -> {
            if (!expected.containsKey(name)) {
                differences.compare(what + name, null, text);
            }
        });
    }

    private static List<Difference> payment(PaymentLine expected, PaymentLine found) {
        Differences differences = new Differences(expected.payment());
        int attempts = expected.attempts().size();
        differences.compare("attempts 支付次数", attempts, found.attempts().size());
        for (int n = 0; n < Math.min(attempts, found.attempts().size()); n++) {
            attempt(
                    differences,
                    " #" + (n + 1),
                    expected.attempts().get(n),
                    found.attempts().get(n));
        }
        differences.compare("told 待办", expected.told(), found.told());
        differences.compare(STATE, expected.state(), found.state());
        return differences.list();
    }

    private static void attempt(Differences differences, String number, Attempt expected, Attempt found) {
        if (!inTime(expected.issued(), found.issued())) {
            differences.compare("issued 报送时间" + number, Times.print(expected.issued()), Times.print(found.issued()));
        }
        differences.compare("budget 指标" + number, expected.budget(), found.budget());
        differences.compare("amount 金额" + number, expected.amount(), found.amount());
        PaymentLine.End end = expected.end();
        differences.compare(
                "delivered 送达日" + number, end.delivered(), found.end().delivered());
        differences.compare("credited 到账日" + number, end.credited(), found.end().credited());
        differences.compare("returned 退回日" + number, end.returned(), found.end().returned());
        differences.compare("refused 被拒日" + number, end.refused(), found.end().refused());
    }

    private static boolean inTime(LocalDateTime expected, LocalDateTime found) {
        return !found.isBefore(expected) && found.isBefore(expected.plus(GRACE));
    }
}
