package cn.caitong.routes.deposit;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * A fact that starts the duty to refund, and the clock table's row that counts it (N4.2, N4.4; 条例 art. 33; 87号令 art. 38).
 *
 * @param clause C11 withdrawal, C12 award letter, C12b award notice, C13 contract, C14 termination
 * @param basisDate day 0, Asia/Shanghai
 * @param hubActs whether the hub itself may refund when the act time comes
 */
record Trigger(String clause, String basisEvent, String basisSource, LocalDate basisDate, boolean hubActs) {
    static final ZoneId LEGAL_ZONE = ZoneId.of("Asia/Shanghai");

    /** Every clock that the tender's facts start for this deposit; each is kept, the earliest acts. */
    static List<Trigger> of(TenderFacts tender, Deposit deposit, DepositPolicy policy) {
        List<Trigger> found = new ArrayList<>();
        withdrawal(tender, deposit, policy, found);
        award(tender, deposit, found);
        contract(tender, deposit, found);
        if (tender.terminated() != null) {
            TenderFacts.Publication notice = tender.terminated();
            found.add(new Trigger("C14", "tender.terminated.v1", notice.source(), notice.on(), true));
        }
        return found;
    }

    /** Money paid again after the withdrawal belongs to a new bid. */
    private static void withdrawal(TenderFacts tender, Deposit deposit, DepositPolicy policy, List<Trigger> found) {
        tender.lastWithdrawal(deposit.lot(), deposit.supplier())
                .filter(withdrawal -> deposit.receivedAt().isBefore(withdrawal.receivedAt()))
                .ifPresent(withdrawal -> found.add(new Trigger(
                        "C11",
                        "bid.withdrawn.v1",
                        withdrawal.source(),
                        LocalDate.ofInstant(withdrawal.receivedAt(), LEGAL_ZONE),
                        policy.withdrawalRefundedByHub())));
    }

    private static void award(TenderFacts tender, Deposit deposit, List<Trigger> found) {
        tender.award(deposit.lot())
                .filter(award -> !award.winners().contains(deposit.supplier()))
                .ifPresent(award -> {
                    if (award.letter() != null) {
                        found.add(new Trigger(
                                "C12",
                                "award.letter-issued.v1",
                                award.letter().source(),
                                award.letter().on(),
                                true));
                    }
                    if (award.notice() != null) {
                        found.add(new Trigger(
                                "C12b",
                                "award.notice-published.v1",
                                award.notice().source(),
                                award.notice().on(),
                                true));
                    }
                });
    }

    private static void contract(TenderFacts tender, Deposit deposit, List<Trigger> found) {
        tender.contracts().stream()
                .filter(contract -> contract.lot().equals(deposit.lot())
                        && contract.supplier().equals(deposit.supplier()))
                .findFirst()
                .ifPresent(contract -> found.add(
                        new Trigger("C13", "contract.signed.v1", contract.source(), contract.signedOn(), true)));
    }
}
