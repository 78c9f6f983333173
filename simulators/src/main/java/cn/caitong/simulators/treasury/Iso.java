package cn.caitong.simulators.treasury;

import cn.caitong.simulators.http.Answer;
import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.ledger.Ledger;
import cn.caitong.simulators.soap.Xml;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** What the messages of dialect czbk have in common: their names, and how they write money, time, and why. */
final class Iso {
    static final String PAIN_001 = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";
    static final String PAIN_002 = "urn:iso:std:iso:20022:tech:xsd:pain.002.001.10";
    static final String CAMT_053 = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08";
    static final String CAMT_054 = "urn:iso:std:iso:20022:tech:xsd:camt.054.001.08";
    static final String TYPE = "application/xml; charset=UTF-8";
    static final String CURRENCY = "CNY";
    static final String DEBIT = "DBIT";
    static final String CREDIT = "CRDT";
    /** The bank's own codes: 支付, 退回. */
    static final String PAID = "ZF";

    static final String CAME_BACK = "TH";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

    private Iso() {}

    static String time(Instant at) {
        return TIME.format(at.atZone(Ledger.ZONE));
    }

    /** A day as a time: its first moment. */
    static String time(LocalDate day) {
        return time(day.atStartOfDay());
    }

    static String time(LocalDateTime there) {
        return TIME.format(there.atZone(Ledger.ZONE));
    }

    static String document(String namespace, String name, Xml parts) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                + new Xml().within(name, parts).message("Document", namespace);
    }

    static Answer answer(int status, String body) {
        return new Answer(status, Map.of("Content-Type", TYPE), body);
    }

    static Xml money(String name, Fen amount) {
        return new Xml().put(name, "Ccy", CURRENCY, amount.yuan());
    }

    /** Why, in ISO's own code where there is one, and in the treasury's words. */
    static Xml why(String name, Why why) {
        var code =
                switch (why) {
                    case A01 -> new Xml().put("Cd", "AC04");
                    case A02 -> new Xml().put("Cd", "BE01");
                    case A03 -> new Xml().put("Cd", "AC01");
                    case B01, B02, B03, B04, U01, T01, X99 -> new Xml().put("Prtry", why.name());
                };
        return new Xml().within(name, new Xml().within("Rsn", code).put("AddtlInf", why.text()));
    }

    /** What every transaction repeats, so that the hub need look up nothing: the payment and the budget line. */
    static Xml remittance(Application application, Item item) {
        var invoice = new Xml()
                .within("Tp", new Xml().within("CdOrPrtry", new Xml().put("Cd", "CINV")))
                .put("Nb", application.payment());
        var structured = new Xml()
                .within("RfrdDocInf", invoice)
                .put("AddtlRmtInf", "BUDGET " + item.budget().code());
        return new Xml().within("RmtInf", new Xml().within("Strd", structured));
    }

    /** Who pays, and in which district. */
    static Xml debtor(Application application) {
        var form = application.form();
        var party =
                new Xml().put("Nm", form.purchaser()).within("PstlAdr", new Xml().put("CtrySubDvsn", form.division()));
        return new Xml().within("Dbtr", new Xml().within("Pty", party));
    }
}
