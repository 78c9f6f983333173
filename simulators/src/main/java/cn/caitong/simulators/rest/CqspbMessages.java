package cn.caitong.simulators.rest;

import cn.caitong.simulators.centre.Ask;
import cn.caitong.simulators.centre.Stamp;
import cn.caitong.simulators.guarantee.Guarantee;
import cn.caitong.simulators.guarantee.Happening;
import cn.caitong.simulators.http.Answer;
import cn.caitong.simulators.ledger.Account;
import cn.caitong.simulators.ledger.Booking;
import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.ledger.Message;
import cn.caitong.simulators.ledger.Party;
import cn.caitong.simulators.ledger.Receipt;
import cn.caitong.simulators.ledger.Refund;
import cn.caitong.simulators.ledger.RefundState;
import cn.caitong.simulators.ledger.Statement;
import cn.caitong.simulators.soap.Soap;
import cn.caitong.simulators.soap.Xml;
import cn.caitong.simulators.traffic.Outbox;
import cn.caitong.simulators.traffic.Post;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Dialect cqspb, messages: an element for each kind, with a HEAD and the standard's own block of fields. */
final class CqspbMessages implements MessageWire {
    private static final String TRANSFER = "01";

    @Override
    public Message receipt(Stamp stamp, Receipt receipt) {
        var info = info(stamp, "BIDDER_MARGIN_INFO", written(receipt));
        return message(stamp, Kind.RECEIPT, List.of(receipt.id()), receipt.amount(), info, "MARGIN_RECEIPT");
    }

    private static Xml written(Receipt receipt) {
        var supplier = receipt.supplier();
        var payer = receipt.payer();
        return new Xml()
                .put("RECEIPT_NO", receipt.id())
                .put("TENDER_PROJECT_CODE", receipt.tender())
                .put("BID_SECTION_CODE", receipt.lot())
                .put("BIDDER_NAME", supplier.name())
                .put("BIDDER_CODE_TYPE", CqyzReceipts.idKind(supplier.idKind()))
                .put("BIDDER_ORG_CODE", supplier.id())
                .put("MARGIN_PAY_FORM", TRANSFER)
                .put("MARGIN_PAY", receipt.amount().yuan())
                .put("MARGIN_RECEIVE_TIME", Cqspb.WORDS.time(receipt.creditedAt()))
                .put("PAYER_NAME", payer.name())
                .put("MARGIN_ACCOUNT", payer.number())
                .putIf("MARGIN_BANK", payer.bank())
                .putIf("MARGIN_BANK_NO", payer.bankNo())
                .put("BANK_TRACE_NO", receipt.trace())
                .putIf("REMARK", receipt.remark());
    }

    @Override
    public Message result(Stamp stamp, Refund refund, Receipt receipt) {
        var result = deposit(new Xml().put("REFUND_NO", refund.id()).put("CENTRE_NO", refund.centreNo()), receipt)
                .put("REFUND_STATUS", Cqyz.status(refund.state()))
                .put("REFUND_PAY", refund.amount().yuan());
        var info = info(stamp, "MARGIN_REFUND_INFO", Cqspb.putEnd(result, refund));
        var about = List.of(refund.id(), receipt.id());
        return message(stamp, Kind.REFUND_RESULT, about, refund.amount(), info, "MARGIN_REFUND_RESULT");
    }

    @Override
    public Message recallResult(Stamp stamp, Ask.Recall recall, boolean stopped, RefundState now, Receipt receipt) {
        var result = deposit(new Xml().put("RECALL_NO", recall.id()).put("REFUND_NO", recall.refundId()), receipt)
                .put("RECALL_RESULT", stopped ? "1" : "0")
                .put("REFUND_STATUS", Cqyz.status(now))
                .putIf("REASON", stopped ? null : "款项已处理完毕");
        var info = info(stamp, "MARGIN_RECALL_INFO", result);
        var about = List.of(recall.refundId(), recall.id(), receipt.id());
        return message(stamp, Kind.RECALL_RESULT, about, receipt.amount(), info, "MARGIN_RECALL_RESULT");
    }

