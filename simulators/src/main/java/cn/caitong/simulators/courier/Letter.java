package cn.caitong.simulators.courier;

import cn.caitong.simulators.traffic.Post;
import java.util.HashMap;
import java.util.Map;

/**
 * Something to be said to the hub, as it goes over the wire.
 *
 * @param id the sender's own, unique for ever
 * @param path below the hub's address
 */
public record Letter(String id, String path, Map<String, String> headers, String body) {
    private static final String USUAL_TYPE = "application/json";

    public Letter {
        headers = Map.copyOf(headers);
    }

    /** Where it goes, and how; its type is one of its headers. */
    Post post() {
        var others = new HashMap<>(headers);
        var type = others.remove("Content-Type");
        return new Post(path, type == null ? USUAL_TYPE : type, others);
    }

    Letter saying(String other) {
        return new Letter(id, path, headers, other);
    }
}
