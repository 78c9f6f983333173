package cn.caitong.simulators.rest;

import cn.caitong.simulators.centre.Ask;
import cn.caitong.simulators.http.Answer;
import cn.caitong.simulators.http.Request;
import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.ledger.Refund;
import cn.caitong.simulators.ledger.RefundState;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/** Dialect cqyz, calls: a wrapper with a code, business answers under HTTP 200. */
final class CqyzCalls implements CallWire {

    @Override
    public Ask read(Request request) throws Refused {
        var body = Json.body(request);
        var call = Fields.of(body);
        return switch (request.path()) {
            case "/margin/refund" -> refund(call, body);
            case "/margin/recall" -> recall(call, body);
            case "/margin/query" -> new Ask.Query(call.object("DATA").text("REFUND_NO"));
            default -> throw Refused.call(Refusal.UNREADABLE);
        };
    }

    private static Ask refund(Fields call, JsonNode body) throws Refused {
        String id = call.text("REFUND_NO");
        var data = call.knownAs(id).object("DATA");
        return new Ask.Instruct(
                id,
                data.text("RECEIPT_NO"),
                data.text("TENDER_PROJECT_CODE"),
                data.text("BID_SECTION_CODE"),
                data.amount("REFUND_PAY", Fen::ofYuan),
                data.payee("PAYEE_NAME", "PAYEE_ACCOUNT", "PAYEE_BANK", "PAYEE_BANK_NO"),
                Json.content(body));
    }

    private static Ask recall(Fields call, JsonNode body) throws Refused {
        String id = call.text("RECALL_NO");
        var data = call.knownAs(id).object("DATA");
        return new Ask.Recall(id, data.text("REFUND_NO"), data.text("RECEIPT_NO"), Json.content(body));
    }

    @Override
    public Answer broken() {
        return Json.BROKEN;
    }

    @Override
    public Answer refused(Refused refused) {
        var data = Json.object();
        if (!refused.id().isEmpty()) {
            data.put("REFUND_NO", refused.id());
        }
        if (!refused.field().isEmpty()) {
            data.put("FIELD", refused.field().replace("DATA.", ""));
        }
        return switch (refused.why()) {
            case BAD_FIELD -> wrapped(200, "1001", "字段缺失或有误", data);
            case NO_SUCH_RECEIPT -> wrapped(200, "1002", "收款单不存在", data);
            case ABOVE_RECEIPT -> wrapped(200, "1003", "超过收款金额", data);
            case BAD_PAYEE -> wrapped(200, "1004", "收款人信息有误", data);
            case VOID -> wrapped(200, "1006", "指令已撤回", data);
            case CONFLICT -> wrapped(200, "1409", "指令号重复且内容不同", data);
            case UNREADABLE -> wrapped(400, "9400", "报文无法识别", data);
            case UNAUTHENTICATED -> wrapped(401, "9401", "未认证", data);
            case TOO_LARGE -> wrapped(413, "9413", "报文过大", data);
            case WRONG_TYPE -> wrapped(415, "9415", "报文类型有误", data);
            case BUSY -> later(wrapped(429, "9429", "请稍后再试", data));
            case MAINTENANCE -> later(wrapped(503, "9503", "系统维护", data));
        };
    }

    @Override
    public Answer taken(Refund refund) {
        return success(Json.object()
                .put("REFUND_NO", refund.id())
                .put("CENTRE_NO", refund.centreNo())
                .put("REFUND_STATUS", Cqyz.status(refund.state()))
                .put("REFUND_PAY", Cqyz.yuan(refund.amount()))
                .put("ACCEPT_TIME", Cqyz.time(refund.acceptedAt())));
    }

    @Override
    public Answer taken(Ask.Recall recall, Instant at) {
        return success(Json.object()
                .put("RECALL_NO", recall.id())
                .put("REFUND_NO", recall.refundId())
                .put("ACCEPT_TIME", Cqyz.time(at)));
    }

    @Override
    public Answer again(String body) {
        return Answer.json(200, body);
    }

    @Override
    public Answer notFound(String refundId) {
        return success(Json.object().put("REFUND_NO", refundId).put("REFUND_STATUS", "00"));
    }

    @Override
    public Answer status(String refundId, RefundState state, Optional<Refund> refund) {
        var data = Json.object().put("REFUND_NO", refundId);
        refund.ifPresent(known -> data.put("CENTRE_NO", known.centreNo())
                .put("RECEIPT_NO", known.receiptId())
                .put("REFUND_PAY", Cqyz.yuan(known.amount())));
        data.put("REFUND_STATUS", Cqyz.status(state));
        refund.ifPresent(known -> Cqyz.putEnd(data, known));
        return success(data);
    }

    private static Answer success(ObjectNode data) {
        return wrapped(200, "0000", "成功", data);
    }

    private static Answer wrapped(int status, String code, String text, ObjectNode data) {
        var wrapper = Json.object().put("CODE", code).put("MSG", text).set("DATA", data);
        return Answer.json(status, wrapper.toString());
    }

    private static Answer later(Answer answer) {
        return answer.withHeader("Retry-After", "1");
    }
}
