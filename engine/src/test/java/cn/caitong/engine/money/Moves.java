package cn.caitong.engine.money;

import cn.caitong.engine.flow.Changed;
import cn.caitong.engine.flow.Location;
import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.engine.flow.MoneyMove.Purpose;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Moves of one deposit of 12000.00, held by 500103 under receipt R-1, for tests. */
final class Moves {
    static final String ITEM = "500103:R-1";
    static final Location CASE = location("T-1/1/S-1/500103:R-1");
    static final Instant AT = Instant.parse("2026-03-02T01:00:00Z");
    static final LocalDate BANK_DATE = LocalDate.parse("2026-03-02");
    static final UUID PROOF = UUID.fromString("00000000-0000-8000-8000-000000000001");

    private Moves() {}

    static Location location(String key) {
        return new Location("deposit", key, null, "500103", "500103", "T-1", "1", "S-1");
    }

    static List<Changed<MoneyMove>> batch(MoneyMove... moves) {
        return Arrays.stream(moves).map(move -> new Changed<>(CASE, AT, move)).toList();
    }

    static MoneyMove received(String amount) {
        return new MoneyMove.Received(ITEM, "CNY", new BigDecimal(amount), AT);
    }

    static MoneyMove owed(Purpose purpose, String amount) {
        return new MoneyMove.Owed(ITEM, purpose, new BigDecimal(amount));
    }

    static MoneyMove owed(String amount) {
        return owed(Purpose.REFUND, amount);
    }

    static MoneyMove released() {
        return new MoneyMove.Released(ITEM, Purpose.REFUND);
    }

    static MoneyMove instructed(int n) {
        return new MoneyMove.Instructed(ITEM, Purpose.REFUND, n);
    }

    static MoneyMove delivered(int n) {
        return new MoneyMove.Delivered(ITEM, Purpose.REFUND, n);
    }

    static MoneyMove credited(int n) {
        return new MoneyMove.Credited(ITEM, Purpose.REFUND, n, BANK_DATE);
    }

    static MoneyMove returned(int n) {
        return new MoneyMove.Returned(ITEM, Purpose.REFUND, n);
    }

    static MoneyMove rejected(int n) {
        return new MoneyMove.Rejected(ITEM, Purpose.REFUND, n);
    }

    static MoneyMove recalling(int n) {
        return new MoneyMove.Recalling(ITEM, Purpose.REFUND, n);
    }

    static MoneyMove voided(int n, String by, String confirmedBy) {
        return new MoneyMove.Voided(ITEM, Purpose.REFUND, n, PROOF, by, confirmedBy);
    }

    static MoneyMove voided(int n) {
        return voided(n, "wang", "li");
    }
}
