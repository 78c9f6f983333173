package cn.caitong.app.demo.contract;

import java.util.List;
import java.util.Optional;

/** What became of one contract, by its id: its clocks from signing on, and where it stands. */
record ContractLine(String contract, List<Term> terms, String state) {
    ContractLine {
        terms = List.copyOf(terms);
    }

    /** Its clock of that name, if it ran. */
    Optional<Term> term(String clock) {
        return terms.stream().filter(term -> term.clock().equals(clock)).findFirst();
    }
}
