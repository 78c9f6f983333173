package cn.caitong.simulators.rest;

import cn.caitong.simulators.centre.Ask;
import cn.caitong.simulators.http.Answer;
import cn.caitong.simulators.http.Request;
import cn.caitong.simulators.ledger.Refund;
import cn.caitong.simulators.ledger.RefundState;
import java.time.Instant;
import java.util.Optional;

/** One dialect's half that the hub calls: how a call is read and how it is answered. */
interface CallWire {

    /** Reads a call of one whose token was good. */
    Ask read(Request request) throws Refused;

    /** What the machine says when it breaks down, in words that are not the centre's. */
    Answer broken();

    Answer refused(Refused refused);

    Answer taken(Refund refund);

    Answer taken(Ask.Recall recall, Instant at);

    /** A repetition gets the body that the first one got. */
    Answer again(String body);

    Answer notFound(String refundId);

    /** Where it stands; of an id that was recalled before it came, only that. */
    Answer status(String refundId, RefundState state, Optional<Refund> refund);
}
