package cn.caitong.engine.money;

import cn.caitong.engine.flow.Changed;
import cn.caitong.engine.flow.Location;
import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.engine.flow.MoneyMove.Purpose;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/** Moves of one contract's milestones, of the claims on them and of their payments, for tests. */
final class ContractMoves {
    static final Location CONTRACT = new Location("contract", "C-1", null, "500103", "app", "T-1", null, "S-1");
    static final String FINAL = "contract:C-1/final";

    private ContractMoves() {}

    static Location claim(String invoice) {
        return new Location("claim", invoice, CONTRACT.caseId(), "500103", "app", "T-1", null, "S-1");
    }

    /** The payment of a claim's confirmed sum. */
    static Location payment(String id, Location claim) {
        return new Location("payment", id, claim.caseId(), "500103", "app", "T-1", null, "S-1");
    }

    static List<Changed<MoneyMove>> by(Location mover, MoneyMove... moves) {
        return Arrays.stream(moves)
                .map(move -> new Changed<>(mover, Moves.AT, move))
                .toList();
    }

    static MoneyMove sum(String item, String amount) {
        return new MoneyMove.Received(item, "CNY", new BigDecimal(amount), Moves.AT);
    }

    static MoneyMove claimed(String item, String invoice, String amount) {
        return new MoneyMove.Owed(item, Purpose.CLAIM, invoice, new BigDecimal(amount));
    }

    static MoneyMove pay(String item, String line, String amount) {
        return new MoneyMove.Owed(item, Purpose.PAY, line, new BigDecimal(amount));
    }

    static MoneyMove red(String item, String redInvoice, String amount) {
        return new MoneyMove.Owed(item, Purpose.RED, redInvoice, new BigDecimal(amount));
    }

    static MoneyMove deducted(String item, String penalty, String amount) {
        return new MoneyMove.Owed(item, Purpose.DEDUCT, penalty, new BigDecimal(amount));
    }

    static MoneyMove instructed(String item, String line, int n) {
        return new MoneyMove.Instructed(item, Purpose.PAY, line, n);
    }

    /** In one message with others. */
    static MoneyMove instructed(String item, String line, int n, String carrier) {
        return new MoneyMove.Instructed(item, Purpose.PAY, line, n, carrier);
    }
}
