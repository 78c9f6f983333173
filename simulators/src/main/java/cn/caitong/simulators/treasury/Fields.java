package cn.caitong.simulators.treasury;

import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.soap.Part;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one element, and refuses with the field's name. */
final class Fields {
    private static final Pattern TEXT = Pattern.compile("(?s).{1,300}");
    private static final Pattern YUAN = Pattern.compile("\\d{1,15}\\.\\d{2}");

    private final Part part;
    private final String id;

    /** @param id of the application, as far as it is known; refusals name it */
    Fields(Part part, String id) {
        this.part = part;
        this.id = id;
    }

    /** The same fields, if there are none but these. */
    Fields among(Set<String> names) throws Rebuffed {
        for (Part field : part.parts()) {
            if (!names.contains(field.name()) || !field.namespace().equals(part.namespace())) {
                throw bad(field.name());
            }
        }
        return this;
    }

    String text(String name) throws Rebuffed {
        return text(name, TEXT);
    }

    String text(String name, Pattern pattern) throws Rebuffed {
        var field = part.part(name).orElseThrow(() -> bad(name));
        if (!field.parts().isEmpty() || !pattern.matcher(field.text()).matches()) {
            throw bad(name);
        }
        return field.text();
    }

    @Nullable
    String optional(String name, Pattern pattern) throws Rebuffed {
        return has(name) ? text(name, pattern) : null;
    }

    @Nullable
    String optional(String name) throws Rebuffed {
        return optional(name, TEXT);
    }

    Fen amount(String name) throws Rebuffed {
        var amount = Fen.ofYuan(text(name, YUAN));
        if (amount.equals(Fen.ZERO)) {
            throw bad(name);
        }
        return amount;
    }

    /** The fields of the one element to which these names lead. */
    Fields within(String... names) throws Rebuffed {
        var found = part.at(names).orElseThrow(() -> bad(names[names.length - 1]));
        return new Fields(found, id);
    }

    /** Whether there is an element of that name, at least one. */
    boolean has(String name) {
        return part.parts().stream().anyMatch(field -> field.name().equals(name));
    }

    /** All texts of that name, as often as it is there. */
    List<String> texts(String name) {
        return part.parts().stream()
                .filter(field -> field.name().equals(name))
                .map(Part::text)
                .toList();
    }

    /** The elements within that one. */
    List<Part> parts(String name) throws Rebuffed {
        return part.part(name).orElseThrow(() -> bad(name)).parts();
    }

    Rebuffed bad(String name) {
        return new Rebuffed(Rebuff.BAD_FIELD, id, name);
    }
}
