package cn.caitong.app.demo;

import cn.caitong.app.demo.contract.ContractTable;
import java.util.List;
import java.util.Map;

/**
 * What was worked out by hand.
 *
 * @param told by deposit, what purchaser and agency were to hear beside what every refund brings: kinds of tasks
 * @param contracts contracts, claims and payments
 * @param parked what was to be left to a person, and how it ended
 */
record Expected(
        List<DepositLine> deposits, Map<String, List<String>> told, List<ParkedLine> parked, ContractTable contracts) {
    Expected {
        deposits = List.copyOf(deposits);
        told = Map.copyOf(told);
        parked = List.copyOf(parked);
    }

    /** The same with other deposits. */
    Expected with(List<DepositLine> others) {
        return new Expected(others, told, parked, contracts);
    }

    /** The same with other contract money. */
    Expected with(ContractTable others) {
        return new Expected(deposits, told, parked, others);
    }
}
