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
 * @param inspectedBy where it was accepted after the agreed period of inspection, that period's last day; else null
 */
public record Milestone(
        String id,
        String kind,
        String condition,
        Money amount,
        String origin,
        @Nullable LocalDate metOn,
        @Nullable LocalDate inspectedBy,
        List<Evidence> acceptance) {
    static final String ON_SIGNING = "signing";

    /** A paper that shows that the condition is met. */
    public record Evidence(String kind, String digest, LocalDate date) {}

    public Milestone {
        acceptance = List.copyOf(acceptance);
    }

    static Milestone of(Share share, Money amount, String origin) {
        return new Milestone(share.id(), share.kind(), share.condition(), amount, origin, null, null, List.of());
    }

    /** Whether it is agreed as the other is, whatever has been done about either. */
    boolean isAgreedAs(Milestone other) {
        return kind.equals(other.kind) && condition.equals(other.condition) && amount.equals(other.amount);
    }

    private boolean isMetBySigning() {
        return condition.equals(ON_SIGNING);
    }

    /**
     * From which day a small or medium firm's term of payment runs: whoever puts inspection off is not to pay the later for it (款项条例
     * art. 10). Null of what is paid before any delivery, and until it is met.
     */
    public @Nullable LocalDate owedFrom() {
        LocalDate accepted = inspectedBy == null ? metOn : inspectedBy;
        return isMetBySigning() ? null : accepted;
    }

    /** Once all have signed: met, where nothing else is its condition. */
    Milestone signed(LocalDate on) {
        return isMetBySigning() ? met(on, null, List.of()) : this;
    }

    /** It shows only now that it was asked for so long before: that period's last day counts, if it is the earlier one. */
    Milestone putOffTo(LocalDate late) {
        LocalDate earlier = inspectedBy == null || late.isBefore(inspectedBy) ? late : inspectedBy;
        return new Milestone(id, kind, condition, amount, origin, metOn, earlier, acceptance);
    }

    Milestone met(LocalDate on, @Nullable LocalDate late, List<Evidence> more) {
        List<Evidence> all = new ArrayList<>(acceptance);
        all.addAll(more);
        return new Milestone(id, kind, condition, amount, origin, on, late, all);
    }
}
