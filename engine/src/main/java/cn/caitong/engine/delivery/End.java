package cn.caitong.engine.delivery;

import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.outage.Reach;
import cn.caitong.mappings.money.Money;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a send ended (P3), as its connector classified the partner's answer. {@link Found} is the end of an inquiry, and only
 * of one.
 */
public sealed interface End {
    Bytes NO_ANSWER = Bytes.of(new byte[0]);

    /** Stable, for timeline, metrics and evidence: the partner's own code, or why there is none. */
    String code();

    /** The answer's bytes as they came; {@link #NO_ANSWER} where none did. */
    Bytes answer();

    /** What it says of the way to the partner. */
    default Reach reach() {
        return Reach.REACHED;
    }

    /** The partner has it. */
    record Delivered(String code, Bytes answer, List<AnswerEvent> events) implements End {}

    /** The partner refused it and keeps nothing of it: safe to repair and tell again. */
    record Rejected(String code, Bytes answer) implements End {}

    /**
     * It did not leave, or the partner said that it did not read it: safe to send again, not before {@code retryAfter}.
     *
     * @param reach {@code AWAY} where nobody was there to take it, whatever it is; {@code REACHED} where the partner said so
     */
    record NotSent(String code, Bytes answer, Optional<Duration> retryAfter, Reach reach) implements End {
        /** The partner's own word. */
        public NotSent(String code, Bytes answer, Optional<Duration> retryAfter) {
            this(code, answer, retryAfter, Reach.REACHED);
        }

        /** Something else kept it back. */
        public NotSent(String code) {
            this(code, NO_ANSWER, Optional.empty(), Reach.UNCLEAR);
        }

        /** There was no connection: nothing could be said, of whatever message. */
        public static NotSent away(String code) {
            return new NotSent(code, NO_ANSWER, Optional.empty(), Reach.AWAY);
        }
    }

    /**
     * It may have arrived. It is never repeated blindly.
     *
     * @param reach {@code REACHED} where it surely lies in the partner's hands, who has not said yet what came of it
     */
    record Unknown(String code, Bytes answer, Reach reach) implements End {
        private static final String NO_RESULT_YET = "no-result-yet";
        private static final String NOT_READ_YET = "not-read-yet";
        private static final String ANOTHER_SUM = "amount-differs";

        public Unknown(String code, Bytes answer) {
            this(code, answer, Reach.UNCLEAR);
        }

        public Unknown(String code) {
            this(code, NO_ANSWER);
        }

        /** It was put where the partner takes it, and the partner's own word is waited for. */
        public static Unknown noResultYet() {
            return new Unknown(NO_RESULT_YET, NO_ANSWER, Reach.REACHED);
        }

        /** The same, where the waiting was broken off: of how the partner is to be reached it says nothing. */
        public static Unknown noResultSeen() {
            return new Unknown(NO_RESULT_YET);
        }

        /** A question found that what it asks after still lies where it was put. */
        public static Unknown notReadYet() {
            return new Unknown(NOT_READ_YET, NO_ANSWER, Reach.REACHED);
        }

        /** The partner says that it has it, and names another sum than it was told. */
        static Unknown ofAnotherSum(Bytes answer) {
            return new Unknown(ANOTHER_SUM, answer, Reach.REACHED);
        }

        boolean isOfAnotherSum() {
            return code.equals(ANOTHER_SUM);
        }

        boolean isNotReadYet() {
            return code.equals(NOT_READ_YET);
        }

        /** Whether this code says that a message may be taken from where it was put at any time, however late. */
        static boolean isLying(String code) {
            return code.equals(NOT_READ_YET) || code.equals(NO_RESULT_YET);
        }
    }

    /**
     * The partner answered an inquiry.
     *
     * @param amount of what sum the partner has it, where the answer says so and no event of it does
     */
    record Found(
            Finding finding,
            String code,
            Bytes answer,
            List<AnswerEvent> events,
            @Nullable Money amount) implements End {
        public Found(Finding finding, String code, Bytes answer, List<AnswerEvent> events) {
            this(finding, code, answer, events, null);
        }
    }

    /** What an inquiry found out about what was asked after. */
    enum Finding {
        /** The partner has it; what became of it since is in the events. */
        DELIVERED("delivered"),
        /** The partner refused it, or it was recalled. */
        REJECTED("rejected"),
        /** The partner never had it. Believed only after the partner's settle time. */
        NOT_FOUND("not-there");

        private final String code;

        Finding(String code) {
            this.code = code;
        }

        /** Persistent; also how persons say it. */
        public String code() {
            return code;
        }

        /** Empty where nothing found has this code. */
        public static Optional<Finding> of(String code) {
            return Stream.of(values())
                    .filter(finding -> finding.code.equals(code))
                    .findFirst();
        }
    }

    /**
     * Something the answer said that its flow must hear of, in canonical form.
     *
     * @param type a canonical message's type, such as {@code deposit.refund-credited.v1}
     * @param businessTime when it happened, as the partner says, UTC
     */
    record AnswerEvent(String type, JsonNode data, @Nullable Instant businessTime) {}
}
