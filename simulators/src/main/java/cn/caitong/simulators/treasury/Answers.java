package cn.caitong.simulators.treasury;

import cn.caitong.simulators.http.Answer;
import cn.caitong.simulators.soap.Xml;
import java.util.Optional;

/** What the treasury answers in dialect czzf; whatever is not taken is a fault with its detail. */
final class Answers {
    private static final String BILL = "VoucherBillNo";
    private static final String STATUS = "Status";

    private Answers() {}

    static Answer broken() {
        return Czzf.answer(500, Czzf.SOAP.fault(false, "Internal Server Error", "", Czzf.GBK));
    }

    static Answer rebuffed(Rebuffed call) {
        var why = call.why();
        var detail = new Xml().put("Code", why.code()).put("Msg", why.text());
        if (!call.id().isEmpty()) {
            detail.put(BILL, call.id());
        }
        if (!call.field().isEmpty()) {
            detail.put("Field", call.field());
        }
        var fault = Czzf.SOAP.fault(
                !why.isForLater(), why.text(), detail.message("TreasuryFault", Czzf.NAMESPACE), Czzf.GBK);
        var answer = Czzf.answer(why.status(), fault);
        return why.isForLater() ? answer.withHeader("Retry-After", "1") : answer;
    }

    static Answer taken(Application application) {
        return success(
                "ApplicationAnswer",
                "已受理",
                new Xml()
                        .put(BILL, application.id())
                        .put("TreasuryNo", application.number())
                        .put(STATUS, "10")
                        .put("PayAmt", application.form().amount().yuan())
                        .put("AcceptTime", Czzf.time(application.acceptedAt())));
    }

    /** A repetition gets the body that the first one got. */
    static Answer again(String body) {
        return Czzf.answer(200, body);
    }

    static Answer standing(String id, Optional<Application> found) {
        var fields =
                new Xml().put(BILL, id).put(STATUS, found.map(Answers::status).orElse("00"));
        found.ifPresent(application -> fields.put("TreasuryNo", application.number())
                .put("PayAmt", application.form().amount().yuan())
                .with(end(application)));
        return success("QueryAnswer", "成功", fields);
    }

    private static String status(Application application) {
        if (application.wasRefused()) {
            return "50";
        }
        if (application.wasExecuted()) {
            return "30";
        }
        return application.standing().voucher() == null ? "10" : "20";
    }

    /** The review that refused it, or what the bank reported. */
    private static Xml end(Application application) {
        var refusal = application.standing().refusal();
        if (refusal != null) {
            return new Xml().within("Review", Notices.refusal(application, refusal));
        }
        boolean isReported = application.items().stream().anyMatch(item -> item.reported() != null);
        return isReported ? new Xml().within("Voucher", Notices.paid(application)) : new Xml();
    }

    private static Answer success(String name, String text, Xml fields) {
        var whole = new Xml().put("Code", "0000").put("Msg", text).with(fields);
        return Czzf.answer(200, Czzf.envelope(name, whole));
    }
}
