package cn.caitong.simulators.treasury;

import cn.caitong.simulators.http.Answer;
import cn.caitong.simulators.http.Request;
import cn.caitong.simulators.ledger.Message;
import cn.caitong.simulators.soap.Soap;
import cn.caitong.simulators.soap.Xml;
import cn.caitong.simulators.traffic.Post;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Dialect czbk: ISO 20022 over plain HTTP. It has no question. */
final class Czbk implements Tongue {
    private static final String NOT_KNOWN = "NOTPROVIDED";

    private final InstantSource clock;
    private final News news = new IsoNews();

    Czbk(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Wish read(Request request) throws Rebuffed {
        return InitiationReader.read(request);
    }

    /** It repeats id, number and sum, so that the hub sees that all of it was read. */
    @Override
    public Answer taken(Application application) {
        var form = application.form();
        var group = new Xml()
                .put("OrgnlNbOfTxs", Integer.toString(form.items().size()))
                .put("OrgnlCtrlSum", form.amount().yuan())
                .put("GrpSts", "RCVD");
        return Iso.answer(200, report(application.id(), group));
    }

    @Override
    public Answer again(String body) {
        return Iso.answer(200, body);
    }

    @Override
    public Answer standing(String id, Optional<Application> found) {
        throw new IllegalStateException("ISO 20022 has no question about " + id);
    }

    @Override
    public Answer rebuffed(Rebuffed call) {
        var reason = reason(call);
        var group = new Xml().put("GrpSts", "RJCT").within("StsRsnInf", new Xml().within("Rsn", reason));
        var body = report(call.id().isEmpty() ? NOT_KNOWN : call.id(), group);
        var answer = Iso.answer(status(call.why()), body);
        return call.why().isForLater() ? answer.withHeader("Retry-After", "1") : answer;
    }

    private static Xml reason(Rebuffed call) {
        return switch (call.why()) {
            case BAD_FIELD -> new Xml().put("Cd", ofField(call.field()));
            case UNREADABLE, TOO_LARGE, WRONG_CHARSET -> new Xml().put("Cd", "FF01");
            case WRONG_SUM -> new Xml().put("Cd", "AM10");
            case YEAR_CLOSED -> new Xml().put("Cd", "DT01");
            case AGENCY_UNKNOWN -> new Xml().put("Cd", "AC02");
            case CONFLICT -> new Xml().put("Cd", "DU01");
            case UNAUTHENTICATED, BUSY, MAINTENANCE -> new Xml().put("Prtry", "NOTREAD");
        };
    }

    private static String ofField(String name) {
        return switch (name) {
            case "NbOfTxs" -> "AM18";
            case "Dt", "CreDtTm" -> "DT01";
            default -> "FF01";
        };
    }

    private static int status(Rebuff why) {
        return switch (why) {
            case BAD_FIELD, WRONG_SUM, YEAR_CLOSED, AGENCY_UNKNOWN, CONFLICT -> 200;
            case UNREADABLE -> 400;
            case TOO_LARGE -> 413;
            case WRONG_CHARSET -> 415;
            case UNAUTHENTICATED, BUSY, MAINTENANCE -> why.status();
        };
    }

    @Override
    public Answer broken() {
        return Answer.plain(500, "Internal Server Error");
    }

    /** An answer has a number of its own, which no notice has. */
    private String report(String id, Xml group) {
        var now = clock.instant();
        var header = new Xml()
                .put("MsgId", "CZ-A-" + Long.toString(now.toEpochMilli(), Character.MAX_RADIX))
                .put("CreDtTm", Iso.time(now));
        return IsoReports.report(header, id, group, new Xml());
    }

    @Override
    public News news() {
        return news;
    }

    /** Which of the three messages it is, its namespace says. */
    @Override
    public Post post(String partner, Message message) {
        return new Post("/partners/" + partner + "/" + channel(message), Iso.TYPE, Map.of());
    }

    private static String channel(Message message) {
        if (message.body().contains(Iso.CAMT_053)) {
            return "statements";
        }
        return message.body().contains(Iso.CAMT_054) ? "notifications" : "status-reports";
    }

    @Override
    public int word(Answer answer) {
        return answer.status();
    }

    @Override
    public String marked(String value) {
        return '>' + Soap.escaped(value) + '<';
    }

    @Override
    public String padded(String text, int size) {
        return text.replaceFirst("(<Document[^>]*>)", "$1<!-- " + "9".repeat(size) + " -->");
    }
}
