package cn.caitong.app.demo;

import cn.caitong.engine.policy.ClockRow;
import cn.caitong.engine.policy.ClockTable;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** For people who do not know the clock table by heart: what each clock of a table asks for. */
final class ClausesText {
    private final ClockTable clocks;

    ClausesText(ClockTable clocks) {
        this.clocks = clocks;
    }

    /**
     * One line for each clock, in the order of the clock table.
     *
     * @param named as they stand in a table, such as {@code C37/delivery}; what is none of the table's, such as a term that a
     *     contract sets, is passed over
     */
    List<String> of(Collection<String> named) {
        Set<String> ids =
                named.stream().map(name -> name.replaceFirst("[/#].*", "")).collect(Collectors.toSet());
        return clocks.rows().stream()
                .filter(row -> ids.contains(row.id().code()))
                .map(ClausesText::line)
                .distinct()
                .toList();
    }

    private static String line(ClockRow row) {
        return "%-5s %s · %s（%s）"
                .formatted(
                        row.id().code(),
                        row.duty().chinese(),
                        row.duty().english(),
                        (row.law().title() + ' ' + row.law().article()).strip());
    }
}
