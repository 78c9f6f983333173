package cn.caitong.simulators.rest;

import cn.caitong.simulators.centre.Ask;
import cn.caitong.simulators.http.Answer;
import cn.caitong.simulators.http.Request;
import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.ledger.Refund;
import cn.caitong.simulators.ledger.RefundState;
import cn.caitong.simulators.soap.Xml;
import java.time.Instant;
import java.util.Optional;

/** Dialect cqspb, calls: one address, the element says which; whatever is not taken is a fault with the centre's detail. */
final class CqspbCalls implements CallWire {
    private static final String PATH = "/services/margin";

    @Override
    public Ask read(Request request) throws Refused {
        var message = Cqspb.WORDS.message(request);
        if (!request.path().equals(PATH)) {
            throw Refused.call(Refusal.UNREADABLE);
        }
        var body = Cqspb.fields(message);
        var call = Fields.of(body);
        return switch (message.name()) {
            case "MARGIN_REFUND" -> refund(call, Json.content(body));
            case "MARGIN_RECALL" -> recall(call, Json.content(body));
            case "MARGIN_QUERY" -> new Ask.Query(call.text("REFUND_NO"));
            default -> throw Refused.call(Refusal.UNREADABLE);
        };
    }

    private static Ask refund(Fields call, String content) throws Refused {
        String id = call.text("REFUND_NO");
        var info = call.knownAs(id).object("BIDDER_REFUND_INFO");
        return new Ask.Instruct(
                id,
                info.text("RECEIPT_NO"),
                info.text("TENDER_PROJECT_CODE"),
                info.text("BID_SECTION_CODE"),
                info.amount("REFUND_PAY", Fen::ofYuan),
                info.payee("PAYEE_NAME", "PAYEE_ACCOUNT", "PAYEE_BANK", "PAYEE_BANK_NO"),
                content);
    }

    private static Ask recall(Fields call, String content) throws Refused {
        String id = call.text("RECALL_NO");
        var known = call.knownAs(id);
        return new Ask.Recall(id, known.text("REFUND_NO"), known.text("RECEIPT_NO"), content);
    }

    @Override
    public Answer broken() {
        return Cqspb.WORDS.answer(500, Cqspb.WORDS.soap().fault(false, "Internal Server Error", ""));
    }

    @Override
    public Answer refused(Refused refused) {
        return switch (refused.why()) {
            case BAD_FIELD -> fault(500, "1001", "字段缺失或有误", refused);
            case NO_SUCH_RECEIPT -> fault(500, "1002", "收款单不存在", refused);
            case ABOVE_RECEIPT -> fault(500, "1003", "超过收款金额", refused);
            case BAD_PAYEE -> fault(500, "1004", "收款人信息有误", refused);
            case VOID -> fault(500, "1006", "指令已撤回", refused);
            case CONFLICT -> fault(500, "1409", "指令号重复且内容不同", refused);
            case UNREADABLE -> fault(500, "9400", "报文无法识别", refused);
            case TOO_LARGE -> fault(500, "9413", "报文过大", refused);
            case WRONG_TYPE -> fault(500, "9415", "报文类型有误", refused);
            case UNAUTHENTICATED -> fault(401, "9401", "未认证", refused);
            case BUSY -> fault(503, "9429", "请稍后再试", refused).withHeader("Retry-After", "1");
            case MAINTENANCE -> fault(503, "9503", "系统维护", refused).withHeader("Retry-After", "1");
        };
    }

    private static Answer fault(int status, String code, String text, Refused refused) {
        var detail = new Xml().put("CODE", code).put("MSG", text);
        if (!refused.id().isEmpty()) {
            detail.put("REFUND_NO", refused.id());
        }
        if (!refused.field().isEmpty()) {
            detail.put("FIELD", refused.field().replaceFirst(".*\\.", ""));
        }
        boolean isTheirs = status != 503;
        return Cqspb.WORDS.answer(
                status, Cqspb.WORDS.soap().fault(isTheirs, text, detail.message("MARGIN_FAULT", Cqspb.NAMESPACE)));
    }

    @Override
    public Answer taken(Refund refund) {
        return success(
                "REFUND_ANSWER",
                new Xml()
                        .put("REFUND_NO", refund.id())
                        .put("CENTRE_NO", refund.centreNo())
                        .put("REFUND_STATUS", Cqyz.status(refund.state()))
                        .put("REFUND_PAY", refund.amount().yuan())
                        .put("ACCEPT_TIME", Cqspb.WORDS.time(refund.acceptedAt())));
    }

    @Override
    public Answer taken(Ask.Recall recall, Instant at) {
        return success(
                "RECALL_ANSWER",
                new Xml()
                        .put("RECALL_NO", recall.id())
                        .put("REFUND_NO", recall.refundId())
                        .put("ACCEPT_TIME", Cqspb.WORDS.time(at)));
    }

    @Override
    public Answer again(String body) {
        return Cqspb.WORDS.answer(200, body);
    }

    @Override
    public Answer notFound(String refundId) {
        return success("QUERY_ANSWER", new Xml().put("REFUND_NO", refundId).put("REFUND_STATUS", "00"));
    }

    @Override
    public Answer status(String refundId, RefundState state, Optional<Refund> refund) {
        var answer = new Xml().put("REFUND_NO", refundId);
        refund.ifPresent(known -> answer.put("CENTRE_NO", known.centreNo())
                .put("RECEIPT_NO", known.receiptId())
                .put("REFUND_PAY", known.amount().yuan()));
        answer.put("REFUND_STATUS", Cqyz.status(state));
        refund.ifPresent(known -> Cqspb.putEnd(answer, known));
        return success("QUERY_ANSWER", answer);
    }

    private static Answer success(String name, Xml fields) {
        var whole = new Xml().put("CODE", "0000").put("MSG", "成功").with(fields);
        return Cqspb.WORDS.answer(200, Cqspb.WORDS.soap().envelope(whole.message(name, Cqspb.NAMESPACE)));
    }
}
