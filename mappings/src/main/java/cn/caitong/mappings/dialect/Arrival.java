package cn.caitong.mappings.dialect;

import cn.caitong.mappings.identifier.DistrictId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a body came, beside the body.
 *
 * @param channel the last part of the path it came by
 * @param headers by name; case makes no difference
 * @param partner who is authenticated: the sender is never taken from the body
 * @param jurisdiction the partner's district
 */
public record Arrival(String channel, Map<String, String> headers, String partner, DistrictId jurisdiction) {
    public Arrival {
        headers = headers.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        header -> header.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue, (one, other) -> one));
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
}
