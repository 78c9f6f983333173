package cn.caitong.engine.store;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A batch turned into one array a column, so that one statement takes it whole:
 * {@code select … from unnest(?::uuid[], ?::timestamptz[])}. Whatever is not bytes travels as text, and the cast reads it.
 */
public final class Columns {
    private Columns() {}

    public static <R> @Nullable String[] text(List<R> rows, Function<? super R, ? extends @Nullable Object> column) {
        @Nullable String[] values = new @Nullable String[rows.size()];
        for (int row = 0; row < values.length; row++) {
            Object value = column.apply(rows.get(row));
            values[row] = value == null ? null : value.toString();
        }
        return values;
    }

    public static <R> byte[] @Nullable [] bytes(List<R> rows, Function<? super R, byte @Nullable []> column) {
        byte[] @Nullable [] values = new byte[rows.size()] @Nullable [];
        for (int row = 0; row < values.length; row++) {
            values[row] = column.apply(rows.get(row));
        }
        return values;
    }
}
