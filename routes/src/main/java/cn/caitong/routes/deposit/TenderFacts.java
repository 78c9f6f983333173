package cn.caitong.routes.deposit;

import cn.caitong.mappings.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is known of a tender, as its case keeps it and as each of its deposits reads it. Instants UTC, dates Asia/Shanghai. */
record TenderFacts(
        Project project,
        Instant bidDeadline,
        Instant opening,
        @Nullable Publication terminated,
        Map<String, Award> awards,
        List<Contract> contracts,
        List<Withdrawal> withdrawals) {

    /**
     * What its registration fixes.
     *
     * @param regime the legal regime's id, which selects the rows of the clock table
     * @param holder the partner that holds the deposits
     * @param autoRefundFrom before this day the hub only warns; null where it has refunded by itself from the start
     */
    public record Project(
            String tender,
            String title,
            String district,
            String regime,
            String holder,
            @Nullable LocalDate autoRefundFrom,
            Map<String, Lot> lots) {}

    /** A lot (标段/包) with its budget and the deposit it asks for. */
    public record Lot(String id, Money budget, Money depositAmount) {}

    /** A date together with whoever vouches for it. */
    public record Publication(LocalDate on, String source) {
        /** Where two sources differ, the earlier date is acted on. */
        Publication orEarlier(@Nullable Publication known) {
            return known != null && !on.isBefore(known.on) ? known : this;
        }
    }

    /** Letter (中标通知书) and notice (中标公告) count separately: 条例 art. 33 and N4.2. */
    public record Award(
            Set<String> winners,
            @Nullable Publication letter,
            @Nullable Publication notice) {
        Award lettered(Publication date) {
            return new Award(winners, date.orEarlier(letter), notice);
        }

        Award noticed(Publication date) {
            return new Award(winners, letter, date.orEarlier(notice));
        }
    }

    public record Contract(String lot, String supplier, LocalDate signedOn, String source) {}

    /** A written withdrawal, by when the purchaser or agency received it. */
    public record Withdrawal(String lot, String supplier, Instant receivedAt, String source) {}

    /** The legal regime's id. */
    public String regime() {
        return project.regime();
    }

    boolean hasLot(String id) {
        return project.lots().containsKey(id);
    }

    Optional<Lot> lot(String id) {
        return Optional.ofNullable(project.lots().get(id));
    }

    Optional<Award> award(String lot) {
        return Optional.ofNullable(awards.get(lot));
    }

    boolean wins(String lot, String supplier) {
        return award(lot).filter(award -> award.winners().contains(supplier)).isPresent();
    }

    boolean loses(String lot, String supplier) {
        return award(lot).isPresent() && !wins(lot, supplier);
    }

    Stream<Contract> contractsOn(String lot) {
        return contracts.stream().filter(contract -> contract.lot().equals(lot));
    }

    Stream<Withdrawal> withdrawalsOf(String lot, String supplier) {
        return withdrawals.stream()
                .filter(each -> each.lot().equals(lot) && each.supplier().equals(supplier));
    }

    /** Gradual roll-out (N4.2 逐步实施): whether the hub refunds by itself on this day. */
    boolean refundsByItself(LocalDate today) {
        LocalDate from = project.autoRefundFrom();
        return from == null || !today.isBefore(from);
    }

    TenderFacts rescheduled(Instant newDeadline, Instant newOpening) {
        return new TenderFacts(project, newDeadline, newOpening, terminated, awards, contracts, withdrawals);
    }

    TenderFacts terminated(Publication notice) {
        return new TenderFacts(
                project, bidDeadline, opening, notice.orEarlier(terminated), awards, contracts, withdrawals);
    }

    TenderFacts awarded(String lot, Award award) {
        Map<String, Award> more = new HashMap<>(awards);
        more.put(lot, award);
        return new TenderFacts(project, bidDeadline, opening, terminated, Map.copyOf(more), contracts, withdrawals);
    }

    /** A contract of a supplier that has one on this lot takes its place. */
    TenderFacts contracted(Contract contract) {
        List<Contract> more = new ArrayList<>(contracts);
        more.removeIf(
                each -> each.lot().equals(contract.lot()) && each.supplier().equals(contract.supplier()));
        more.add(contract);
        return new TenderFacts(project, bidDeadline, opening, terminated, awards, List.copyOf(more), withdrawals);
    }

    TenderFacts withdrawn(Withdrawal withdrawal) {
        List<Withdrawal> more = new ArrayList<>(withdrawals);
        more.add(withdrawal);
        return new TenderFacts(project, bidDeadline, opening, terminated, awards, contracts, List.copyOf(more));
    }
}
