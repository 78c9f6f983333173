package cn.caitong.simulators.rest;

import cn.caitong.simulators.http.Answer;
import cn.caitong.simulators.http.Request;
import cn.caitong.simulators.ledger.Ledger;
import cn.caitong.simulators.ledger.Refund;
import cn.caitong.simulators.soap.Part;
import cn.caitong.simulators.soap.Soap;
import cn.caitong.simulators.soap.Xml;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** Dialect cqspb, words: SOAP 1.1, fourteen digits for a time; codes as in cqyz, whose standard it shares. */
final class Cqspb {
    static final String NAMESPACE = "urn:cq:spb:margin:2.0";
    static final Soap SOAP = Soap.V1_1;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    private Cqspb() {}

    static String time(Instant at) {
        return TIME.format(at.atZone(Ledger.ZONE));
    }

    static String day(LocalDate day) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }

    static Instant instant(Fields fields, String name) throws Refused {
        try {
            return LocalDateTime.parse(fields.text(name), TIME)
                    .atZone(Ledger.ZONE)
                    .toInstant();
        } catch (DateTimeException e) {
            throw fields.bad(name);
        }
    }

    /** What is known of how it ended: the bank's date and number, the reason. */
    static Xml putEnd(Xml xml, Refund refund) {
        var date = refund.bankDate();
        if (date != null) {
            xml.put("BANK_DATE", day(date)).putIf("BANK_TRACE_NO", refund.trace());
        }
        var reason = refund.reason();
        if (reason != null) {
            xml.put("REASON_CODE", Cqyz.reason(reason)).put("REASON", reason.text());
        }
        return xml;
    }

    static Answer answer(int status, String body) {
        return new Answer(status, Map.of("Content-Type", SOAP.contentType()), body);
    }

    /** The message in a call's body. */
    static Part message(Request request) throws Refused {
        if (!SOAP.isItsType(request.header("content-type").orElse(""))) {
            throw Refused.call(Refusal.WRONG_TYPE);
        }
        return message(request.body());
    }

    static Part message(byte[] envelope) throws Refused {
        try {
            var message = SOAP.message(envelope);
            if (message.namespace().equals(NAMESPACE)) {
                return message;
            }
        } catch (IOException e) {
            throw Refused.call(Refusal.UNREADABLE);
        }
        throw Refused.call(Refusal.UNREADABLE);
    }

    /** A part's fields; one that stands twice, or in another namespace, is none. */
    static ObjectNode fields(Part part) {
        var object = Json.object();
        for (Part field : part.parts()) {
            if (part.part(field.name()).isPresent() && field.namespace().equals(NAMESPACE)) {
                if (field.parts().isEmpty()) {
                    object.put(field.name(), field.text());
                } else {
                    object.set(field.name(), fields(field));
                }
            }
        }
        return object;
    }
}
