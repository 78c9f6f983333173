package cn.caitong.routes.casefile;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a case keeps sealed. It is opened when somebody asks for it, which most decisions do not, and written back as it was
 * sealed: sealing it anew at each change would cost more than deciding. Two are equal when what they hold is.
 */
public final class Concealed<T> {
    private final @Nullable String sealed;
    private final Supplier<T> opening;
    private @Nullable T opened;

    private Concealed(@Nullable String sealed, Supplier<T> opening) {
        this.sealed = sealed;
        this.opening = opening;
    }

    /** Not sealed yet. */
    public static <T> Concealed<T> of(T value) {
        return new Concealed<>(null, () -> value);
    }

    /**
     * As it was read.
     *
     * @param opening fails, with any exception, where the sealed text was altered
     */
    public static <T> Concealed<T> sealed(String sealed, Supplier<T> opening) {
        return new Concealed<>(sealed, opening);
    }

    public T open() {
        T known = opened;
        if (known == null) {
            known = opening.get();
            opened = known;
        }
        return known;
    }

    /** As it was read; empty when it has not been sealed yet. */
    public Optional<String> sealed() {
        return Optional.ofNullable(sealed);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Concealed<?> kept && kept.open().equals(open());
    }

    @Override
    public int hashCode() {
        return open().hashCode();
    }

    /** Nothing of what it holds: this may be on its way to a log. */
    @Override
    public String toString() {
        return "sealed";
    }
}
