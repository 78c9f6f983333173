package cn.caitong.simulators.rest;

import cn.caitong.simulators.ledger.Refund;
import cn.caitong.simulators.soap.Part;
import cn.caitong.simulators.soap.Soap;
import cn.caitong.simulators.soap.Xml;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Dialect cqspb, words: SOAP 1.1, fourteen digits for a time; codes as in cqyz, whose standard it shares. */
final class Cqspb {
    static final String NAMESPACE = "urn:cq:spb:margin:2.0";
    static final SoapWords WORDS = new SoapWords(Soap.V1_1, NAMESPACE, DateTimeFormatter.ofPattern("yyyyMMddHHmmss"));

    private Cqspb() {}

    static String day(LocalDate day) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(day);
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
