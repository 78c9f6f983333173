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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Dialect cqck: column names in Chinese, amounts in yuan, a trailer with count and sum. */
final class Cqck implements FileWire {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final String RECEIPTS =
            "消息编号,顺序号,发送时间,收款编号,项目编号,标段号,投标人名称,证件类型,证件号码,缴纳方式,缴纳金额,到账时间,付款户名,付款账号,开户行,联行号,银行流水号,备注,是否涉密";
    private static final String RESULTS = "消息编号,顺序号,发送时间,退款指令号,中心编号,收款编号,项目编号,标段号,退款状态,退款金额,银行日期,银行流水号,原因代码,原因";
    private static final String RECALLS = "消息编号,顺序号,发送时间,撤回号,退款指令号,收款编号,项目编号,标段号,撤回结果,退款状态,原因";
    private static final String GUARANTEES =
            "消息编号,顺序号,发送时间,收款编号,项目编号,标段号,投标人名称,证件类型,证件号码,缴纳方式,保函事项,保函编号,开立机构,保函金额,有效期至,发生时间,平台编号,退还指令号,标记号,缴款书号,经办人,经办角色,凭证名称,凭证摘要,是否涉密";
    private static final String STATEMENT = "行号,类型,收款编号,退款指令号,金额,记账日期,银行流水号";
    private static final String RESULT = "编号,处理代码,状态,金额,中心编号,银行日期,银行流水号,原因代码,原因";
    private static final String TOTAL = "合计";
    private static final String END = "\r\n";

    @Override
    public Charset encoding() {
        return Charset.forName("GB18030");
    }

    @Override
    public String doneEnding() {
        return "";
    }

    @Override
    public Folders folders() {
        return new Folders(
                "to-hub",
                "to-hub-taken",
                "to-hub-refused",
                "to-hub-answers",
                "from-hub",
                "from-hub-read",
                "from-hub-results");
    }

    @Override
    public Message receipt(Stamp stamp, Receipt receipt) {
        var fields = begun(stamp);
        fields.addAll(List.of(receipt.id(), receipt.tender(), receipt.lot()));
        fields.addAll(List.of(
                receipt.supplier().name(),
                idKind(receipt.supplier().idKind()),
                receipt.supplier().id(),
                "01"));
        fields.addAll(List.of(receipt.amount().yuan(), time(receipt.creditedAt())));
        fields.addAll(List.of(receipt.payer().name(), receipt.payer().number()));
        fields.addAll(List.of(
                orNothing(receipt.payer().bank()), orNothing(receipt.payer().bankNo())));
        fields.addAll(List.of(receipt.trace(), orNothing(receipt.remark()), "否"));
        return message(stamp, "receipts", List.of(receipt.id()), receipt.amount(), fields);
    }

    @Override
    public Message result(Stamp stamp, Refund refund, Receipt receipt) {
        var fields = begun(stamp);
        fields.addAll(List.of(refund.id(), refund.centreNo()));
        fields.addAll(List.of(receipt.id(), receipt.tender(), receipt.lot()));
        fields.addAll(List.of(status(refund.state()), refund.amount().yuan()));
        fields.addAll(end(refund));
        return message(stamp, "refund-results", List.of(refund.id(), receipt.id()), refund.amount(), fields);
    }

    @Override
    public Message recallResult(Stamp stamp, Ask.Recall recall, boolean stopped, RefundState now, Receipt receipt) {
        var fields = begun(stamp);
        fields.addAll(List.of(recall.id(), recall.refundId(), receipt.id(), receipt.tender(), receipt.lot()));
        fields.addAll(List.of(stopped ? "1" : "0", status(now), stopped ? "" : "款项已处理完毕"));
        var about = List.of(recall.refundId(), recall.id(), receipt.id());
        return message(stamp, "recalls", about, receipt.amount(), fields);
    }

    @Override
    public Message statement(Stamp stamp, Statement statement) {
        var lines = new ArrayList<String>();
        lines.add(Csv.line(List.of(
                "对账单",
                stamp.messageId(),
                Long.toString(stamp.sequence()),
                time(stamp.at()),
                statement.day().toString(),
                statement.opening().yuan(),
                statement.closing().yuan())));
        lines.add(STATEMENT);
        var sum = Fen.ZERO;
        int number = 0;
        for (Booking booking : statement.bookings()) {
            sum = sum.plus(booking.amount());
            lines.add(Csv.line(List.of(
                    Integer.toString(++number),
                    entry(booking.kind()),
                    booking.receiptId(),
                    orNothing(booking.refundId()),
                    booking.amount().yuan(),
                    booking.day().toString(),
                    booking.trace())));
        }
        lines.add(Csv.line(List.of(TOTAL, Integer.toString(number), sum.yuan())));
        var about = List.of(statement.day().toString());
        return new Message(stamp.messageId(), "statements", about, statement.closing(), text(lines));
    }

