package cn.caitong.app.api;

import cn.caitong.engine.search.Search;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of what was found.
 *
 * @param next to be given as {@code after} for the page that follows; null at the end
 */
record Paged<T>(List<T> items, @Nullable String next) {
    /**
     * Of one more than a page holds. What finds nothing is answered like what does not exist, so that a list tells no more
     * than an id does (P13).
     */
    static <F, T> Paged<T> of(List<F> found, int limit, Function<F, Search.Page> end, Function<F, T> answer) {
        if (found.isEmpty()) {
            throw new RefusedException(ErrorCode.NOTHING_HERE, "");
        }
        List<F> page = found.subList(0, Math.min(limit, found.size()));
        return new Paged<>(
                page.stream().map(answer).toList(),
                found.size() > limit ? Asked.cursor(end.apply(page.getLast())) : null);
    }
}
