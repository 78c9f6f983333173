package cn.caitong.routes.deposit;

import cn.caitong.engine.calendar.LegalDay;
import cn.caitong.engine.policy.LegalRegime;
import cn.caitong.routes.deposit.Award.Dates;
import cn.caitong.routes.deposit.LotFacts.Contract;
import cn.caitong.routes.event.Publication;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A fact that starts the duty to refund, and the clock table's row that counts it (N4.2, N4.4; 条例 art. 33; 87号令 art. 38;
 * for works 招标投标法实施条例 art. 35, 57).
 *
 * @param clause C11 withdrawal, C12 award letter, C12b award notice, C13 contract, C13b no contract after all, C14 termination
 * @param basisDate day 0, Asia/Shanghai
 * @param decided whether the finance department settled that day: then a later one counts too
 * @param hubActs whether the hub itself may refund when the act time comes
 */
record Trigger(
        String clause, String basisEvent, String basisSource, LocalDate basisDate, boolean decided, boolean hubActs) {
    /** What only a loser is owed: owed no longer to a loser who wins after all. */
    private static final Set<String> LOSERS = Set.of("C12", "C12b", "C12x");

    /** Every clock that the tender's facts start for this deposit; each is kept, the earliest acts. */
    static List<Trigger> of(TenderFacts tender, Deposit deposit, DepositPolicy policy) {
        boolean works = tender.regime().equals(LegalRegime.BIDDING_LAW.code());
        LotFacts lot = tender.lot(deposit.lot());
        List<Trigger> found = new ArrayList<>();
        if (!deposit.form().isReturned()) {
            return found;
        }
        withdrawal(lot, deposit, works ? "C11x" : "C11", policy.withdrawalRefundedByHub(), found);
        award(lot, deposit, works, found);
        contract(lot, deposit, works, found);
        ended(lot, policy, found);
        return found;
    }

    static boolean isLosers(String clause) {
        return LOSERS.contains(clause);
    }

    static Trigger of(String clause, String event, Publication basis) {
        return new Trigger(clause, event, basis.source(), basis.on(), basis.decided(), true);
    }

    /** The same where the hub does not act, whatever policy says. */
    Trigger forPersons() {
        return new Trigger(clause, basisEvent, basisSource, basisDate, decided, false);
    }

    /** Whether it counts a clock anew that was reckoned from another day. */
    boolean movesFrom(LocalDate known) {
        return basisDate.isBefore(known) || (decided && !basisDate.equals(known));
    }

    /** The first withdrawal after the money came: what is paid again later belongs to a new bid. */
    private static void withdrawal(LotFacts lot, Deposit deposit, String clause, boolean hubActs, List<Trigger> found) {
        lot.withdrawalsOf(deposit.bidder())
                .filter(withdrawal -> deposit.receivedAt().isBefore(withdrawal.receivedAt()))
                .min(Comparator.comparing(LotFacts.Withdrawal::receivedAt))
                .ifPresent(first -> found.add(new Trigger(
                        clause, "bid.withdrawn.v1", first.source(), LegalDay.of(first.receivedAt()), false, hubActs)));
    }

    /** The losers' two dates. For works the law counts from the contract; the notice's clock is beside it all the same. */
    private static void award(LotFacts lot, Deposit deposit, boolean works, List<Trigger> found) {
        Award award = lot.award();
        if (award == null) {
            return;
        }
        lot.ousterOf(deposit.bidder()).ifPresent(ouster -> found.add(of("C13b", ouster.event(), ouster.since())));
        if (lot.loses(deposit.bidder())) {
            Dates dates = award.losersDates();
            add(works ? null : dates.letter(), "C12", "award.letter-issued.v1", found);
            add(dates.notice(), "C12b", "award.notice-published.v1", found);
        }
    }

    private static void contract(LotFacts lot, Deposit deposit, boolean works, List<Trigger> found) {
        lot.contractOf(deposit.bidder())
                .ifPresent(own -> add(own.signed(), works ? "C13x" : "C13", "contract.signed.v1", found));
        if (works && lot.loses(deposit.bidder())) {
            lot.contracts().stream()
                    .map(Contract::signed)
                    .min(Comparator.comparing(Publication::on))
                    .ifPresent(first -> add(first, "C12x", "contract.signed.v1", found));
        }
    }

    /** N4.2 counts from the termination notice; whether a failed opening counts already, policy says. */
    private static void ended(LotFacts lot, DepositPolicy policy, List<Trigger> found) {
        Publication failed = policy.endings().openingFailureCounts() ? lot.failed() : null;
        Publication notice = lot.terminated();
        if (failed != null && (notice == null || failed.on().isBefore(notice.on()))) {
            add(failed, "C14", "tender.opening-failed.v1", found);
        } else {
            add(notice, "C14", "tender.terminated.v1", found);
        }
    }

    private static void add(@Nullable Publication basis, String clause, String event, List<Trigger> found) {
        if (basis != null) {
            found.add(of(clause, event, basis));
        }
    }
}