    @Override
    public Message guarantee(Stamp stamp, Guarantee guarantee, Happening happening) {
        var row =
                new GuaranteeRow(Cqck::time, LocalDate::toString, Fen::yuan, Cqck::idKind, GuaranteeRow.Codes.NUMBERS);
        var fields = begun(stamp);
        fields.addAll(row.of(stamp.centre(), guarantee, happening));
        fields.add("否");
        return message(stamp, "guarantees", List.of(guarantee.id()), happening.sum(guarantee), fields);
    }

    @Override
    public String name(String channel, Stamp stamp, long number) {
        String kind =
                switch (channel) {
                    case "receipts" -> "SK";
                    case "refund-results" -> "TJ";
                    case "recalls" -> "CJ";
                    case "guarantees" -> "BH";
                    default -> "DZ";
                };
        return "%s_%s_%06d.csv".formatted(kind, DAY.format(Ledger.day(stamp.at())), number);
    }

    @Override
    public String file(String channel, List<Message> messages) {
        if (channel.equals("statements")) {
            return messages.getFirst().body();
        }
        var lines = new ArrayList<String>();
        lines.add(names(channel));
        messages.forEach(message -> lines.add(message.body()));
        var sum = messages.stream().map(Message::amount).reduce(Fen.ZERO, Fen::plus);
        String count = Integer.toString(messages.size());
        lines.add(Csv.line(channel.equals("recalls") ? List.of(TOTAL, count) : List.of(TOTAL, count, sum.yuan())));
        return text(lines);
    }

    private static String names(String channel) {
        return switch (channel) {
            case "receipts" -> RECEIPTS;
            case "refund-results" -> RESULTS;
            case "guarantees" -> GUARANTEES;
            default -> RECALLS;
        };
    }

    @Override
    public List<Receipt> readReceipts(String file) {
        var lines = file.lines().toList();
        if (lines.size() < 3 || !lines.getFirst().equals(RECEIPTS)) {
            throw new IllegalArgumentException("not a receipts file in cqck: its first line");
        }
        return lines.subList(1, lines.size() - 1).stream()
                .map(line -> receipt(Csv.fields(line)))
                .toList();
    }

    private static Receipt receipt(List<String> row) {
        return new Receipt(
                row.get(3),
                row.get(4),
                row.get(5),
                new Party(row.get(6), idKind(row.get(7)), row.get(8)),
                new Account(row.get(12), row.get(13), orNull(row.get(14)), orNull(row.get(15))),
                Fen.ofYuan(row.get(10)),
                LocalDateTime.parse(row.get(11), TIME).atZone(Ledger.ZONE).toInstant(),
                row.get(16),
                orNull(row.get(17)));
    }

    @Override
    public String amount(Fen amount) {
        return amount.yuan();
    }

    @Override
    public Ask read(String name, String file) {
        var lines = file.lines().toList();
        if (lines.size() != 3 || !Csv.fields(lines.get(2)).subList(0, 2).equals(List.of(TOTAL, "1"))) {
            throw new IllegalArgumentException("not one row with its total: " + name);
        }
        var row = Csv.fields(lines.get(1));
        String content = Journal.digest(lines.get(1));
        return switch (name.substring(0, 2)) {
            case "TK" ->
                new Ask.Instruct(
                        row.get(0),
                        row.get(1),
                        row.get(2),
                        row.get(3),
                        total(lines.get(2), Fen.ofYuan(row.get(4))),
                        new Account(row.get(5), row.get(6), orNull(row.get(7)), orNull(row.get(8))),
                        content);
            case "CH" -> new Ask.Recall(row.get(0), row.get(1), row.get(2), content);
            case "CX" -> new Ask.Query(row.get(0));
            default -> throw new IllegalArgumentException("no such file: " + name);
        };
    }

    private static Fen total(String trailer, Fen amount) {
        if (!Fen.ofYuan(Csv.fields(trailer).get(2)).equals(amount)) {
            throw new IllegalArgumentException("its total is another one");
        }
        return amount;
    }

    @Override
    public String resultName(String name) {
        return name.replace(".csv", "_JG.csv");
    }

