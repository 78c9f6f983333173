package cn.caitong.app.demo;

import cn.caitong.app.demo.witness.Difference;
import cn.caitong.app.demo.witness.Differences;
import cn.caitong.app.demo.witness.Times;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares the hub's table with the one written by hand: every deposit of either, every cell. */
final class TableCheck {
    /** The hub may be this much later than the minute that was worked out, and never earlier. */
    static final Duration GRACE = Duration.ofMinutes(5);

    private TableCheck() {}

    static List<Difference> differences(List<DepositLine> expected, List<DepositLine> found) {
        Map<String, DepositLine> left = byDeposit(found);
        List<Difference> all = new ArrayList<>();
        for (DepositLine line : expected) {
            DepositLine actual = left.remove(line.deposit());
            if (actual == null) {
                all.add(new Difference(line.deposit(), "deposit 保证金", "a line 一行", "none 无"));
            } else {
                all.addAll(compare(line, actual));
            }
        }
        left.keySet().forEach(extra -> all.add(new Difference(extra, "deposit 保证金", "none 无", "a line 一行")));
        return all;
    }

    private static Map<String, DepositLine> byDeposit(List<DepositLine> lines) {
        return lines.stream()
                .collect(Collectors.toMap(
                        DepositLine::deposit,
                        Function.identity(),
                        (first, again) -> {
                            throw new IllegalArgumentException("two lines for " + first.deposit());
                        },
                        LinkedHashMap::new));
    }

    private static List<Difference> compare(DepositLine expected, DepositLine found) {
        Differences differences = new Differences(expected.deposit());
        differences.compare("received 收款日", expected.received(), found.received());
        differences.compare("amount 金额", expected.amount(), found.amount());
        differences.compare("clause 依据", expected.clause(), found.clause());
        differences.compare("due 到期日", expected.due(), found.due());
        differences.compare("late charge 资金占用费 C15", expected.lateCharge(), found.lateCharge());
        differences.compare(
                "bank interest 银行利息",
                expected.beside().bankInterest(),
                found.beside().bankInterest());
        differences.compare(
                "forfeited 不予退还", expected.beside().forfeited(), found.beside().forfeited());
        differences.compare(
                "paid over 上缴日", expected.beside().paidOver(), found.beside().paidOver());
        differences.compare(
                "converted 转履约", expected.beside().converted(), found.beside().converted());
        differences.compare("state 状态", expected.state(), found.state());
        int attempts = expected.refunds().size();
        differences.compare("refunds issued 退款次数", attempts, found.refunds().size());
        for (int n = 0; n < Math.min(attempts, found.refunds().size()); n++) {
            compare(
                    differences,
                    n + 1,
                    expected.refunds().get(n),
                    found.refunds().get(n));
        }
        return differences.list();
    }

    private static void compare(Differences differences, int n, DepositLine.Refund expected, DepositLine.Refund found) {
        if (!inTime(expected.issued(), found.issued())) {
            differences.compare("issued 下达时间 #" + n, Times.print(expected.issued()), Times.print(found.issued()));
        }
        differences.compare("why 缘由 #" + n, expected.why(), found.why());
        differences.compare("delivered 送达日 #" + n, expected.delivered(), found.delivered());
        differences.compare("credited 到账日 #" + n, expected.credited(), found.credited());
        differences.compare("returned 退票日 #" + n, expected.returned(), found.returned());
    }

    private static boolean inTime(LocalDateTime expected, LocalDateTime found) {
        return !found.isBefore(expected) && found.isBefore(expected.plus(GRACE));
    }
}
