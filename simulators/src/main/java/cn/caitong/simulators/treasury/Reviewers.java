package cn.caitong.simulators.treasury;

import cn.caitong.simulators.ledger.Fen;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a review finds: the director's no, or, of the quota, what the books say. */
final class Reviewers {
    private final Books books;
    private final boolean generous;

    Reviewers(Books books, boolean generous) {
        this.books = books;
        this.generous = generous;
    }

    Optional<Application.Refusal> findings(Application application, Stage stage, Instant at) {
        var why = application.course().refusedFor();
        if (stage == application.course().refusedAt() && why != null) {
            return Optional.of(new Application.Refusal(stage, why, List.of(), at));
        }
        return stage == Stage.QUOTA_CHECK ? shortcoming(application, at) : Optional.empty();
    }

    /** The first line's shortcoming, and all lines that have the same. */
    private Optional<Application.Refusal> shortcoming(Application application, Instant at) {
        Map<String, Fen> asked = new HashMap<>();
        Map<Why, List<String>> found = new HashMap<>();
        @Nullable Why first = null;
        for (Item item : application.items()) {
            String code = item.budget().code();
            Fen all = asked.merge(code, item.amount(), Fen::plus);
            var why = shortcoming(code, all);
            if (why.isPresent()) {
                first = first == null ? why.get() : first;
                found.merge(why.get(), List.of(item.instruction()), Reviewers::joined);
            }
        }
        return Optional.ofNullable(first)
                .map(why -> new Application.Refusal(Stage.QUOTA_CHECK, why, found.getOrDefault(why, List.of()), at));
    }

    private Optional<Why> shortcoming(String code, Fen asked) {
        var sum = books.sum(code);
        if (sum.isEmpty()) {
            return generous ? Optional.empty() : Optional.of(Why.B01);
        }
        var plan = books.plan(code);
        if (plan.isEmpty()) {
            return Optional.of(Why.B02);
        }
        if (plan.get().frozen()) {
            return Optional.of(Why.B03);
        }
        var wanted = books.bound(code).plus(asked);
        boolean isCovered =
                wanted.compareTo(sum.get()) <= 0 && wanted.compareTo(plan.get().quota()) <= 0;
        return isCovered ? Optional.empty() : Optional.of(Why.B04);
    }

    private static List<String> joined(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
