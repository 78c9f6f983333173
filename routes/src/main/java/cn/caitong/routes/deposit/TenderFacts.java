package cn.caitong.routes.deposit;

import cn.caitong.engine.calendar.LegalDay;
import cn.caitong.mappings.money.Money;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a tender, as its case keeps it and as each of its deposits reads it. Instants UTC, dates Asia/Shanghai.
 *
 * @param lots what has become of each lot of which there is news
 * @param consortia by lot, of each consortium (联合体) that its deposit told of the keys of all members; not written where there are
 *     none, as before there were any
 * @param left by lot and supplier, which deposits left the place of its bid's one deposit; not written where there are none either
 */
record TenderFacts(
        Project project,
        Instant bidDeadline,
        Instant opening,
        Map<String, LotFacts> lots,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Set<Set<String>>> consortia,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Map<String, Set<String>>> left) {
    TenderFacts {
        consortia = Objects.requireNonNullElse(consortia, Map.of());
        left = Objects.requireNonNullElse(left, Map.of());
    }

    /**
     * What its registration fixes.
     *
     * @param regime the legal regime's id, which selects the rows of the clock table
     * @param holder the partner that holds the deposits
     * @param bidValidUntil the last day of the bids (投标有效期), where it was said
     * @param autoRefundFrom before this day the hub only warns; null where it has refunded by itself from the start
     */
    public record Project(
            String tender,
            String title,
            String district,
            String regime,
            String holder,
            @Nullable LocalDate autoRefundFrom,
            @Nullable LocalDate bidValidUntil,
            Map<String, Lot> lots) {}

    /** A lot (标段/包) with its budget and the deposit it asks for. */
    public record Lot(String id, Money budget, Money depositAmount) {}

    /** The legal regime's id. */
    public String regime() {
        return project.regime();
    }

    boolean hasLot(String id) {
        return project.lots().containsKey(id);
    }

    Optional<Lot> asked(String id) {
        return Optional.ofNullable(project.lots().get(id));
    }

    LotFacts lot(String id) {
        return lots.getOrDefault(id, LotFacts.NONE);
    }

    /** The last day of the bids; while nobody has said which, the shortest that it can be: that of the deadline. */
    LocalDate bidValidUntil() {
        LocalDate said = project.bidValidUntil();
        return said == null ? LegalDay.of(bidDeadline) : said;
    }

    boolean isTerminated() {
        return project.lots().keySet().stream().allMatch(id -> lot(id).terminated() != null);
    }

    boolean hasContract() {
        return lots.values().stream().anyMatch(lot -> !lot.contracts().isEmpty());
    }

    /**
     * Gradual roll-out (N4.2 逐步实施): whether the hub refunds by itself on this day. The tender's own day goes before its
     * district's.
     */
    boolean refundsByItself(LocalDate today, Map<String, LocalDate> districts) {
        LocalDate own = project.autoRefundFrom();
        LocalDate from = own == null ? districts.get(project.district()) : own;
        return from == null || !today.isBefore(from);
    }

    /** Bids are invited again: an opening that failed before the new deadline is over. */
    TenderFacts rescheduled(Instant newDeadline, Instant newOpening) {
        Map<String, LotFacts> open = new HashMap<>(lots);
        open.replaceAll((id, lot) -> lot.failedBefore(LegalDay.of(newDeadline)) ? lot.openAgain() : lot);
        return new TenderFacts(project, newDeadline, newOpening, Map.copyOf(open), consortia, left);
    }

    TenderFacts with(String id, LotFacts changed) {
        Map<String, LotFacts> more = new HashMap<>(lots);
        more.put(id, changed);
        return new TenderFacts(project, bidDeadline, opening, Map.copyOf(more), consortia, left);
    }

    TenderFacts withConsortium(String lot, Set<String> members) {
        Set<Set<String>> known = new HashSet<>(consortia.getOrDefault(lot, Set.of()));
        known.add(Set.copyOf(members));
        Map<String, Set<Set<String>>> more = new HashMap<>(consortia);
        more.put(lot, Set.copyOf(known));
        return new TenderFacts(project, bidDeadline, opening, lots, Map.copyOf(more), left);
    }

    Set<String> placesLeft(String lot, String supplier) {
        return left.getOrDefault(lot, Map.of()).getOrDefault(supplier, Set.of());
    }

    TenderFacts leftBy(String lot, String supplier, String receipt) {
        Set<String> all = new HashSet<>(placesLeft(lot, supplier));
        all.add(receipt);
        Map<String, Set<String>> suppliers = new HashMap<>(left.getOrDefault(lot, Map.of()));
        suppliers.put(supplier, Set.copyOf(all));
        Map<String, Map<String, Set<String>>> lefts = new HashMap<>(left);
        lefts.put(lot, Map.copyOf(suppliers));
        return new TenderFacts(project, bidDeadline, opening, lots, consortia, Map.copyOf(lefts));
    }

    /** Whoever bids for that lot together with one of these; these among them. */
    Set<String> bidders(String lot, Set<String> named) {
        Set<String> all = new TreeSet<>(named);
        consortia.getOrDefault(lot, Set.of()).stream()
                .filter(members -> members.stream().anyMatch(named::contains))
                .forEach(all::addAll);
        return all;
    }
}
