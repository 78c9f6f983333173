package cn.caitong.simulators.rest;

import cn.caitong.simulators.http.Answer;
import cn.caitong.simulators.http.Request;
import cn.caitong.simulators.ledger.Ledger;
import cn.caitong.simulators.soap.Part;
import cn.caitong.simulators.soap.Soap;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/**
 * What SOAP dialects share, whatever their words are.
 *
 * @param times how a time is written, Asia/Shanghai
 */
record SoapWords(Soap soap, String namespace, DateTimeFormatter times) {
    String time(Instant at) {
        return times.format(at.atZone(Ledger.ZONE));
    }

    Instant instant(Fields fields, String name) throws Refused {
        try {
            return LocalDateTime.parse(fields.text(name), times)
                    .atZone(Ledger.ZONE)
                    .toInstant();
        } catch (DateTimeException e) {
            throw fields.bad(name);
        }
    }

    Answer answer(int status, String envelope) {
        return new Answer(status, Map.of("Content-Type", soap.contentType()), envelope);
    }

    /** The message in a call's body. */
    Part message(Request request) throws Refused {
        if (!soap.isItsType(request.header("content-type").orElse(""))) {
            throw Refused.call(Refusal.WRONG_TYPE);
        }
        return message(request.body());
    }

    Part message(byte[] envelope) throws Refused {
        try {
            var message = soap.message(envelope);
            if (message.namespace().equals(namespace)) {
                return message;
            }
        } catch (IOException e) {
            throw Refused.call(Refusal.UNREADABLE);
        }
        throw Refused.call(Refusal.UNREADABLE);
    }
}
