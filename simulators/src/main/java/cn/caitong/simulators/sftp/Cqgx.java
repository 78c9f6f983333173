package cn.caitong.simulators.sftp;

import cn.caitong.simulators.centre.Ask;
import cn.caitong.simulators.centre.Stamp;
import cn.caitong.simulators.guarantee.Guarantee;
import cn.caitong.simulators.guarantee.Happening;
import cn.caitong.simulators.ledger.Account;
import cn.caitong.simulators.ledger.Booking;
import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.ledger.Ledger;
import cn.caitong.simulators.ledger.Message;
import cn.caitong.simulators.ledger.Party;
import cn.caitong.simulators.ledger.Reason;
import cn.caitong.simulators.ledger.Receipt;
import cn.caitong.simulators.ledger.Refund;
import cn.caitong.simulators.ledger.RefundState;
import cn.caitong.simulators.ledger.Statement;
import cn.caitong.simulators.log.Journal;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Dialect cqgx: bars, a header record with count and sum in fen, a fixed trailer, and a file beside each that is whole. */
final class Cqgx implements FileWire {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final String END = "END";

    @Override
    public Charset encoding() {
        return Charset.forName("GBK");
    }

    @Override
    public String doneEnding() {
        return ".ok";
    }

    @Override
    public Folders folders() {
        return new Folders("inbox", "inbox/done", "inbox/bad", "inbox/ack", "outbox", "outbox/done", "outbox/ans");
    }

    @Override
    public Message receipt(Stamp stamp, Receipt receipt) {
        return message(
                stamp,
                "receipts",
                List.of(receipt.id()),
                receipt.amount(),
                receipt.id(),
                receipt.tender(),
                receipt.lot(),
                receipt.supplier().name(),
                idKind(receipt.supplier().idKind()),
                receipt.supplier().id(),
                "TRF",
                receipt.amount().digits(),
                time(receipt.creditedAt()),
                receipt.payer().name(),
                receipt.payer().number(),
                orNothing(receipt.payer().bank()),
                orNothing(receipt.payer().bankNo()),
                receipt.trace(),
                orNothing(receipt.remark()));
    }

    @Override
    public Message result(Stamp stamp, Refund refund, Receipt receipt) {
        return message(
                stamp,
                "refund-results",
                List.of(refund.id(), receipt.id()),
                refund.amount(),
                refund.id(),
                refund.centreNo(),
                receipt.id(),
                receipt.tender(),
                receipt.lot(),
                status(refund.state()),
                refund.amount().digits(),
                end(refund));
    }

    @Override
    public Message recallResult(Stamp stamp, Ask.Recall recall, boolean stopped, RefundState now, Receipt receipt) {
        return message(
                stamp,
                "recalls",
                List.of(recall.refundId(), recall.id(), receipt.id()),
                receipt.amount(),
                recall.id(),
                recall.refundId(),
                receipt.id(),
                receipt.tender(),
                receipt.lot(),
                stopped ? "Y" : "N",
                status(now),
                stopped ? "" : "款项已处理完毕");
    }

    @Override
    public Message statement(Stamp stamp, Statement statement) {
        var rows = new ArrayList<String>();
        var sum = Fen.ZERO;
        for (Booking booking : statement.bookings()) {
            sum = sum.plus(booking.amount());
            rows.add(record(
                    Integer.toString(rows.size() + 1),
                    entry(booking.kind()),
                    booking.receiptId(),
                    orNothing(booking.refundId()),
                    booking.amount().digits(),
                    DAY.format(booking.day()),
                    booking.trace()));
        }
        String head = record(
                "HDR",
                "STM",
                stamp.messageId(),
                Long.toString(stamp.sequence()),
                time(stamp.at()),
                DAY.format(statement.day()),
                statement.opening().digits(),
                statement.closing().digits(),
                Integer.toString(rows.size()),
                sum.digits());
        var about = List.of(statement.day().toString());
        return new Message(stamp.messageId(), "statements", about, statement.closing(), text(head, rows));
    }

