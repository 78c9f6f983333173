package cn.caitong.routes.contract;

import cn.caitong.mappings.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the contract's sum and what must come before it is paid. All of a contract's milestones partition its sum.
 *
 * @param kind {@code prepayment}, {@code progress}, {@code final} or {@code retention}
 * @param condition {@code signing}, which is met by the signatures, or {@code acceptance}
 * @param origin the contract's id, or that of the amendment or supplement that brought it
 * @param metOn since when it may be claimed, Asia/Shanghai; null while its condition is not met
 */
public record Milestone(
        String id,
        String kind,
        String condition,
        Money amount,
        String origin,
        @Nullable LocalDate metOn,
        List<Evidence> acceptance) {
    static final String ON_SIGNING = "signing";

    /** A paper that shows that the condition is met. */
    public record Evidence(String kind, String digest, LocalDate date) {}

    public Milestone {
        acceptance = List.copyOf(acceptance);
    }

    static Milestone of(Share share, Money amount, String origin) {
        return new Milestone(share.id(), share.kind(), share.condition(), amount, origin, null, List.of());
    }

    boolean isMetBySigning() {
        return condition.equals(ON_SIGNING);
    }

    Milestone met(LocalDate on, List<Evidence> more) {
        List<Evidence> all = new ArrayList<>(acceptance);
        all.addAll(more);
        return new Milestone(id, kind, condition, amount, origin, on, all);
    }
}
