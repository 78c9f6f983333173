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

/** Dialect cqsz, calls: flat pinyin, HTTP statuses that mean something, the id in a header too. */
final class CqszCalls implements CallWire {

    @Override
    public Ask read(Request request) throws Refused {
        var body = Json.body(request);
        var call = Fields.of(body);
        var ask =
                switch (request.path()) {
                    case "/tuikuan" -> refund(call, body);
                    case "/tuikuan/chehui" -> recall(call, body);
                    case "/tuikuan/chaxun" -> new Ask.Query(call.text("zlh"));
                    default -> throw Refused.call(Refusal.UNREADABLE);
                };
        if (!request.header(Cqsz.ID_HEADER).equals(Optional.of(ask.id()))) {
            throw new Refused(Refusal.BAD_FIELD, ask.id(), "X-Lsh");
        }
        return ask;
    }

    private static Ask refund(Fields call, JsonNode body) throws Refused {
        String id = call.text("zlh");
        var known = call.knownAs(id);
        return new Ask.Instruct(
                id,
                known.text("skdh"),
                known.text("xmbh"),
                known.text("bdh"),
                known.amount("jine", Fen::ofDigits),
                known.object("skr").payee("huming", "zhanghao", "kaihuhang", "lianhanghao"),
                Json.content(body));
    }

    private static Ask recall(Fields call, JsonNode body) throws Refused {
        String id = call.text("chlsh");
        var known = call.knownAs(id);
        return new Ask.Recall(id, known.text("zlh"), known.text("skdh"), Json.content(body));
    }

    @Override
    public Answer broken() {
        return Json.BROKEN;
    }

    @Override
    public Answer refused(Refused refused) {
        return switch (refused.why()) {
            case BAD_FIELD -> failure(400, "BAOWEN_CUOWU", "报文有误", refused);
            case UNREADABLE -> failure(400, "BAOWEN_CUOWU", "报文无法识别", refused);
            case UNAUTHENTICATED -> failure(401, "WEI_RENZHENG", "未认证", refused);
            case CONFLICT -> failure(409, "ZLH_CHONGTU", "指令号重复且内容不同", refused);
            case TOO_LARGE -> failure(413, "TAI_DA", "报文过大", refused);
            case WRONG_TYPE -> failure(415, "LEIXING_CUOWU", "报文类型有误", refused);
            case NO_SUCH_RECEIPT -> failure(422, "SKDH_BUCUNZAI", "收款单不存在", refused);
            case ABOVE_RECEIPT -> failure(422, "JINE_CHAOCHU", "超过收款金额", refused);
            case BAD_PAYEE -> failure(422, "SKR_CUOWU", "收款人信息有误", refused);
            case VOID -> failure(422, "YI_ZUOFEI", "指令已撤回", refused);
            case BUSY -> failure(429, "QING_SHAOHOU", "请稍后再试", refused).withHeader("Retry-After", "1");
            case MAINTENANCE -> failure(503, "WEIHU", "系统维护", refused).withHeader("Retry-After", "1");
        };
    }

    @Override
    public Answer taken(Refund refund) {
        return taken(success()
                .put("zlh", refund.id())
                .put("zxlsh", refund.centreNo())
                .put("zt", Cqsz.state(refund.state()))
                .put("jine", refund.amount().digits())
                .put("slsj", refund.acceptedAt().toEpochMilli()));
    }

    @Override
    public Answer taken(Ask.Recall recall, Instant at) {
        return taken(success()
                .put("chlsh", recall.id())
                .put("zlh", recall.refundId())
                .put("slsj", at.toEpochMilli()));
    }

    @Override
    public Answer again(String body) {
        return Answer.json(202, body);
    }

    @Override
    public Answer notFound(String refundId) {
        return failure(404, "CHAWUCILING", "查无此令", new Refused(Refusal.NO_SUCH_RECEIPT, refundId, ""));
    }

    @Override
    public Answer status(String refundId, RefundState state, Optional<Refund> refund) {
        var answer = success().put("zlh", refundId);
        refund.ifPresent(known -> answer.put("zxlsh", known.centreNo())
                .put("skdh", known.receiptId())
                .put("jine", known.amount().digits()));
        answer.put("zt", Cqsz.state(state));
        refund.ifPresent(known -> Cqsz.putEnd(answer, known));
        return Answer.json(200, answer.toString());
    }

    private static ObjectNode success() {
        return Json.object().put("jieguo", "chenggong");
    }

    private static Answer taken(ObjectNode body) {
        return Answer.json(202, body.toString());
    }

    private static Answer failure(int status, String code, String text, Refused refused) {
        var body = Json.object().put("jieguo", "shibai").put("cwm", code).put("cwxx", text);
        if (!refused.id().isEmpty()) {
            body.put("zlh", refused.id());
        }
        if (!refused.field().isEmpty()) {
            body.put("ziduan", refused.field());
        }
        return Answer.json(status, body.toString());
    }
}
