package cn.caitong.simulators.courier;

import java.util.Map;

/**
 * Something to be said to the hub, as it goes over the wire.
 *
 * @param id the sender's own, unique for ever
 * @param path below the hub's address
 */
public record Letter(String id, String path, Map<String, String> headers, String body) {
    public Letter {
        headers = Map.copyOf(headers);
    }

    Letter saying(String other) {
        return new Letter(id, path, headers, other);
    }
}
