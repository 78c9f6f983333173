package cn.caitong.simulators.rest;

import cn.caitong.simulators.centre.Ask;
import cn.caitong.simulators.centre.Stamp;
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

/** Dialect cqsz, messages: flat, without order numbers. */
final class CqszMessages implements MessageWire {

    @Override
    public Message receipt(Stamp stamp, Receipt receipt) {
        var body = stamped(stamp, "shoukuan");
        body.setAll(CqszReceipts.write(receipt));
        return message(stamp, Kind.RECEIPT, List.of(receipt.id()), receipt.amount(), body);
    }

    @Override
    public Message result(Stamp stamp, Refund refund, Receipt receipt) {
        var body = stamped(stamp, "tuikuanjieguo").put("zlh", refund.id()).put("zxlsh", refund.centreNo());
        putDeposit(body, receipt);
        body.put("zt", Cqsz.state(refund.state())).put("jine", refund.amount().digits());
        Cqsz.putEnd(body, refund);
        var about = List.of(refund.id(), receipt.id());
        return message(stamp, Kind.REFUND_RESULT, about, refund.amount(), body);
    }

    @Override
    public Message recallResult(Stamp stamp, Ask.Recall recall, boolean stopped, RefundState now, Receipt receipt) {
        var body = stamped(stamp, "chehuijieguo").put("chlsh", recall.id()).put("zlh", recall.refundId());
        putDeposit(body, receipt);
        body.put("jieguo", stopped ? "已撤回" : "未撤回").put("zt", Cqsz.state(now));
        if (!stopped) {
            body.put("yuanyin", "款项已处理完毕");
        }
        var about = List.of(recall.refundId(), recall.id(), receipt.id());
        return message(stamp, Kind.RECALL_RESULT, about, receipt.amount(), body);
    }

    @Override
    public Message statement(Stamp stamp, Statement statement) {
        var lines = Json.object().arrayNode();
        statement.bookings().forEach(booking -> lines.add(line(lines, booking)));
        var body = stamped(stamp, "rizhangdan")
                .put("zdrq", Cqsz.day(statement.day()))
                .put("qichu", statement.opening().digits())
                .put("qimo", statement.closing().digits())
                .put("bishu", lines.size())
                .<ObjectNode>set("mingxi", lines);
        var about = List.of(statement.day().toString());
        return message(stamp, Kind.STATEMENT, about, statement.closing(), body);
    }

    private static ObjectNode line(ArrayNode lines, Booking booking) {
        var line = Json.object()
                .put("xh", lines.size() + 1)
                .put("lx", entryType(booking.kind()))
                .put("skdh", booking.receiptId());
        Json.put(line, "zlh", booking.refundId());
        return line.put("jine", booking.amount().digits())
                .put("jzrq", Cqsz.day(booking.day()))
                .put("yhlsh", booking.trace());
    }

    @Override
    public Receipt readReceipt(String message) throws Refused {
        return CqszReceipts.read(Fields.of(Json.read(message.getBytes(StandardCharsets.UTF_8))));
    }

    @Override
    public String amount(Fen amount) {
        return amount.digits();
    }

    @Override
    public Post post(String centre, Message message) {
        return Json.post(centre, message, Map.of(Cqsz.ID_HEADER, message.id()));
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
            case RECEIVED -> "收";
            case REFUNDED -> "退";
            case RETURNED -> "票";
        };
    }

    private static void putDeposit(ObjectNode body, Receipt receipt) {
        body.put("skdh", receipt.id())
                .put("xmbh", receipt.tender())
                .put("bdh", receipt.lot())
                .put("zjhm", receipt.supplier().id());
    }

    private static ObjectNode stamped(Stamp stamp, String type) {
        return Json.object()
                .put("lsh", stamp.messageId())
                .put("leixing", type)
                .put("fssj", stamp.at().toEpochMilli());
    }

    private static Message message(Stamp stamp, Kind kind, List<String> about, Fen amount, ObjectNode body) {
        return new Message(stamp.messageId(), kind.channel(), about, amount, body.toString());
    }
}
