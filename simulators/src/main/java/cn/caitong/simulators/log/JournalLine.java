package cn.caitong.simulators.log;

import cn.caitong.simulators.http.Reply;
import cn.caitong.simulators.http.Request;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One exchange between a centre and the hub, as the centre saw it.
 *
 * @param at the centre's clock
 * @param direction who called whom
 * @param path where it was sent: the centre's path, or the hub's
 * @param id the id the exchange is known by: the hub's instruction id, or the centre's message id
 * @param digest SHA-256 of the request's bytes, as lower-case hex
 * @param status the answer's HTTP status; 0 if there was none
 * @param answer the answer's body as text (the hub's receipt, when the centre called), at most 4,096 characters
 * @param fault the misbehaviour that was acted out, if any
 */
public record JournalLine(
        Instant at,
        Direction direction,
        String path,
        String id,
        String digest,
        int status,
        String answer,
        @Nullable String fault) {
    private static final int LONGEST_ANSWER = 4_096;

    /** Who called whom. */
    public enum Direction {
        FROM_HUB,
        TO_HUB
    }

    /** The hub called; whoever was reset heard nothing. */
    public static JournalLine fromHub(Instant at, Request request, String id, Reply reply, Optional<String> fault) {
        boolean isSilent = reply.manner() == Reply.Manner.RESET;
        return new JournalLine(
                at,
                Direction.FROM_HUB,
                request.path(),
                id,
                Journal.digest(request.body()),
                isSilent ? 0 : reply.answer().status(),
                reply.answer().body(),
                fault.orElse(null));
    }

    public JournalLine {
        answer = answer.length() <= LONGEST_ANSWER ? answer : answer.substring(0, LONGEST_ANSWER);
    }
}
