package cn.caitong.engine.intake;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** Draws ids that sort by time: UUID version 7 (RFC 9562), of legal time, so that new rows lie together in their index. */
final class MessageId {
    private static final long RANDOM_A = 0x0FFFL;
    private static final long RANDOM_B = 0x3FFF_FFFF_FFFF_FFFFL;

    private final SecureRandom random = new SecureRandom();

    UUID at(Instant time) {
        long high = (time.toEpochMilli() << 16) | 0x7000L | (random.nextLong() & RANDOM_A);
        long low = (random.nextLong() & RANDOM_B) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
