package cn.caitong.app.demo.witness;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects what two sides say differently about one thing. */
public final class Differences {
    private final String where;
    private final List<Difference> found = new ArrayList<>();

    public Differences(String where) {
        this.where = where;
    }

    /** Numbers are compared as they are written: 2.50 is not 2.5. */
    public void compare(String what, @Nullable Object expected, @Nullable Object actual) {
        if (!Objects.equals(expected, actual)) {
            found.add(new Difference(where, what, print(expected), print(actual)));
        }
    }

    public List<Difference> list() {
        return List.copyOf(found);
    }

    private static String print(@Nullable Object value) {
        return value == null ? "—" : value.toString();
    }
}
