package cn.caitong.simulators.soap;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An element: its attributes, and its parts or its text.
 *
 * @param name without a prefix
 * @param attributes by name, without a prefix; declarations of namespaces are none
 */
public record Part(String namespace, String name, Map<String, String> attributes, List<Part> parts, String text) {
    public Part {
        attributes = Map.copyOf(attributes);
        parts = List.copyOf(parts);
    }

    /** The one part of that name; none, or several, is nothing. */
    public Optional<Part> part(String wanted) {
        var found = parts.stream().filter(part -> part.name().equals(wanted)).toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** The same, as deep as the names lead. */
    public Optional<Part> at(String... names) {
        var here = Optional.of(this);
        for (String next : names) {
            here = here.flatMap(part -> part.part(next));
        }
        return here;
    }
}