    @Override
    public Message guarantee(Stamp stamp, Guarantee guarantee, Happening happening) {
        var row = new GuaranteeRow(Cqgx::time, DAY::format, Fen::digits, Cqgx::idKind, GuaranteeRow.Codes.LETTERS);
        return message(
                stamp,
                "guarantees",
                List.of(guarantee.id()),
                happening.sum(guarantee),
                row.of(stamp.centre(), guarantee, happening).toArray(String[]::new));
    }

    @Override
    public String name(String channel, Stamp stamp, long number) {
        String kind =
                switch (channel) {
                    case "receipts" -> "D";
                    case "refund-results" -> "R";
                    case "recalls" -> "C";
                    case "guarantees" -> "G";
                    default -> "S";
                };
        return "%s_%s_%06d.txt".formatted(kind, DAY.format(Ledger.day(stamp.at())), number);
    }

    @Override
    public String file(String channel, List<Message> messages) {
        var rows = messages.stream().map(Message::body).toList();
        String count = Integer.toString(messages.size());
        String sum = messages.stream()
                .map(Message::amount)
                .reduce(Fen.ZERO, Fen::plus)
                .digits();
        return switch (channel) {
            case "statements" -> messages.getFirst().body();
            case "receipts" -> text(record("HDR", "DEP", count, sum), rows);
            case "guarantees" -> text(record("HDR", "GUA", count, sum), rows);
            case "refund-results" -> text(record("HDR", "RES", count, sum), rows);
            default -> text(record("HDR", "CAN", count), rows);
        };
    }

    @Override
    public List<Receipt> readReceipts(String file) {
        var lines = file.lines().toList();
        if (lines.size() < 3 || !lines.getFirst().startsWith("HDR|DEP|")) {
            throw new IllegalArgumentException("not a deposits file in cqgx: its first line");
        }
        return lines.subList(1, lines.size() - 1).stream()
                .map(Cqgx::fields)
                .map(row -> new Receipt(
                        row.get(3),
                        row.get(4),
                        row.get(5),
                        new Party(row.get(6), idKind(row.get(7)), row.get(8)),
                        new Account(row.get(12), row.get(13), orNull(row.get(14)), orNull(row.get(15))),
                        Fen.ofDigits(row.get(10)),
                        LocalDateTime.parse(row.get(11), TIME)
                                .atZone(Ledger.ZONE)
                                .toInstant(),
                        row.get(16),
                        orNull(row.get(17))))
                .toList();
    }

    @Override
    public String amount(Fen amount) {
        return amount.digits();
    }

    @Override
    public Ask read(String name, String file) {
        var lines = file.lines().toList();
        if (lines.size() != 3
                || !lines.get(2).equals(END)
                || !fields(lines.getFirst()).get(2).equals("1")) {
            throw new IllegalArgumentException("not one row between head and end: " + name);
        }
        var head = fields(lines.getFirst());
        var row = fields(lines.get(1));
        String content = Journal.digest(lines.get(1));
        return switch (head.get(1)) {
            case "PAY" ->
                new Ask.Instruct(
                        row.get(0),
                        row.get(1),
                        row.get(2),
                        row.get(3),
                        same(Fen.ofDigits(head.get(3)), Fen.ofDigits(row.get(4))),
                        new Account(row.get(5), row.get(6), orNull(row.get(7)), orNull(row.get(8))),
                        content);
            case "XCL" -> new Ask.Recall(row.get(0), row.get(1), row.get(2), content);
            case "QRY" -> new Ask.Query(row.get(0));
            default -> throw new IllegalArgumentException("no such kind: " + head.get(1));
        };
    }

    private static Fen same(Fen total, Fen amount) {
        if (!total.equals(amount)) {
            throw new IllegalArgumentException("its total is another one");
        }
        return amount;
    }

    @Override
    public String resultName(String name) {
        return name.replace(".txt", ".ans.txt");
    }

