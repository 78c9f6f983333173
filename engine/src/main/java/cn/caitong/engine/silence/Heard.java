package cn.caitong.engine.silence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;

/** What was found when a flow asked whether anybody had spoken. The engine writes the proof into the evidence of what it decides. */
public sealed interface Heard {
    /** Every fact that was looked at, with what is missing. */
    ObjectNode proof();

    /**
     * Nobody did, and nothing that was said until then can still come to light.
     *
     * @param cutOff the end of the term, UTC
     */
    record Nobody(Instant cutOff, ObjectNode proof) implements Heard {}

    /**
     * It cannot be said yet.
     *
     * @param again when to ask again, UTC
     */
    record NotKnown(Instant again, ObjectNode proof) implements Heard {}

    /**
     * On the last day nothing could be handed in for longer than policy allows: the term is to be extended.
     *
     * @param away for how long
     */
    record Interrupted(Duration away, ObjectNode proof) implements Heard {}
}
