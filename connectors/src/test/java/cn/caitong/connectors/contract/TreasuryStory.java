package cn.caitong.connectors.contract;

import cn.caitong.simulators.traffic.Fault;
import cn.caitong.simulators.treasury.Matter;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** A payment of its own for each fault on each kind of exchange. */
record TreasuryStory(Matter matter, Fault fault) {
    static List<TreasuryStory> of(Matter matter) {
        return Arrays.stream(Fault.values())
                .filter(fault -> fault.fits(matter))
                .map(fault -> new TreasuryStory(matter, fault))
                .toList();
    }

    String application() {
        return ("CT-" + matter + "-" + fault).replace('_', '-');
    }

    String payment() {
        return "2650200000%05d%05d".formatted(List.of(Matter.values()).indexOf(matter), place());
    }

    LocalDate day() {
        return LocalDate.of(2026, 2, 1).plusDays(place());
    }

    private int place() {
        return List.of(Fault.values()).indexOf(fault);
    }

    /** The id by which a misbehaviour finds the one exchange that it is to spoil. */
    String spoiltId() {
        return matter == Matter.STATEMENT ? day().toString() : application();
    }
}
