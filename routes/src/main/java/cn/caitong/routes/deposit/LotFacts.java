package cn.caitong.routes.deposit;

import cn.caitong.mappings.money.Money;
import cn.caitong.routes.event.Publication;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What has become of one lot (标段/包): how it was awarded, contracted or ended, and which bids were taken back.
 *
 * @param revocations bids taken back after the deadline: they bring no refund
 * @param failed the day on which fewer than three bids were there to be opened (87号令 art. 43)
 */
record LotFacts(
        @Nullable Award award,
        List<Contract> contracts,
        @Nullable Publication terminated,
        @Nullable Publication failed,
        List<Withdrawal> withdrawals,
        List<Withdrawal> revocations,
        List<Suspension> suspensions,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Challenge> challenges) {
    static final LotFacts NONE = new LotFacts(null, List.of(), null, null, List.of(), List.of(), List.of(), List.of());

    /** A lot without challenges is kept as it was before there were any. */
    LotFacts {
        challenges = Objects.requireNonNullElse(challenges, List.of());
    }

    /**
     * A signed contract of one supplier.
     *
     * @param value its sum, where whoever told of it said so
     */
    public record Contract(
            String supplier,
            Publication signed,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Money value) {}

    /**
     * A written withdrawal (撤回) or, after the deadline, revocation (撤销), by when purchaser or agency received it. One member
     * of a consortium speaks of the one bid that it is in: nobody may bid alone beside it (条例 art. 22).
     *
     * @param members the others of a consortium, where the notice named them
     */
    public record Withdrawal(
            String supplier,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Set<String> members,
            Instant receivedAt,
            String source) {
        public Withdrawal {
            members = Objects.requireNonNullElse(members, Set.of());
        }

        /** Everybody whom the notice names. */
        Set<String> bidder() {
            Set<String> all = new TreeSet<>(members);
            all.add(supplier);
            return all;
        }

        boolean isOf(Set<String> bidder) {
            return bidder.contains(supplier) || members.stream().anyMatch(bidder::contains);
        }
    }

    /** Procurement stands still during a complaint (政府采购法 art. 57); open while {@code to} is null, UTC. */
    public record Suspension(Instant from, @Nullable Instant to, String document) {
        boolean covers(Instant time) {
            return !time.isBefore(from) && (to == null || time.isBefore(to));
        }
    }

    /**
     * A challenge (质疑) or complaint (投诉) that was taken up (条例 art. 54); open while {@code to} is null, UTC.
     *
     * @param mayChange whether whoever took it up said that it may change the result
     */
    public record Challenge(
            String id, Instant from, @Nullable Instant to, boolean mayChange, String document) {
        Challenge ended(Instant at) {
            return new Challenge(id, from, at.isBefore(from) ? from : at, mayChange, document);
        }
    }

    boolean wins(Set<String> bidder) {
        return award != null && bidder.stream().anyMatch(award.winners()::contains);
    }

    /** A winner who is one no longer counts from that day, as no loser does. */
    boolean loses(Set<String> bidder) {
        return award != null && !wins(bidder) && ousterOf(bidder).isEmpty();
    }

    Optional<Award.Ouster> ousterOf(Set<String> bidder) {
        return award == null
                ? Optional.empty()
                : award.ousted().entrySet().stream()
                        .filter(ousted -> bidder.contains(ousted.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst();
    }

    Optional<Contract> contractOf(Set<String> bidder) {
        return contracts.stream()
                .filter(contract -> bidder.contains(contract.supplier()))
                .findFirst();
    }

    Stream<Withdrawal> withdrawalsOf(Set<String> bidder) {
        return withdrawals.stream().filter(each -> each.isOf(bidder));
    }

    boolean isSuspendedAt(Instant time) {
        return suspensions.stream().anyMatch(suspension -> suspension.covers(time));
    }

    LotFacts awarded(Award changed) {
        return new LotFacts(changed, contracts, terminated, failed, withdrawals, revocations, suspensions, challenges);
    }

    /** A contract of a supplier that has one already takes its place. */
    LotFacts contracted(Contract contract) {
        List<Contract> more = new ArrayList<>(contracts);
        more.removeIf(each -> each.supplier().equals(contract.supplier()));
        more.add(contract);
        return new LotFacts(
                award, List.copyOf(more), terminated, failed, withdrawals, revocations, suspensions, challenges);
    }

    LotFacts terminated(Publication notice) {
        return new LotFacts(award, contracts, notice, failed, withdrawals, revocations, suspensions, challenges);
    }

    LotFacts failed(Publication opening) {
        return new LotFacts(award, contracts, terminated, opening, withdrawals, revocations, suspensions, challenges);
    }

    boolean failedBefore(LocalDate day) {
        return failed != null && failed.on().isBefore(day);
    }

    LotFacts openAgain() {
        return new LotFacts(award, contracts, terminated, null, withdrawals, revocations, suspensions, challenges);
    }

    LotFacts withdrawn(Withdrawal withdrawal) {
        List<Withdrawal> more = new ArrayList<>(withdrawals);
        more.add(withdrawal);
        return new LotFacts(
                award, contracts, terminated, failed, List.copyOf(more), revocations, suspensions, challenges);
    }

    LotFacts revoked(Withdrawal revocation) {
        List<Withdrawal> more = new ArrayList<>(revocations);
        more.add(revocation);
        return new LotFacts(
                award, contracts, terminated, failed, withdrawals, List.copyOf(more), suspensions, challenges);
    }

    Optional<Withdrawal> revocationOf(Set<String> bidder) {
        return revocations.stream().filter(each -> each.isOf(bidder)).findFirst();
    }

    LotFacts suspended(List<Suspension> all) {
        return new LotFacts(
                award, contracts, terminated, failed, withdrawals, revocations, List.copyOf(all), challenges);
    }

    Optional<Challenge> challenge(String id) {
        return challenges.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** One that is known already is replaced. */
    LotFacts challenged(Challenge challenge) {
        List<Challenge> all = new ArrayList<>(challenges);
        all.removeIf(each -> each.id().equals(challenge.id()));
        all.add(challenge);
        return new LotFacts(
                award, contracts, terminated, failed, withdrawals, revocations, suspensions, List.copyOf(all));
    }
}
