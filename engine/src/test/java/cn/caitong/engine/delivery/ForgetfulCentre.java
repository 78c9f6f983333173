package cn.caitong.engine.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.delivery.End.Finding;
import cn.caitong.engine.delivery.End.Found;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A centre that does not know repetitions: what arrives twice is paid twice. What is sent may arrive at once, later, or
 * never, and the answer may be lost on its way.
 */
final class ForgetfulCentre {
    private final Random random;
    private final Map<String, Integer> paid = new HashMap<>();
    private final Set<String> refused = new HashSet<>();
    private final Set<String> touched = new HashSet<>();
    private final List<OnItsWay> onTheirWay = new ArrayList<>();

    ForgetfulCentre(Random random) {
        this.random = random;
    }

    private record OnItsWay(String id, Instant arrives) {}

    /** The wire is touched: the one moment at which a promise can be broken. */
    End receive(Marked marked, Instant now) {
        String id = marked.businessId();
        assertThat(paid).as("sent again though it arrived").doesNotContainKey(id);
        assertThat(onTheirWay).as("sent again though it may yet arrive").noneMatch(one -> one.id.equals(id));
        return switch (random.nextInt(8)) {
            case 0 -> End.NotSent.away("connection-refused");
            case 1 -> lost(id, "lost on the way");
            case 2, 3 -> onItsWay(id, now);
            case 4 -> refuse(id);
            case 5 -> {
                pay(id);
                yield lost(id, "answer lost");
            }
            default -> {
                pay(id);
                yield new End.Delivered("0000", End.NO_ANSWER, List.of());
            }
        };
    }

    End answer(String id) {
        if (random.nextInt(4) == 0) {
            return new End.Unknown("timed-out");
        }
        Finding finding =
                paid.containsKey(id) ? Finding.DELIVERED : refused.contains(id) ? Finding.REJECTED : Finding.NOT_FOUND;
        return new Found(finding, "query", End.NO_ANSWER, List.of());
    }

    /** What is on its way arrives within the settle time. */
    void passTo(Instant now) {
        onTheirWay.removeIf(one -> {
            boolean arrives = !one.arrives.isAfter(now);
            if (arrives) {
                pay(one.id);
            }
            return arrives;
        });
    }

    /** What it tells of itself, whether or not its answer was heard: that it paid, or that it refused. */
    Optional<Finding> news(String id) {
        if (paid.containsKey(id)) {
            return Optional.of(Finding.DELIVERED);
        }
        return refused.contains(id) ? Optional.of(Finding.REJECTED) : Optional.empty();
    }

    boolean wasTouchedBy(String id) {
        return touched.contains(id);
    }

    /** Paid once or refused, never both. */
    void assertSettled(String id, String state) {
        assertThat(paid.getOrDefault(id, 0)).as(id).isEqualTo(state.equals("delivered") ? 1 : 0);
        assertThat(refused.contains(id)).as(id).isEqualTo(state.equals("rejected"));
    }

    private End onItsWay(String id, Instant now) {
        onTheirWay.add(new OnItsWay(id, now.plus(OutboxTables.SETTLE.minusSeconds(60))));
        return lost(id, "slow");
    }

    private End lost(String id, String why) {
        touched.add(id);
        return new End.Unknown(why);
    }

    private End refuse(String id) {
        touched.add(id);
        refused.add(id);
        return new End.Rejected("1004", End.NO_ANSWER);
    }

    private void pay(String id) {
        touched.add(id);
        assertThat(paid.merge(id, 1, Integer::sum)).as("paid twice: " + id).isEqualTo(1);
    }
}
