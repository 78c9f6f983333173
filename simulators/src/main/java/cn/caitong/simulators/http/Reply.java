package cn.caitong.simulators.http;

import java.time.Duration;

/** An answer and the manner in which it crosses the wire. */
public record Reply(Answer answer, Manner manner, Duration pace) {

    /** How an answer is put on the wire. */
    public enum Manner {
        PROPER,
        /** One byte, a pause of {@code pace}, the next byte. */
        DRIP,
        /** The same answer a second time on the same connection, where the next one is expected. */
        TWICE,
        /** Half of the body that was announced, then the end. */
        TRUNCATED,
        /** No answer: the connection is reset. */
        RESET
    }

    public static Reply proper(Answer answer) {
        return of(answer, Manner.PROPER);
    }

    public static Reply of(Answer answer, Manner manner) {
        return new Reply(answer, manner, Duration.ZERO);
    }
}
