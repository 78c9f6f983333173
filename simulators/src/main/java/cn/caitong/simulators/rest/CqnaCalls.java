package cn.caitong.simulators.rest;

import cn.caitong.simulators.centre.Ask;
import cn.caitong.simulators.http.Answer;
import cn.caitong.simulators.http.Request;
import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.ledger.Refund;
import cn.caitong.simulators.ledger.RefundState;
import cn.caitong.simulators.soap.Element;
import java.time.Instant;
import java.util.Optional;

/** Dialect cqna, calls: one address; what the sender could mend is a fault under 400, what he cannot one under 401 or 503. */
final class CqnaCalls implements CallWire {
    private static final String PATH = "/ws/deposits";

    @Override
    public Ask read(Request request) throws Refused {
        var message = Cqna.WORDS.message(request);
        if (!request.path().equals(PATH)) {
            throw Refused.call(Refusal.UNREADABLE);
        }
        var body = Cqna.fields(message);
        var call = Fields.of(body);
        return switch (message.name()) {
            case "payBack" -> payBack(call, Json.content(body));
            case "withdraw" -> withdraw(call, Json.content(body));
            case "ask" -> new Ask.Query(call.text("order"));
            default -> throw Refused.call(Refusal.UNREADABLE);
        };
    }

    private static Ask payBack(Fields call, String content) throws Refused {
        String order = call.text("order");
        var known = call.knownAs(order);
        var bid = known.object("bid");
        return new Ask.Instruct(
                order,
                known.text("slip"),
                bid.text("project"),
                bid.text("lot"),
                known.amount("fen", Fen::ofDigits),
                known.object("payee").payee("payee", "account", "bank", "bankCode"),
                content);
    }

    private static Ask withdraw(Fields call, String content) throws Refused {
        String request = call.text("request");
        var known = call.knownAs(request);
        return new Ask.Recall(request, known.text("order"), known.text("slip"), content);
    }

    @Override
    public Answer broken() {
        return Cqna.WORDS.answer(500, Cqna.WORDS.soap().fault(false, "Internal Server Error", ""));
    }

    @Override
    public Answer refused(Refused refused) {
        return switch (refused.why()) {
            case BAD_FIELD -> fault(400, "FIELD", "字段缺失或有误", refused);
            case NO_SUCH_RECEIPT -> fault(400, "SLIP", "收款单不存在", refused);
            case ABOVE_RECEIPT -> fault(400, "AMOUNT", "超过收款金额", refused);
            case BAD_PAYEE -> fault(400, "PAYEE", "收款人信息有误", refused);
            case VOID -> fault(400, "WITHDRAWN", "指令已撤回", refused);
            case CONFLICT -> fault(400, "CONFLICT", "指令号重复且内容不同", refused);
            case UNREADABLE, WRONG_TYPE -> fault(400, "UNREADABLE", "报文无法识别", refused);
            case TOO_LARGE -> fault(400, "SIZE", "报文过大", refused);
            case UNAUTHENTICATED -> fault(401, "TOKEN", "未认证", refused);
            case BUSY -> fault(503, "BUSY", "请稍后再试", refused).withHeader("Retry-After", "1");
            case MAINTENANCE -> fault(503, "CLOSED", "系统维护", refused).withHeader("Retry-After", "1");
        };
    }

    private static Answer fault(int status, String code, String text, Refused refused) {
        var refusal = new Element("refusal").with("code", code);
        if (!refused.id().isEmpty()) {
            refusal.with("order", refused.id());
        }
        if (!refused.field().isEmpty()) {
            refusal.with("field", refused.field().replaceFirst(".*\\.", ""));
        }
        return Cqna.WORDS.answer(status, Cqna.WORDS.soap().fault(status != 503, text, refusal.in(Cqna.NAMESPACE)));
    }

    @Override
    public Answer taken(Refund refund) {
        return success(new Element("payBackTaken")
                .with("state", Cqna.state(refund.state()))
                .with("order", refund.id())
                .with("number", refund.centreNo())
                .put("fen", refund.amount().digits()));
    }

    @Override
    public Answer taken(Ask.Recall recall, Instant at) {
        return success(new Element("withdrawTaken")
                .with("state", "accepted")
                .with("request", recall.id())
                .with("order", recall.refundId()));
    }

    @Override
    public Answer again(String body) {
        return Cqna.WORDS.answer(200, body);
    }

    @Override
    public Answer notFound(String refundId) {
        return success(new Element("told").with("state", "unknown").with("order", refundId));
    }

    @Override
    public Answer status(String refundId, RefundState state, Optional<Refund> refund) {
        var told = new Element("told").with("state", Cqna.state(state)).with("order", refundId);
        refund.ifPresent(known -> CqnaMessages.putEnd(
                told.with("number", known.centreNo()).put("fen", known.amount().digits()), known));
        return success(told);
    }

    private static Answer success(Element message) {
        return Cqna.WORDS.answer(200, Cqna.WORDS.soap().envelope(message.in(Cqna.NAMESPACE)));
    }
}
