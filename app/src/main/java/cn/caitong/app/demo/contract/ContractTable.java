package cn.caitong.app.demo.contract;

import java.util.List;
import java.util.stream.Stream;

/** All contract money of the month: as it was worked out by hand, or as the evidence shows it. */
public record ContractTable(List<ContractLine> contracts, List<ClaimLine> claims, List<PaymentLine> payments) {
    /** A month without contracts. */
    public static final ContractTable EMPTY = new ContractTable(List.of(), List.of(), List.of());

    public ContractTable {
        contracts = List.copyOf(contracts);
        claims = List.copyOf(claims);
        payments = List.copyOf(payments);
    }

    /** The names of all clocks in it. */
    public List<String> clocks() {
        return Stream.concat(
                        contracts.stream().map(ContractLine::terms),
                        claims.stream().map(ClaimLine::terms))
                .flatMap(List::stream)
                .map(Term::clock)
                .toList();
    }
}
