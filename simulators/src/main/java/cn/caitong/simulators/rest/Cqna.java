package cn.caitong.simulators.rest;

import cn.caitong.simulators.ledger.Party;
import cn.caitong.simulators.ledger.Reason;
import cn.caitong.simulators.ledger.RefundState;
import cn.caitong.simulators.soap.Part;
import cn.caitong.simulators.soap.Soap;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Dialect cqna, words: SOAP 1.2, facts in attributes, slashes in dates, fen, and words where others have numbers. */
final class Cqna {
    static final String NAMESPACE = "http://deposits.cqna.example/1";
    static final SoapWords WORDS =
            new SoapWords(Soap.V1_2, NAMESPACE, DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss"));

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu/MM/dd");

    private Cqna() {}

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static String state(RefundState state) {
        return switch (state) {
            case ACCEPTED -> "accepted";
            case PROCESSING -> "banking";
            case CREDITED -> "paid";
            case RETURNED -> "bounced";
            case REJECTED -> "refused";
            case RECALLED -> "withdrawn";
        };
    }

    static String cause(Reason reason) {
        return switch (reason) {
            case ACCOUNT_CLOSED -> "closed";
            case NAME_DIFFERS -> "name";
            case NUMBER_WRONG -> "number";
            case BANKS_FAULT -> "bank";
            case OTHER -> "other";
        };
    }

    static String kind(Party.IdKind kind) {
        return switch (kind) {
            case CREDIT_CODE -> "uscc";
            case RESIDENT_ID -> "id-card";
            case FOREIGN -> "abroad";
        };
    }

    static Party.IdKind kind(Fields bidder) throws Refused {
        return switch (bidder.text("kind")) {
            case "uscc" -> Party.IdKind.CREDIT_CODE;
            case "id-card" -> Party.IdKind.RESIDENT_ID;
            case "abroad" -> Party.IdKind.FOREIGN;
            default -> throw bidder.bad("kind");
        };
    }

    /**
     * A part's attributes and what is inside of it; the text of one that has both stands under the part's own name. An
     * element that stands twice, or in a namespace, is none.
     */
    static ObjectNode fields(Part part) {
        var object = Json.object();
        part.attributes().forEach(object::put);
        if (part.parts().isEmpty()) {
            object.put(part.name(), part.text());
        }
        for (Part field : part.parts()) {
            if (part.part(field.name()).isPresent() && field.namespace().isEmpty()) {
                if (field.parts().isEmpty() && field.attributes().isEmpty()) {
                    object.put(field.name(), field.text());
                } else {
                    object.set(field.name(), fields(field));
                }
            }
        }
        return object;
    }
}
