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
import org.jspecify.annotations.Nullable;

/**
 * What is known of a tender, as its case keeps it and as each of its deposits reads it. Instants UTC, dates Asia/Shanghai.
 *
 * @param regime the legal regime's id, which selects the rows of the clock table
 * @param holder the partner that holds the deposits
 */
public record TenderFacts(
        String tender,
        String title,
        String district,
        String regime,
        String holder,
        Map<String, Lot> lots,
        Instant bidDeadline,
        Instant opening,
        @Nullable Publication terminated,
        Map<String, Award> awards,
        List<Contract> contracts,
        List<Withdrawal> withdrawals) {

    /** A lot (标段/包) with its budget and the deposit it asks for. */
    public record Lot(String id, Money budget, Money depositAmount) {}

    /** A date together with whoever vouches for it. */
    public record Publication(LocalDate on, String source) {}

    /** Letter (中标通知书) and notice (中标公告) count separately: 条例 art. 33 and N4.2. */
    public record Award(
            Set<String> winners,
            @Nullable Publication letter,
            @Nullable Publication notice) {
        Award lettered(Publication date) {
            return new Award(winners, letter == null ? date : letter, notice);
        }

        Award noticed(Publication date) {
            return new Award(winners, letter, notice == null ? date : notice);
        }
    }

    public record Contract(String lot, String supplier, LocalDate signedOn, String source) {}

    /** A written withdrawal, by when the purchaser or agency received it. */
    public record Withdrawal(String lot, String supplier, Instant receivedAt, String source) {}

    public Lot lot(String id) {
        Lot lot = lots.get(id);
        if (lot == null) {
            throw new IllegalArgumentException("Tender " + tender + " has no lot " + id);
        }
        return lot;
    }

    public Optional<Award> award(String lot) {
        return Optional.ofNullable(awards.get(lot));
    }

    /** The last time this supplier withdrew its bid for the lot. */
    public Optional<Withdrawal> lastWithdrawal(String lot, String supplier) {
        return withdrawals.stream()
                .filter(each -> each.lot().equals(lot) && each.supplier().equals(supplier))
                .reduce((earlier, later) -> later);
    }

    public long withdrawalsBefore(String lot, String supplier, Instant time) {
        return withdrawals.stream()
                .filter(each -> each.lot().equals(lot) && each.supplier().equals(supplier))
                .filter(each -> each.receivedAt().isBefore(time))
                .count();
    }

    TenderFacts rescheduled(Instant newDeadline, Instant newOpening) {
        return new TenderFacts(
                tender,
                title,
                district,
                regime,
                holder,
                lots,
                newDeadline,
                newOpening,
                terminated,
                awards,
                contracts,
                withdrawals);
    }

    TenderFacts terminated(Publication notice) {
        return new TenderFacts(
                tender,
                title,
                district,
                regime,
                holder,
                lots,
                bidDeadline,
                opening,
                notice,
                awards,
                contracts,
                withdrawals);
    }

    TenderFacts awarded(String lot, Award award) {
        Map<String, Award> more = new HashMap<>(awards);
        more.put(lot, award);
        return new TenderFacts(
                tender,
                title,
                district,
                regime,
                holder,
                lots,
                bidDeadline,
                opening,
                terminated,
                Map.copyOf(more),
                contracts,
                withdrawals);
    }

    /** The first date of a supplier's contract stays. */
    TenderFacts contracted(Contract contract) {
        if (isContracted(contract.lot(), contract.supplier())) {
            return this;
        }
        return new TenderFacts(
                tender,
                title,
                district,
                regime,
                holder,
                lots,
                bidDeadline,
                opening,
                terminated,
                awards,
                with(contracts, contract),
                withdrawals);
    }

    boolean isContracted(String lot, String supplier) {
        return contracts.stream()
                .anyMatch(each -> each.lot().equals(lot) && each.supplier().equals(supplier));
    }

    TenderFacts withdrawn(Withdrawal withdrawal) {
        return new TenderFacts(
                tender,
                title,
                district,
                regime,
                holder,
                lots,
                bidDeadline,
                opening,
                terminated,
                awards,
                contracts,
                with(withdrawals, withdrawal));
    }

    private static <T> List<T> with(List<T> list, T one) {
        List<T> longer = new ArrayList<>(list);
        longer.add(one);
        return List.copyOf(longer);
    }
}
