package cn.caitong.benchmarks.rows;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether values, and rows, are equal; bytes by what they hold. */
final class Same {
    private Same() {}

    static boolean value(@Nullable Object one, @Nullable Object other) {
        return (one instanceof byte[] bytes && other instanceof byte[] others)
                ? Arrays.equals(bytes, others)
                : Objects.equals(one, other);
    }

    static boolean row(Snapshot.Row one, Snapshot.Row other) {
        Map<String, @Nullable Object> values = other.values();
        return one.values().entrySet().stream()
                .allMatch(column -> value(column.getValue(), values.get(column.getKey())));
    }
}