    @Override
    public String result(String name, String id, Standing standing) {
        String row =
                switch (standing) {
                    case Standing.NotFound none -> record(id, "OK", "N", "", "", "", "", "", "");
                    case Standing.Voided voided -> record(id, "OK", "X", "", "", "", "", "", "");
                    case Standing.RecallTaken taken -> record(id, "OK", "T", "", "", "", "", "", "");
                    case Standing.Conflict conflict -> record(id, "E09", "", "", "", "", "", "", "编号重复且内容不同");
                    case Standing.Refused refused ->
                        record(id, code(refused.why()), "U", "", "", "", "", reason(refused.reason()), "未受理");
                    case Standing.Known known ->
                        record(
                                id,
                                "OK",
                                status(known.state()),
                                known.refund().amount().digits(),
                                known.refund().centreNo(),
                                end(known.refund()));
                };
        return text(record("HDR", "ANS", name, "OK", "成功", "1"), List.of(row));
    }

    @Override
    public String unreadable(String name) {
        return text(record("HDR", "ANS", name, "E90", "文件无法识别", "0"), List.of());
    }

    @Override
    public String answerName(String name) {
        return name.replace(".txt", ".ack.txt");
    }

    @Override
    public HubAnswer readAnswer(String file) {
        var lines = file.lines().toList();
        var head = fields(lines.getFirst());
        var rows = lines.subList(1, lines.size() - 1).stream()
                .map(Cqgx::fields)
                .map(row -> new HubAnswer.Row(
                        row.get(1),
                        Answers.row(head.get(3), row.get(2), row.get(6)),
                        String.join(" ", row.subList(3, 6))))
                .toList();
        return new HubAnswer(rows.isEmpty() ? Answers.status(head.get(3), head.get(4)) : 200, rows);
    }

    private static Message message(Stamp stamp, String channel, List<String> about, Fen amount, String... fields) {
        String begun = record(stamp.messageId(), Long.toString(stamp.sequence()), time(stamp.at()));
        return new Message(stamp.messageId(), channel, about, amount, begun + "|" + record(fields));
    }

    /** Bank's date and number, reason's code and words. */
    private static String end(Refund refund) {
        LocalDate date = refund.bankDate();
        Reason reason = refund.reason();
        return record(
                date == null ? "" : DAY.format(date),
                date == null ? "" : orNothing(refund.trace()),
                reason(reason),
                reason == null ? "" : reason.text());
    }

    private static String code(Standing.Why why) {
        return switch (why) {
            case BAD_FIELD -> "E01";
            case NO_SUCH_RECEIPT -> "E02";
            case ABOVE_RECEIPT -> "E03";
            case VOID -> "E06";
        };
    }

    private static String reason(@Nullable Reason reason) {
        return reason == null
                ? ""
                : switch (reason) {
                    case ACCOUNT_CLOSED -> "CLOSED";
                    case NAME_DIFFERS -> "NAME";
                    case NUMBER_WRONG -> "NUMBER";
                    case BANKS_FAULT -> "BANK";
                    case OTHER -> "OTHER";
                };
    }

    private static String status(RefundState state) {
        return switch (state) {
            case ACCEPTED -> "A";
            case PROCESSING -> "P";
            case CREDITED -> "C";
            case RETURNED -> "R";
            case REJECTED -> "J";
            case RECALLED -> "X";
        };
    }

    private static String entry(Booking.Kind kind) {
        return switch (kind) {
            case RECEIVED -> "IN";
            case REFUNDED -> "OUT";
            case RETURNED -> "BACK";
        };
    }

    private static String idKind(Party.IdKind kind) {
        return switch (kind) {
            case CREDIT_CODE -> "USCC";
            case RESIDENT_ID -> "RID";
            case FOREIGN -> "FRN";
        };
    }

    private static Party.IdKind idKind(String code) {
        return switch (code) {
            case "USCC" -> Party.IdKind.CREDIT_CODE;
            case "RID" -> Party.IdKind.RESIDENT_ID;
            default -> Party.IdKind.FOREIGN;
        };
    }

    private static String record(String... fields) {
        return String.join("|", fields);
    }

    private static List<String> fields(String line) {
        return Arrays.asList(line.split("\\|", -1));
    }

    private static String text(String head, List<String> rows) {
        return head + "\n"
                + String.join("", rows.stream().map(row -> row + "\n").toList()) + END + "\n";
    }

    private static String time(Instant at) {
        return TIME.format(at.atZone(Ledger.ZONE));
    }

    private static String orNothing(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