    @Override
    public String result(String name, String id, Standing standing) {
        var row = new ArrayList<String>();
        row.add(id);
        switch (standing) {
            case Standing.NotFound none -> row.addAll(List.of("0000", "00", "", "", "", "", "", ""));
            case Standing.Voided voided -> row.addAll(List.of("0000", "60", "", "", "", "", "", ""));
            case Standing.RecallTaken taken -> row.addAll(List.of("0000", "70", "", "", "", "", "", ""));
            case Standing.Conflict conflict -> row.addAll(List.of("1409", "", "", "", "", "", "", "编号重复且内容不同"));
            case Standing.Refused refused ->
                row.addAll(
                        List.of(code(refused.why()), "80", "", "", "", "", reason(refused.reason()), words(refused)));
            case Standing.Known known -> {
                row.addAll(List.of(
                        "0000", status(known.state()), known.refund().amount().yuan()));
                row.add(known.refund().centreNo());
                row.addAll(end(known.refund()));
            }
        }
        return text(List.of(
                Csv.line(List.of("结果", name, "0000", "成功")), RESULT, Csv.line(row), Csv.line(List.of(TOTAL, "1"))));
    }

    @Override
    public String unreadable(String name) {
        return text(List.of(Csv.line(List.of("结果", name, "9400", "文件无法识别")), RESULT, Csv.line(List.of(TOTAL, "0"))));
    }

    @Override
    public String answerName(String name) {
        return name.replace(".csv", "_HZ.csv");
    }

    @Override
    public HubAnswer readAnswer(String file) {
        var lines = file.lines().toList();
        var head = Csv.fields(lines.getFirst());
        var rows = lines.subList(2, lines.size() - 1).stream()
                .map(Csv::fields)
                .map(row -> new HubAnswer.Row(
                        row.get(1),
                        Answers.row(head.get(2), row.get(2), row.get(6)),
                        String.join(" ", row.subList(3, 6))))
                .toList();
        return new HubAnswer(rows.isEmpty() ? Answers.status(head.get(2), head.get(3)) : 200, rows);
    }

    private static List<String> begun(Stamp stamp) {
        return new ArrayList<>(List.of(stamp.messageId(), Long.toString(stamp.sequence()), time(stamp.at())));
    }

    private static Message message(Stamp stamp, String channel, List<String> about, Fen amount, List<String> fields) {
        return new Message(stamp.messageId(), channel, about, amount, Csv.line(fields));
    }

    /** Bank's date and number, reason's code and words. */
    private static List<String> end(Refund refund) {
        var date = refund.bankDate();
        var reason = refund.reason();
        return List.of(
                date == null ? "" : date.toString(),
                date == null ? "" : orNothing(refund.trace()),
                reason(reason),
                reason == null ? "" : reason.text());
    }

    private static String words(Standing.Refused refused) {
        return switch (refused.why()) {
            case BAD_FIELD -> "字段缺失或有误";
            case NO_SUCH_RECEIPT -> "收款单不存在";
            case ABOVE_RECEIPT -> "超过收款金额";
            case VOID -> "指令已撤回";
        };
    }

    private static String code(Standing.Why why) {
        return switch (why) {
            case BAD_FIELD -> "1001";
            case NO_SUCH_RECEIPT -> "1002";
            case ABOVE_RECEIPT -> "1003";
            case VOID -> "1006";
        };
    }

    private static String reason(@Nullable Reason reason) {
        return reason == null
                ? ""
                : switch (reason) {
                    case ACCOUNT_CLOSED -> "R01";
                    case NAME_DIFFERS -> "R02";
                    case NUMBER_WRONG -> "R03";
                    case BANKS_FAULT -> "R04";
                    case OTHER -> "R99";
                };
    }

    private static String status(RefundState state) {
        return switch (state) {
            case ACCEPTED -> "10";
            case PROCESSING -> "20";
            case CREDITED -> "30";
            case RETURNED -> "40";
            case REJECTED -> "50";
            case RECALLED -> "60";
        };
    }

    private static String entry(Booking.Kind kind) {
        return switch (kind) {
            case RECEIVED -> "收";
            case REFUNDED -> "退";
            case RETURNED -> "票";
        };
    }

    private static String idKind(Party.IdKind kind) {
        return switch (kind) {
            case CREDIT_CODE -> "1";
            case RESIDENT_ID -> "2";
            case FOREIGN -> "3";
        };
    }

    private static Party.IdKind idKind(String code) {
        return switch (code) {
            case "1" -> Party.IdKind.CREDIT_CODE;
            case "2" -> Party.IdKind.RESIDENT_ID;
            default -> Party.IdKind.FOREIGN;
        };
    }

    private static String time(Instant at) {
        return TIME.format(at.atZone(Ledger.ZONE));
    }

    private static String text(List<String> lines) {
        return String.join(END, lines) + END;
    }

    private static String orNothing(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
