package cn.caitong.app.demo;

import cn.caitong.app.demo.witness.Difference;
import cn.caitong.app.demo.witness.Differences;
import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.ledger.Ledger;
import cn.caitong.simulators.ledger.Receipt;
import cn.caitong.simulators.ledger.Refund;
import cn.caitong.simulators.ledger.RefundState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares the hub's table with a centre's own books. The centre never looked at the hub's, so agreeing proves something. */
final class LedgerCheck {
    private final String centre;
    private final Ledger ledger;

    LedgerCheck(String centre, Ledger ledger) {
        this.centre = centre;
        this.ledger = ledger;
    }

    /** A deposit of the table with the wire ids of its refunds, in order. */
    record Instructed(DepositLine line, List<String> instructions) {}

    /** Every receipt and every refund of either side. */
    List<Difference> differences(List<Instructed> deposits) {
        Differences books = new Differences(centre);
        books.compare("paid back twice 重复退款", List.of(), ledger.refundedTwice());
        books.compare("paid back too much 超额退款", List.of(), ledger.overRefunded());
        books.compare("messages still unsent 未送出报文", 0, ledger.unsent().size());
        books.compare("messages the hub refused 被拒报文", 0, ledger.refused().size());
        books.compare("refunds 退款指令", known(), told(deposits));
        List<Difference> all = new ArrayList<>(books.list());
        Map<String, Instructed> byId =
                deposits.stream().collect(Collectors.toMap(each -> each.line().deposit(), each -> each));
        for (Receipt receipt : ledger.receipts()) {
            Instructed deposit = byId.remove(centre + ":" + receipt.id());
            all.addAll(
                    deposit == null
                            ? List.of(new Difference(centre + ":" + receipt.id(), "receipt 收款", "known 已登记", "none 无"))
                            : compare(receipt, deposit));
        }
        byId.keySet().forEach(id -> all.add(new Difference(id, "receipt 收款", "none 无", "a deposit 一笔保证金")));
        return all;
    }

    private static Set<String> told(List<Instructed> deposits) {
        return deposits.stream()
                .flatMap(each -> each.instructions().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> known() {
        return ledger.refunds().stream().map(Refund::id).collect(Collectors.toCollection(TreeSet::new));
    }

    private List<Difference> compare(Receipt receipt, Instructed deposit) {
        DepositLine line = deposit.line();
        Differences differences = new Differences(line.deposit());
        differences.compare("received 收款日", Ledger.day(receipt.creditedAt()), line.received());
        differences.compare("amount 金额", receipt.amount().yuan(), line.amount().toPlainString());
        boolean paidBack = line.refunds().stream().anyMatch(refund -> refund.credited() != null);
        differences.compare(
                "paid back 已退金额",
                ledger.refunded(receipt.id()),
                paidBack ? Fen.ofYuan(line.toRefund().toPlainString()) : Fen.ZERO);
        for (int n = 0; n < line.refunds().size(); n++) {
            compare(differences, n, deposit);
        }
        return differences.list();
    }

    private void compare(Differences differences, int n, Instructed deposit) {
        DepositLine.Refund refund = deposit.line().refunds().get(n);
        ledger.refund(deposit.instructions().get(n)).ifPresent(booked -> {
            String number = " #" + (n + 1);
            boolean credited = booked.state() == RefundState.CREDITED;
            boolean returned = booked.state() == RefundState.RETURNED;
            differences.compare("delivered 送达日" + number, Ledger.day(booked.acceptedAt()), refund.delivered());
            differences.compare("credited 到账日" + number, credited ? booked.bankDate() : null, refund.credited());
            differences.compare("returned 退票日" + number, returned ? booked.bankDate() : null, refund.returned());
        });
    }
}