    @Override
    public Message statement(Stamp stamp, Statement statement) {
        var day = new Xml()
                .put("STATEMENT_DATE", Cqspb.day(statement.day()))
                .put("OPENING_BALANCE", statement.opening().yuan())
                .put("CLOSING_BALANCE", statement.closing().yuan())
                .put("LINE_COUNT", Integer.toString(statement.bookings().size()));
        int number = 1;
        for (Booking booking : statement.bookings()) {
            day.within("STATEMENT_LINE", line(number, booking));
            number++;
        }
        var info = info(stamp, "MARGIN_STATEMENT_INFO", day);
        var about = List.of(statement.day().toString());
        return message(stamp, Kind.STATEMENT, about, statement.closing(), info, "MARGIN_STATEMENT");
    }

    @Override
    public Message guarantee(Stamp stamp, Guarantee guarantee, Happening happening) {
        var fields = new Xml();
        var sum = happening.sum(guarantee);
        CqyzGuarantees.before(guarantee, happening).forEach(fields::put);
        fields.put("MARGIN_PAY", sum.yuan())
                .put("VALID_UNTIL", Cqspb.day(guarantee.validUntil()))
                .put("EVENT_TIME", Cqspb.WORDS.time(happening.at()));
        CqyzGuarantees.after(stamp.centre(), happening).forEach(fields::put);
        var info = info(stamp, "MARGIN_GUARANTEE_INFO", fields);
        return message(stamp, Kind.GUARANTEE, List.of(guarantee.id()), sum, info, "MARGIN_GUARANTEE");
    }

    private static Xml line(int number, Booking booking) {
        return new Xml()
                .put("LINE_NO", Integer.toString(number))
                .put(
                        "ENTRY_TYPE",
                        switch (booking.kind()) {
                            case RECEIVED -> "S";
                            case REFUNDED -> "T";
                            case RETURNED -> "P";
                        })
                .put("RECEIPT_NO", booking.receiptId())
                .putIf("REFUND_NO", booking.refundId())
                .put("ENTRY_PAY", booking.amount().yuan())
                .put("BOOK_DATE", Cqspb.day(booking.day()))
                .put("BANK_TRACE_NO", booking.trace());
    }

    @Override
    public Receipt readReceipt(String message) throws Refused {
        var root = Cqspb.WORDS.message(message.getBytes(StandardCharsets.UTF_8));
        var info = Fields.of(Cqspb.fields(root)).object("BIDDER_MARGIN_INFO");
        return new Receipt(
                info.text("RECEIPT_NO"),
                info.text("TENDER_PROJECT_CODE"),
                info.text("BID_SECTION_CODE"),
                new Party(info.text("BIDDER_NAME"), CqyzReceipts.idKind(info), info.text("BIDDER_ORG_CODE")),
                new Account(
                        info.text("PAYER_NAME"),
                        info.text("MARGIN_ACCOUNT"),
                        info.optional("MARGIN_BANK"),
                        info.optional("MARGIN_BANK_NO")),
                info.amount("MARGIN_PAY", Fen::ofYuan),
                Cqspb.WORDS.instant(info, "MARGIN_RECEIVE_TIME"),
                info.text("BANK_TRACE_NO"),
                info.optional("REMARK"));
    }

    @Override
    public String amount(Fen amount) {
        return amount.yuan();
    }

    /** One address for all; the element says what it is. */
    @Override
    public Post post(String centre, Message message) {
        return new Post("/soap/" + centre, Cqspb.WORDS.soap().contentType(), Map.of("SOAPAction", "\"\""));
    }

    @Override
    public int word(Answer answer) {
        return Outbox.hubsStatus(answer);
    }

    @Override
    public String marked(String value) {
        return Soap.held(value);
    }

    @Override
    public String padded(String text, int size) {
        return Soap.padded(text, size);
    }

    private static Xml deposit(Xml xml, Receipt receipt) {
        return xml.put("RECEIPT_NO", receipt.id())
                .put("TENDER_PROJECT_CODE", receipt.tender())
                .put("BID_SECTION_CODE", receipt.lot())
                .put("BIDDER_ORG_CODE", receipt.supplier().id());
    }

    private static Xml info(Stamp stamp, String name, Xml fields) {
        var head = new Xml()
                .put("MSG_ID", stamp.messageId())
                .put("SEQ", Long.toString(stamp.sequence()))
                .put("SEND_TIME", Cqspb.WORDS.time(stamp.at()));
        return new Xml().within("HEAD", head).within(name, fields);
    }

    private static Message message(Stamp stamp, Kind kind, List<String> about, Fen amount, Xml fields, String name) {
        var body = Cqspb.WORDS.soap().envelope(fields.message(name, Cqspb.NAMESPACE));
        return new Message(stamp.messageId(), kind.channel(), about, amount, body);
    }
}
