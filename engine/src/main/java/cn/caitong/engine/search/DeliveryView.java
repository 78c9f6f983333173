package cn.caitong.engine.search;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something a partner is to be told. Times UTC.
 *
 * @param attempt how often the wire was, or may have been, touched
 * @param code what the last attempt was answered
 */
public record DeliveryView(
        UUID id,
        String partner,
        String type,
        String businessId,
        String state,
        int attempt,
        @Nullable String code,
        @Nullable Instant dueAt,
        Instant createdAt,
        @Nullable Instant endedAt) {}
