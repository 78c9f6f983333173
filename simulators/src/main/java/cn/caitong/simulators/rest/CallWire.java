package cn.caitong.simulators.rest;

import cn.caitong.simulators.http.Answer;
import cn.caitong.simulators.ledger.Refund;
import cn.caitong.simulators.ledger.RefundState;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/** One dialect's half that the hub calls: how a call is read and how it is answered. */
interface CallWire {

    /** Reads a call; {@code headerId} is what stands in the header of this dialect's request id. */
    Ask read(String path, JsonNode body, Optional<String> headerId) throws Refused;

    Answer refused(Refused refused);

    Answer taken(Refund refund);

    Answer taken(Ask.Recall recall, Instant at);

    /** A repetition gets the body that the first one got. */
    Answer again(String body);

    Answer notFound(String refundId);

    /** Where it stands; of an id that was recalled before it came, only that. */
    Answer status(String refundId, RefundState state, Optional<Refund> refund);
}
