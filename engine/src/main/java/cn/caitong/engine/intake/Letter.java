package cn.caitong.engine.intake;

import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.crypto.Digests;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * A submission with what is derived from it once, outside any transaction.
 *
 * @param arrival when it arrived, by the legal time of the transaction that writes it down
 */
record Letter(Submission submission, UUID caseId, String rawDigest, UnaryOperator<Instant> arrival) {
    static Letter of(Submission submission, UnaryOperator<Instant> arrival) {
        return new Letter(submission, submission.location().caseId(), rawDigest(submission.raw()), arrival);
    }

    static String rawDigest(Bytes raw) {
        return Digests.SM3.print(Digests.SM3.of(raw.array()));
    }

    Key key() {
        return new Key(submission.partner(), submission.externalId());
    }

    /** What is unique for ever. Letters are stored in this order, so that no two batches wait for each other. */
    record Key(String partner, String externalId) implements Comparable<Key> {
        private static final Comparator<Key> BY_BOTH =
                Comparator.comparing(Key::partner).thenComparing(Key::externalId);

        @Override
        public int compareTo(Key other) {
            return BY_BOTH.compare(this, other);
        }
    }
}
