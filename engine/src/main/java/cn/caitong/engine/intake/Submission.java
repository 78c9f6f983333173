package cn.caitong.engine.intake;

import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.flow.Location;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A valid message, about to be accepted.
 *
 * @param partner who handed it in, by its credential and not by what the message says
 * @param externalId the partner's own id of it
 * @param location the case it belongs to
 * @param raw what came over the wire, byte for byte
 * @param canonical the canonical message's data: JSON, UTF-8
 * @param dataDigest digest of the canonical data without transport fields, {@code sm3:…}
 * @param mapping which mapping version made the one of the other
 * @param sequence the partner's own order number, where it gives one
 * @param businessTime when it happened, as its source says, UTC
 */
public record Submission(
        String partner,
        String externalId,
        String type,
        Location location,
        Bytes raw,
        Bytes canonical,
        String dataDigest,
        String mapping,
        @Nullable Long sequence,
        @Nullable Instant businessTime) {}
