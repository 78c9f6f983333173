package cn.caitong.app.demo;

import java.util.List;
import java.util.Map;

/**
 * What was worked out by hand.
 *
 * @param told by deposit, what purchaser and agency were to hear beside what every refund brings: kinds of tasks
 * @param parked what was to be left to a person, and how it ended
 */
record Expected(List<DepositLine> deposits, Map<String, List<String>> told, List<ParkedLine> parked) {
    Expected {
        deposits = List.copyOf(deposits);
        told = Map.copyOf(told);
        parked = List.copyOf(parked);
    }

    /** The same with other deposits. */
    Expected with(List<DepositLine> others) {
        return new Expected(others, told, parked);
    }
}
