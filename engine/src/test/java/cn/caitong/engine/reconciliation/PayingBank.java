package cn.caitong.engine.reconciliation;

import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.flow.Changed;
import cn.caitong.engine.flow.InstructionId;
import cn.caitong.engine.flow.Location;
import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.engine.flow.MoneyMove.Purpose;
import cn.caitong.engine.money.MoneyLedger;
import cn.caitong.engine.store.Transactions;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The city's treasury: payment {@code P-1} of 100,000.00, from the budget lines A (80,000.00) and B (20,000.00). */
final class PayingBank {
    static final String TREASURY = "treasury";
    static final String APPLICATION = "CTAPPLICATION01";

    private static final String ITEM = "payable:P-1";
    private static final UUID CLAIM = CaseId.of("claim", "P-1");
    static final UUID PAYMENT = CaseId.of("payment", "P-1");

    private final Transactions transactions;
    private final MoneyLedger ledger;

    PayingBank(Transactions transactions) {
        this.transactions = transactions;
        this.ledger = new MoneyLedger(transactions);
    }

    static String instruction(String line) {
        return InstructionId.of(ITEM, Purpose.PAY, line, 1);
    }

    /** Confirmed and applied for on Friday 13 February, at noon. */
    PayingBank applied() {
        openCase(CLAIM, "claim", "P-1", null, "{}", "500103", "one-thing");
        openCase(PAYMENT, "payment", "P-1", CLAIM, "{}", "500103", "one-thing");
        Instant noon = noon("2026-02-13");
        moved(claim(), noon, new MoneyMove.Received(ITEM, "CNY", new BigDecimal("100000.00"), noon));
        return move(
                noon,
                new MoneyMove.Owed(ITEM, Purpose.PAY, "A", new BigDecimal("80000.00")),
                new MoneyMove.Instructed(ITEM, Purpose.PAY, "A", 1, APPLICATION),
                new MoneyMove.Owed(ITEM, Purpose.PAY, "B", new BigDecimal("20000.00")),
                new MoneyMove.Instructed(ITEM, Purpose.PAY, "B", 1, APPLICATION));
    }

    PayingBank credited(String line, String date) {
        return move(noon(date), new MoneyMove.Credited(ITEM, Purpose.PAY, line, 1, LocalDate.parse(date)));
    }

    PayingBank returned(String line, String date) {
        return move(noon(date), new MoneyMove.Returned(ITEM, Purpose.PAY, line, 1));
    }

    PayingBank rejected(String line) {
        return move(noon("2026-02-13"), new MoneyMove.Rejected(ITEM, Purpose.PAY, line, 1));
    }

    private PayingBank move(Instant at, MoneyMove... moves) {
        return moved(new Location("payment", "P-1", CLAIM, "500103", "one-thing", null, null, null), at, moves);
    }

    private static Location claim() {
        return new Location("claim", "P-1", null, "500103", "one-thing", null, null, null);
    }

    private PayingBank moved(Location by, Instant at, MoneyMove... moves) {
        List<Changed<MoneyMove>> changed =
                Arrays.stream(moves).map(move -> new Changed<>(by, at, move)).toList();
        transactions.run("test", () -> ledger.apply(changed));
        return this;
    }

    static String paid(String line, String amount, String date) {
        return line("credited", instruction(line), amount, date);
    }

    static String back(String line, String amount, String date) {
        return line("returned", instruction(line), amount, date);
    }

    static String line(String kind, String instruction, String amount, String date) {
        return """
            "kind":"%s","paymentId":"P-1","instructionId":"%s","amount":"%s","bookedOn":"%s","bankTrace":"Z-1"\
            """.formatted(kind, instruction, amount, date);
    }

    /** That day's statement has come, and its flow has kept it. */
    PayingBank says(String date, String... lines) {
        return says(TREASURY + "/" + date, "500000", date, lines);
    }

    /** The same of one district alone. */
    PayingBank saysOf(String district, String date, String... lines) {
        return says(TREASURY + "/" + district + "/" + date, district, date, lines);
    }

    private PayingBank says(String key, String jurisdiction, String date, String... lines) {
        String message = key.replace(TREASURY + "/", "M-");
        openCase(
                CaseId.of("treasury-statement", key),
                "treasury-statement",
                key,
                null,
                data(date, message, lines),
                jurisdiction,
                TREASURY);
        return message(key, message);
    }

    /** It was corrected, and the flow has taken the correction in its place. */
    PayingBank corrects(String date, String... lines) {
        message(TREASURY + "/" + date, "K-" + date);
        transactions
                .jdbc()
                .sql("update case_file set data = ?::jsonb, version = version + 1 where id = ?")
                .params(data(date, "K-" + date, lines), CaseId.of("treasury-statement", TREASURY + "/" + date))
                .update();
        return this;
    }

    private static String data(String date, String message, String... lines) {
        String numbered = IntStream.range(0, lines.length)
                .mapToObj(n -> "{\"line\":%d,%s}".formatted(n + 1, lines[n]))
                .collect(Collectors.joining(","));
        return """
            {"date":"%s","currency":"CNY","lineCount":%d,"lines":[%s],"taken":{"on":"%s","message":"%s"}}\
            """.formatted(date, lines.length, numbered, date, CaseId.of("message", message));
    }

    private PayingBank message(String key, String id) {
        transactions
                .jdbc()
                .sql("""
                    insert into message (id, partner, external_id, jurisdiction, flow, type, case_id, raw_digest, data_digest,
                                         mapping, receipt, evidence_seq, received_at)
                    values (?, ?, ?, '500000', 'treasury-statement', 'treasury.statement.v1', ?, 'sm3:0', 'sm3:0', 'none',
                            '\\x00', 1, legal_now())\
                    """)
                .params(CaseId.of("message", id), TREASURY, id, CaseId.of("treasury-statement", key))
                .update();
        return this;
    }

    private void openCase(
            UUID id, String flow, String key, @Nullable UUID parent, String data, String jurisdiction, String partner) {
        transactions
                .jdbc()
                .sql("""
                    insert into case_file (id, flow, key, parent_id, state, data, schema_version, version, jurisdiction, partner,
                                           opened_at, changed_at)
                    values (?, ?, ?, ?, 'received', ?::jsonb, 1, 1, ?, ?, legal_now(), legal_now())\
                    """)
                .params(id, flow, key, parent, data, jurisdiction, partner)
                .update();
    }

    private static Instant noon(String date) {
        return LocalDate.parse(date)
                .atTime(12, 0)
                .atZone(ZoneId.of("Asia/Shanghai"))
                .toInstant();
    }
}
