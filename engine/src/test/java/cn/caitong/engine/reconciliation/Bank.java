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

/** 500103's money, in the ledger and on its statements. Receipt {@code R-1} is case {@code deposit 500103:R-1}. */
final class Bank {
    static final String HOLDER = "500103";

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final Transactions transactions;
    private final MoneyLedger ledger;

    Bank(Transactions transactions) {
        this.transactions = transactions;
        this.ledger = new MoneyLedger(transactions);
    }

    static UUID deposit(String receipt) {
        return CaseId.of("deposit", HOLDER + ":" + receipt);
    }

    static UUID statement(String date) {
        return CaseId.of("statement", HOLDER + "/" + date);
    }

    static String instruction(String receipt) {
        return InstructionId.of(HOLDER + ":" + receipt, Purpose.REFUND, 1);
    }

    /** The ledger has 12000.00 of this receipt, at noon of that day. */
    Bank knows(String receipt, String date) {
        return knowsLate(receipt, date, noon(date));
    }

    /** The same, of which the ledger hears at that time. */
    Bank knowsLate(String receipt, String date, Instant heard) {
        openCase(deposit(receipt), "deposit", HOLDER + ":" + receipt, "held", "{}");
        String item = HOLDER + ":" + receipt;
        return move(receipt, heard, new MoneyMove.Received(item, "CNY", new BigDecimal("12000.00"), noon(date)));
    }

    private static Instant noon(String date) {
        return LocalDate.parse(date).atTime(12, 0).atZone(SHANGHAI).toInstant();
    }

    Bank instructed(String receipt) {
        String item = HOLDER + ":" + receipt;
        return move(
                receipt,
                Instant.parse("2026-02-13T01:00:00Z"),
                new MoneyMove.Owed(item, Purpose.REFUND, new BigDecimal("12000.00")),
                new MoneyMove.Instructed(item, Purpose.REFUND, 1));
    }

    Bank credited(String receipt, String date) {
        String item = HOLDER + ":" + receipt;
        return move(
                receipt,
                LocalDate.parse(date).atTime(15, 0).atZone(SHANGHAI).toInstant(),
                new MoneyMove.Credited(item, Purpose.REFUND, 1, LocalDate.parse(date)));
    }

    /** The same, of which the ledger hears at that time. */
    Bank creditedLate(String receipt, String date, Instant heard) {
        String item = HOLDER + ":" + receipt;
        return move(receipt, heard, new MoneyMove.Credited(item, Purpose.REFUND, 1, LocalDate.parse(date)));
    }

    /** The bank took it back, by what was reported; two persons found it void, in the same decision, and it is paid anew. */
    Bank returnedAndPaidAnew(String receipt, String date) {
        String item = HOLDER + ":" + receipt;
        return move(
                receipt,
                noon(date),
                new MoneyMove.Returned(item, Purpose.REFUND, "", 1),
                new MoneyMove.Voided(item, Purpose.REFUND, 1, new UUID(0, 9), "li.na", "wang.wu"),
                new MoneyMove.Instructed(item, Purpose.REFUND, 2));
    }

    /** The half of it was forfeited, and reached the treasury on that day. */
    Bank paidOver(String receipt, String date) {
        String item = HOLDER + ":" + receipt;
        return move(
                receipt,
                LocalDate.parse(date).atTime(15, 0).atZone(SHANGHAI).toInstant(),
                new MoneyMove.Owed(item, Purpose.FORFEIT, new BigDecimal("6000.00")),
                new MoneyMove.Instructed(item, Purpose.FORFEIT, 1),
                new MoneyMove.Credited(item, Purpose.FORFEIT, 1, LocalDate.parse(date)));
    }

    private Bank move(String receipt, Instant at, MoneyMove... moves) {
        Location location = new Location("deposit", HOLDER + ":" + receipt, null, HOLDER, HOLDER, "T-1", "1", "S-1");
        List<Changed<MoneyMove>> changed = Arrays.stream(moves)
                .map(move -> new Changed<>(location, at, move))
                .toList();
        transactions.run("test", () -> ledger.apply(changed));
        return this;
    }

    static String received(String receipt, String date) {
        return line("received", receipt, "", "12000.00", date);
    }

    static String paid(String receipt, String amount, String date) {
        return line("credited", receipt, instruction(receipt), amount, date);
    }

    private static String line(String kind, String receipt, String instruction, String amount, String date) {
        String named = instruction.isEmpty() ? "" : "\"instructionId\":\"%s\",".formatted(instruction);
        return "\"kind\":\"%s\",\"receiptId\":\"%s\",%s\"amount\":\"%s\",\"bookedOn\":\"%s\",\"bankTrace\":\"B-%s\""
                .formatted(kind, receipt, named, amount, date, receipt);
    }

    /** That day's statement has come, and its flow has kept it. */
    Bank says(String date, String opening, String closing, String... lines) {
        openCase(statement(date), "statement", HOLDER + "/" + date, "received", data(date, opening, closing, lines));
        message(date, "M-" + date);
        return this;
    }

    /** It was corrected, and the flow has taken the correction in its place. */
    Bank corrects(String date, String opening, String closing, String... lines) {
        message(date, "K-" + date);
        transactions
                .jdbc()
                .sql("update case_file set data = ?::jsonb, version = version + 1 where id = ?")
                .params(data(date, opening, closing, lines), statement(date))
                .update();
        return this;
    }

    private void message(String date, String id) {
        transactions.jdbc().sql("""
            insert into message (id, partner, external_id, jurisdiction, flow, type, case_id, raw_digest, data_digest,
                                 mapping, receipt, evidence_seq, received_at)
            values (gen_random_uuid(), ?, ?, ?, 'statement', 'deposit.statement.v1', ?, 'sm3:0', 'sm3:0', 'none',
                    '\\x00', 1, legal_now())\
            """).params(HOLDER, id, HOLDER, statement(date)).update();
    }

    private static String data(String date, String opening, String closing, String... lines) {
        String numbered = IntStream.range(0, lines.length)
                .mapToObj(n -> "{\"line\":%d,%s}".formatted(n + 1, lines[n]))
                .collect(Collectors.joining(","));
        return """
            {"date":"%s","currency":"CNY","opening":"%s","closing":"%s","lineCount":%d,"lines":[%s]}\
            """.formatted(date, opening, closing, lines.length, numbered);
    }

    private void openCase(UUID id, String flow, String key, String state, String data) {
        transactions
                .jdbc()
                .sql("""
                    insert into case_file (id, flow, key, state, data, schema_version, version, jurisdiction, partner,
                                           opened_at, changed_at)
                    values (?, ?, ?, ?, ?::jsonb, 1, 1, ?, ?, legal_now(), legal_now())\
                    """)
                .params(id, flow, key, state, data, HOLDER, HOLDER)
                .update();
    }
}
