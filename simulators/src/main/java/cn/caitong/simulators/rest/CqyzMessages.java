package cn.caitong.simulators.rest;

import cn.caitong.simulators.centre.Ask;
import cn.caitong.simulators.centre.Stamp;
import cn.caitong.simulators.guarantee.Guarantee;
import cn.caitong.simulators.guarantee.Happening;
import cn.caitong.simulators.http.Answer;
import cn.caitong.simulators.ledger.Booking;
import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.ledger.Message;
import cn.caitong.simulators.ledger.Receipt;
import cn.caitong.simulators.ledger.Refund;
import cn.caitong.simulators.ledger.RefundState;
import cn.caitong.simulators.ledger.Statement;
import cn.caitong.simulators.traffic.Post;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Dialect cqyz, messages: an envelope with id, type, order number and time around DATA. */
final class CqyzMessages implements MessageWire {

    @Override
    public Message receipt(Stamp stamp, Receipt receipt) {
        var data = CqyzReceipts.write(receipt);
        return message(stamp, Kind.RECEIPT, "MARGIN_RECEIPT", List.of(receipt.id()), receipt.amount(), data);
    }

    @Override
    public Message result(Stamp stamp, Refund refund, Receipt receipt) {
        var data = Json.object().put("REFUND_NO", refund.id()).put("CENTRE_NO", refund.centreNo());
        putDeposit(data, receipt);
        data.put("REFUND_STATUS", Cqyz.status(refund.state())).put("REFUND_PAY", Cqyz.yuan(refund.amount()));
        Cqyz.putEnd(data, refund);
        var about = List.of(refund.id(), receipt.id());
        return message(stamp, Kind.REFUND_RESULT, "MARGIN_REFUND_RESULT", about, refund.amount(), data);
    }

    @Override
    public Message recallResult(Stamp stamp, Ask.Recall recall, boolean stopped, RefundState now, Receipt receipt) {
        var data = Json.object().put("RECALL_NO", recall.id()).put("REFUND_NO", recall.refundId());
        putDeposit(data, receipt);
        data.put("RECALL_RESULT", stopped ? "1" : "0").put("REFUND_STATUS", Cqyz.status(now));
        if (!stopped) {
            data.put("REASON", "款项已处理完毕");
        }
        var about = List.of(recall.refundId(), recall.id(), receipt.id());
        return message(stamp, Kind.RECALL_RESULT, "MARGIN_RECALL_RESULT", about, receipt.amount(), data);
    }

    @Override
    public Message statement(Stamp stamp, Statement statement) {
        var lines = Json.object().arrayNode();
        statement.bookings().forEach(booking -> lines.add(line(lines, booking)));
        var data = Json.object()
                .put("STATEMENT_DATE", statement.day().toString())
                .put("OPENING_BALANCE", Cqyz.yuan(statement.opening()))
                .put("CLOSING_BALANCE", Cqyz.yuan(statement.closing()))
                .put("LINE_COUNT", lines.size())
                .<ObjectNode>set("LINES", lines);
        var about = List.of(statement.day().toString());
        return message(stamp, Kind.STATEMENT, "MARGIN_STATEMENT", about, statement.closing(), data);
    }

    @Override
    public Message guarantee(Stamp stamp, Guarantee guarantee, Happening happening) {
        var data = Json.object();
        var sum = happening.sum(guarantee);
        CqyzGuarantees.before(guarantee, happening).forEach(data::put);
        data.put("MARGIN_PAY", Cqyz.yuan(sum))
                .put("VALID_UNTIL", guarantee.validUntil().toString())
                .put("EVENT_TIME", Cqyz.time(happening.at()));
        CqyzGuarantees.after(stamp.centre(), happening).forEach(data::put);
        return message(stamp, Kind.GUARANTEE, "MARGIN_GUARANTEE", List.of(guarantee.id()), sum, data);
    }

    private static ObjectNode line(ArrayNode lines, Booking booking) {
        var line = Json.object()
                .put("LINE_NO", lines.size() + 1)
                .put("ENTRY_TYPE", entryType(booking.kind()))
                .put("RECEIPT_NO", booking.receiptId());
        Json.put(line, "REFUND_NO", booking.refundId());
        return line.put("ENTRY_PAY", Cqyz.yuan(booking.amount()))
                .put("BOOK_DATE", booking.day().toString())
                .put("BANK_TRACE_NO", booking.trace());
    }

    @Override
    public Receipt readReceipt(String message) throws Refused {
        return CqyzReceipts.read(
                Fields.of(Json.read(message.getBytes(StandardCharsets.UTF_8))).object("DATA"));
    }

    @Override
    public String amount(Fen amount) {
        return amount.yuan();
    }

    @Override
    public Post post(String centre, Message message) {
        return Json.post(centre, message, Map.of());
    }

    @Override
    public int word(Answer answer) {
        return answer.status();
    }

    @Override
    public String marked(String value) {
        return Json.marked(value);
    }

    @Override
    public String padded(String text, int size) {
        return Json.padded(text, size);
    }

    private static String entryType(Booking.Kind kind) {
        return switch (kind) {
            case RECEIVED -> "S";
            case REFUNDED -> "T";
            case RETURNED -> "P";
        };
    }

    private static void putDeposit(ObjectNode data, Receipt receipt) {
        data.put("RECEIPT_NO", receipt.id())
                .put("TENDER_PROJECT_CODE", receipt.tender())
                .put("BID_SECTION_CODE", receipt.lot())
                .put("BIDDER_ORG_CODE", receipt.supplier().id());
    }

    private static Message message(
            Stamp stamp, Kind kind, String type, List<String> about, Fen amount, ObjectNode data) {
        var body = Json.object()
                .put("MSG_ID", stamp.messageId())
                .put("MSG_TYPE", type)
                .put("SEQ", stamp.sequence())
                .put("SEND_TIME", Cqyz.time(stamp.at()))
                .set("DATA", data);
        return new Message(stamp.messageId(), kind.channel(), about, amount, body.toString());
    }
}
