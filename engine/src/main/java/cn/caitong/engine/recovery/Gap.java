package cn.caitong.engine.recovery;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a holder's statements still owe of a gap. Pure. They cover it when each of its working days has one, a statement that came
 * after the gap is of its last day or a later one, and each of them opens with what the one before closed: so that nothing can
 * have moved between them.
 *
 * @param from the legal day of the backup, {@code to} that on which a hub ran again, Asia/Shanghai
 */
record Gap(LocalDate from, LocalDate to) {
    /**
     * A holder's statement.
     *
     * @param isLate whether it came after the gap's end: an earlier one of the same day may know half of that day
     */
    record Statement(LocalDate date, BigDecimal opening, BigDecimal closing, boolean isLate) {}

    /** In the order of their dates: what is missing. Empty: it is covered. */
    List<LocalDate> missing(List<Statement> statements, Predicate<LocalDate> isWorkingDay) {
        Optional<Statement> last = statements.stream()
                .filter(one -> one.isLate() && !one.date().isBefore(to))
                .findFirst();
        Set<LocalDate> there = statements.stream().map(Statement::date).collect(Collectors.toSet());
        List<LocalDate> missing = new ArrayList<>();
        for (LocalDate day = from; day.isBefore(to); day = day.plusDays(1)) {
            if (isWorkingDay.test(day) && !there.contains(day)) {
                missing.add(day);
            }
        }
        if (last.isEmpty()) {
            missing.add(to);
        } else {
            broken(statements, last.get()).filter(day -> !missing.contains(day)).ifPresent(missing::add);
        }
        return missing;
    }

    /** The first statement, up to the last one needed, that does not go on where the one before ended. */
    private Optional<LocalDate> broken(List<Statement> statements, Statement last) {
        Statement before = null;
        for (Statement one : statements) {
            boolean isOfGap = !one.date().isBefore(from) && !one.date().isAfter(last.date());
            if (isOfGap && before != null && before.closing().compareTo(one.opening()) != 0) {
                return Optional.of(one.date());
            }
            before = one;
        }
        return Optional.empty();
    }
}
