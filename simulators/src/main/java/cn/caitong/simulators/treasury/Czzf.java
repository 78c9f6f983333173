package cn.caitong.simulators.treasury;

import cn.caitong.simulators.http.Answer;
import cn.caitong.simulators.http.Request;
import cn.caitong.simulators.ledger.Ledger;
import cn.caitong.simulators.ledger.Message;
import cn.caitong.simulators.soap.Soap;
import cn.caitong.simulators.soap.Xml;
import cn.caitong.simulators.traffic.Outbox;
import cn.caitong.simulators.traffic.Post;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/** Dialect czzf, words: SOAP 1.1 in GBK, fourteen digits for a time, yuan with two decimals. */
final class Czzf implements Tongue {
    private final News notices = new Notices();

    static final String NAMESPACE = "urn:cq:czzf:payment:1.0";
    static final Soap SOAP = Soap.V1_1;
    static final Charset GBK = Charset.forName("GBK");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    static String time(Instant at) {
        return TIME.format(at.atZone(Ledger.ZONE));
    }

    static String day(LocalDate day) {
        return Words.day(day);
    }

    static boolean isItsType(String contentType) {
        return SOAP.isItsType(contentType) && Answer.charset(contentType).equals(GBK);
    }

    static Answer answer(int status, String body) {
        return new Answer(status, Map.of("Content-Type", SOAP.contentType(GBK)), body);
    }

    static String envelope(String name, Xml fields) {
        return SOAP.envelope(fields.message(name, NAMESPACE), GBK);
    }

    @Override
    public Wish read(Request request) throws Rebuffed {
        return WishReader.read(request);
    }

    @Override
    public Answer taken(Application application) {
        return Answers.taken(application);
    }

    @Override
    public Answer again(String body) {
        return Answers.again(body);
    }

    @Override
    public Answer standing(String id, Optional<Application> found) {
        return Answers.standing(id, found);
    }

    @Override
    public Answer rebuffed(Rebuffed call) {
        return Answers.rebuffed(call);
    }

    @Override
    public Answer broken() {
        return Answers.broken();
    }

    @Override
    public News news() {
        return notices;
    }

    @Override
    public Post post(String partner, Message message) {
        return new Post("/soap/" + partner, SOAP.contentType(GBK), Map.of("SOAPAction", "\"\""));
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
}
