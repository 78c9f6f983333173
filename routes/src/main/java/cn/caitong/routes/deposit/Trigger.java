package cn.caitong.routes.deposit;

import cn.caitong.engine.calendar.LegalDay;
import cn.caitong.engine.policy.LegalRegime;
import cn.caitong.routes.deposit.TenderFacts.Award;
import cn.caitong.routes.deposit.TenderFacts.Contract;
import cn.caitong.routes.deposit.TenderFacts.Publication;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A fact that starts the duty to refund, and the clock table's row that counts it (N4.2, N4.4; 条例 art. 33; 87号令 art. 38;
 * for works 招标投标法实施条例 art. 35, 57).
 *
 * @param clause C11 withdrawal, C12 award letter, C12b award notice, C13 contract, C14 termination
 * @param basisDate day 0, Asia/Shanghai
 * @param hubActs whether the hub itself may refund when the act time comes
 */
record Trigger(String clause, String basisEvent, String basisSource, LocalDate basisDate, boolean hubActs) {

    /** Every clock that the tender's facts start for this deposit; each is kept, the earliest acts. */
    static List<Trigger> of(TenderFacts tender, Deposit deposit, DepositPolicy policy) {
        boolean works = tender.regime().equals(LegalRegime.BIDDING_LAW.code());
        List<Trigger> found = new ArrayList<>();
        withdrawal(tender, deposit, works ? "C11x" : "C11", policy.withdrawalRefundedByHub(), found);
        award(tender, deposit, works, found);
        contract(tender, deposit, works, found);
        Publication ended = tender.terminated();
        if (ended != null) {
            found.add(new Trigger("C14", "tender.terminated.v1", ended.source(), ended.on(), true));
        }
        return found;
    }

    /** The same where the hub does not act, whatever policy says. */
    Trigger forPersons() {
        return new Trigger(clause, basisEvent, basisSource, basisDate, false);
    }

    /** The first withdrawal after the money came: what is paid again later belongs to a new bid. */
    private static void withdrawal(
            TenderFacts tender, Deposit deposit, String clause, boolean hubActs, List<Trigger> found) {
        tender.withdrawalsOf(deposit.lot(), deposit.supplier())
                .filter(withdrawal -> deposit.receivedAt().isBefore(withdrawal.receivedAt()))
                .min(Comparator.comparing(TenderFacts.Withdrawal::receivedAt))
                .ifPresent(first -> found.add(new Trigger(
                        clause, "bid.withdrawn.v1", first.source(), LegalDay.of(first.receivedAt()), hubActs)));
    }

    /** The losers' two dates. For works the law counts from the contract; the notice's clock is beside it all the same. */
    private static void award(TenderFacts tender, Deposit deposit, boolean works, List<Trigger> found) {
        if (!tender.loses(deposit.lot(), deposit.supplier())) {
            return;
        }
        Award award = tender.award(deposit.lot()).orElseThrow();
        Publication letter = award.letter();
        Publication notice = award.notice();
        if (letter != null && !works) {
            found.add(new Trigger("C12", "award.letter-issued.v1", letter.source(), letter.on(), true));
        }
        if (notice != null) {
            found.add(new Trigger("C12b", "award.notice-published.v1", notice.source(), notice.on(), true));
        }
    }

    private static void contract(TenderFacts tender, Deposit deposit, boolean works, List<Trigger> found) {
        tender.contractsOn(deposit.lot())
                .filter(contract -> contract.supplier().equals(deposit.supplier()))
                .findFirst()
                .ifPresent(own -> found.add(ofContract(works ? "C13x" : "C13", own)));
        if (works && tender.loses(deposit.lot(), deposit.supplier())) {
            tender.contractsOn(deposit.lot())
                    .min(Comparator.comparing(Contract::signedOn))
                    .ifPresent(first -> found.add(ofContract("C12x", first)));
        }
    }

    private static Trigger ofContract(String clause, Contract contract) {
        return new Trigger(clause, "contract.signed.v1", contract.source(), contract.signedOn(), true);
    }
}
