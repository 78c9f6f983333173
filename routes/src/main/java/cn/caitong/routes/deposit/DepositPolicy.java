package cn.caitong.routes.deposit;

import cn.caitong.engine.schedule.ClockTimes;
import cn.caitong.mappings.money.Money;
import cn.caitong.routes.casefile.Excuse;
import cn.caitong.routes.casefile.Limit;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is open to interpretation about deposits (P11), from {@code config/policies}, with the two calculations that rest on
 * the calendar and on the rate table.
 *
 * @param refundsLateAtOnce whether money after the deadline goes back without waiting for the tender's end
 * @param refundsSurplusAtOnce the same for a second deposit of one bid
 * @param refundsWithoutBidAtOnce the same once it is known that its payer made no bid
 * @param withdrawalRefundedByHub whether the hub itself refunds a withdrawal (N4.4 leaves it to purchaser and agency)
 * @param taskPartner who carries tasks to purchaser and agency: the 一件事 application
 * @param guaranteeCarrier who gives back guarantees and claims them; empty: the holder
 * @param patience how long what came early is held before somebody hears of it
 * @param endings how a tender may end
 * @param rollout from when the hub refunds by itself, by district (N4.2 逐步实施)
 * @param limit what of it may become the performance deposit, by its contract's sum
 * @param law what each legal regime says of charges, interest and grounds
 */
public record DepositPolicy(
        boolean refundsLateAtOnce,
        boolean refundsSurplusAtOnce,
        boolean refundsWithoutBidAtOnce,
        boolean withdrawalRefundedByHub,
        String taskPartner,
        Optional<String> guaranteeCarrier,
        Duration patience,
        Endings endings,
        Map<String, LocalDate> rollout,
        Law law,
        Times times,
        Charge charge,
        Interest interest,
        Limit limit) {
    public DepositPolicy {
        rollout = Map.copyOf(rollout);
    }

    /**
     * How a tender may end, where law and notice leave it open.
     *
     * @param noticeAuthority whose own word on a publication is the authority; anybody else's is a claim
     * @param openingFailureCounts whether a failed opening starts the refund, before the termination notice (N4.2)
     * @param suspensionStopsHub whether the hub refunds nothing by itself while procurement is suspended (政府采购法 art. 57)
     */
    public record Endings(String noticeAuthority, boolean openingFailureCounts, boolean suspensionStopsHub) {}

    /** Reckons a clock's times from its row, its basis and what it stood still for. */
    @FunctionalInterface
    public interface Times {
        ClockTimes reckon(String clause, String regime, String holder, LocalDate basisDate, List<Excuse> excuses);
    }

    /** C15 for a sum that was due by {@code lawDue} and credited on {@code creditedOn}; zero when in time. */
    @FunctionalInterface
    public interface Charge {
        Money of(Money sum, LocalDate lawDue, LocalDate creditedOn, List<Excuse> excuses);
    }

    /** The bank's interest on a sum that was received on one day and credited on another. */
    @FunctionalInterface
    public interface Interest {
        Money of(Money sum, LocalDate from, LocalDate to);
    }
}
