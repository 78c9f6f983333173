package cn.caitong.routes.payment;

import cn.caitong.mappings.money.Money;
import cn.caitong.routes.casefile.Concealed;
import cn.caitong.routes.contract.ContractFacts.Credit;
import cn.caitong.routes.party.Account;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The claim of one invoice, as its case keeps it. Immutable; {@link #change} gives the changed one.
 *
 * @param payee the contract's account, or the one that it was assigned to since (政采贷)
 * @param agreed what it knows of its contract besides
 * @param item the milestone's name in the ledger, of which the claim is reserved
 * @param amount what is claimed and reserved now: the invoice's total, less what was upheld against it or taken back
 * @param acceptedOn the day from which a small firm's term runs (C33, C33b): of acceptance, or of the end of the agreed inspection
 *     that was put off; null of what is paid before any delivery
 * @param size the supplier's size at signing, where it was a small or medium firm
 * @param times the four times of the invoice
 * @param window null until delivery is recorded, and of an offline invoice whose days had passed when it was registered
 * @param objections in the order of their arrival
 * @param recoveries what must come back to the treasury, or has come
 * @param clocks names of the payment clocks that run
 * @param past what earlier claims of this invoice leave behind
 * @param replaces the invoice in whose place it was issued
 * @param told what others were told once
 */
record Claim(
        String contract,
        String tender,
        String milestone,
        String item,
        String regime,
        String supplier,
        String purchaser,
        Bill bill,
        Concealed<Account> payee,
        Agreed agreed,
        Money amount,
        @Nullable LocalDate acceptedOn,
        @Nullable String size,
        FourTimes times,
        @Nullable Window window,
        List<Objection> objections,
        List<Confirmation> confirmations,
        List<Recovery> recoveries,
        List<String> clocks,
        Past past,
        @Nullable String replaces,
        Set<String> told) {
    /** Before the number of a red invoice, among what was told. */
    static final String RED = "red/";

    Claim {
        objections = List.copyOf(objections);
        confirmations = List.copyOf(confirmations);
        recoveries = List.copyOf(recoveries);
        clocks = List.copyOf(clocks);
        told = Set.copyOf(told);
    }

    /**
     * What a claim knows of its contract, for the payments below it.
     *
     * @param suspended whether its performance stands still, {@code terminated} whether it ended early
     * @param locked whether its payee was assigned (政采贷), so that no other account will do
     * @param signedOn when it was signed
     * @param credit what it says about paying late, where it does
     */
    record Agreed(
            String supplierName,
            String purchaserName,
            boolean suspended,
            boolean terminated,
            boolean locked,
            @Nullable LocalDate signedOn,
            @Nullable Credit credit) {}

    /**
     * What is remembered of the claims of this invoice that ended.
     *
     * @param rounds how many there were
     * @param grounds that were raised in vain: none can be raised again on this invoice
     * @param objections ids that were used
     */
    record Past(int rounds, Set<String> grounds, Set<String> objections) {
        static final Past NONE = new Past(0, Set.of(), Set.of());

        Past {
            grounds = Set.copyOf(grounds);
            objections = Set.copyOf(objections);
        }
    }

    /** What this claim leaves behind for the next one of the same invoice. */
    Past ended() {
        Set<String> grounds = new TreeSet<>(past.grounds());
        Set<String> ids = new TreeSet<>(past.objections());
        for (Objection objection : objections) {
            ids.add(objection.id());
            if (objection.failed()) {
                grounds.add(objection.ground());
            }
        }
        return new Past(past.rounds() + 1, grounds, ids);
    }

    /** Whether the ground was raised on this invoice before and came to nothing, or is open now. */
    boolean isSpent(String ground) {
        return past.grounds().contains(ground)
                || objections.stream()
                        .filter(each -> each.ground().equals(ground))
                        .anyMatch(each -> each.failed() || each.isOpen());
    }

    /** A clock of this claim by its name: an earlier claim's clocks are over for ever. */
    String clock(String name) {
        return past.rounds() == 0 ? name : name + "@" + (past.rounds() + 1);
    }

    /** Uploaded, pushed, delivered, confirmed: four times of one invoice (N5.2, N5.3). UTC. */
    record FourTimes(
            Instant uploaded,
            Instant pushed,
            @Nullable Instant delivered,
            @Nullable Instant confirmed) {
        FourTimes deliveredAt(Instant at) {
            return new FourTimes(uploaded, pushed, delivered == null ? at : delivered, confirmed);
        }

        FourTimes confirmedAt(Instant at) {
            return new FourTimes(uploaded, pushed, delivered, confirmed == null ? at : confirmed);
        }
    }

    String invoice() {
        return bill.number();
    }

    Optional<Objection> objection(String id) {
        return objections.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** Whether a red invoice took back a part of it: then it can never be claimed anew as it is. */
    boolean isReversed() {
        return told.stream().anyMatch(each -> each.startsWith(RED));
    }

    boolean isDisputedWhole() {
        return objections.stream().anyMatch(Objection::stopsAll);
    }

    /** Its confirmed sums, as the ledger knows them. */
    List<String> payables() {
        return confirmations.stream()
                .filter(each -> each.confirmed().isPositive())
                .map(each -> ClaimFacts.item(paymentId(each)))
                .toList();
    }

    /** What is applied for or paid and must come back. */
    Money recovering() {
        return sum(recoveries.stream().map(Recovery::open).toList());
    }

    Money recovering(String payment) {
        return sum(recoveries.stream()
                .filter(each -> each.payment().equals(payment))
                .map(Recovery::open)
                .toList());
    }

    /** The confirmed sum that a payment id means. */
    Optional<Confirmation> confirmation(String payment) {
        return confirmations.stream()
                .filter(each -> paymentId(each).equals(payment))
                .findFirst();
    }

    /** The invoice's number for the first confirmed sum, with {@code .2}, {@code .3} … for later ones. */
    String paymentId(Confirmation confirmation) {
        int place = confirmations.indexOf(confirmation) + 1;
        return place == 1 ? invoice() : invoice() + "." + place;
    }

    /** Whether all that was ever owed is credited, and nothing is disputed or waits for its days to end. */
    boolean isPaid() {
        return isConfirmed(Confirmation.UNDISPUTED)
                && parts().isEmpty()
                && confirmations.stream()
                        .filter(each -> each.amount().isPositive())
                        .allMatch(each -> each.creditedOn() != null);
    }

    boolean isConfirmed(String of) {
        return confirmations.stream().anyMatch(each -> each.of().equals(of));
    }

    Money confirmed() {
        return sum(confirmations.stream().map(Confirmation::amount).toList());
    }

    /** Parts that go their own way: disputed, or running out their remaining days. */
    List<Objection> parts() {
        return objections.stream()
                .filter(each -> each.part() != null && !isConfirmed(each.id()))
                .filter(each -> each.stands() || each.failed())
                .filter(each -> each.stands() || each.window() != null || awaitsWindow(each))
                .toList();
    }

    /** It ended while all was disputed: its remaining days run on when the others do. */
    boolean awaitsWindow(Objection ended) {
        return ended.failed() && ended.part() != null && ended.window() == null && isDisputedWhole();
    }

    /** What of the claim goes on: neither confirmed nor a part of its own. */
    Money undisputed() {
        Money apart = sum(parts().stream().map(Claim::partOf).toList());
        Money left = amount.minus(confirmed());
        return left.minus(Money.least(left, apart));
    }

    static Money partOf(Objection objection) {
        Money part = objection.part();
        if (part == null) {
            throw new IllegalStateException("Objection " + objection.id() + " disputes all");
        }
        return part;
    }

    private Money sum(List<Money> sums) {
        return sums.stream().reduce(Money.zero(amount.currency()), Money::plus);
    }

    ClaimChange change() {
        return new ClaimChange(this);
    }
}
