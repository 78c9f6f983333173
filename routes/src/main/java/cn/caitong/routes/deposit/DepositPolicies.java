package cn.caitong.routes.deposit;

import cn.caitong.engine.calendar.DueDate;
import cn.caitong.engine.calendar.LegalDay;
import cn.caitong.engine.calendar.Span;
import cn.caitong.engine.calendar.Term;
import cn.caitong.engine.calendar.WorkingCalendar;
import cn.caitong.engine.policy.ClockId;
import cn.caitong.engine.policy.ClockRow;
import cn.caitong.engine.policy.ClockTable;
import cn.caitong.engine.policy.LateChargePolicy;
import cn.caitong.engine.policy.LegalRegime;
import cn.caitong.engine.settings.SettingsFile;
import cn.caitong.engine.settings.SettingsNode;
import cn.caitong.routes.deposit.DepositPolicy.Excuse;
import cn.caitong.routes.deposit.DepositPolicy.Reckoned;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code config/policies/deposit.yaml} with the clock table and the rate table it rests on. */
public final class DepositPolicies {
    private static final Set<String> KEYS = Set.of(
            "refundLateAtOnce",
            "refundSurplusAtOnce",
            "withdrawalRefundedByHub",
            "taskPartner",
            "actOnWorkingDay",
            "actAt",
            "warnOnWorkingDay");

    private final SettingsNode file;
    private final ClockTable clocks;
    private final LateChargePolicy interest;
    private final int actOn;
    private final int warnOn;
    private final LocalTime actAt;

    private DepositPolicies(SettingsNode file, ClockTable clocks, LateChargePolicy interest) {
        file.allow(KEYS);
        this.file = file;
        this.clocks = clocks;
        this.interest = interest;
        this.actOn = file.integer("actOnWorkingDay", 1, 5);
        this.warnOn = file.integer("warnOnWorkingDay", 1, 5);
        this.actAt = LocalTime.parse(file.text("actAt"));
    }

    /**
     * Reads the folder of policies.
     *
     * @throws cn.caitong.engine.settings.InvalidSettingsException naming file, key, rule and remedy
     */
    public static DepositPolicies load(Path folder) {
        return new DepositPolicies(
                SettingsFile.read(folder.resolve("deposit.yaml")),
                ClockTable.load(folder.resolve("clocks.yaml")),
                LateChargePolicy.load(folder.resolve("interest.yaml")));
    }

    /** The policy on this calendar. */
    public DepositPolicy on(WorkingCalendar calendar) {
        return new DepositPolicy(
                file.flag("refundLateAtOnce"),
                file.flag("refundSurplusAtOnce"),
                file.flag("withdrawalRefundedByHub"),
                file.text("taskPartner"),
                (clause, regime, basis, excused) -> reckon(calendar, row(clause, regime), basis, excused),
                (sum, lawDue, credited, excused) -> interest.charge(sum, lawDue, credited, spans(excused, credited))
                        .amount());
    }

    private ClockRow row(String clause, String regime) {
        Optional<ClockRow> row =
                ClockId.of(clause).flatMap(id -> LegalRegime.of(regime).flatMap(known -> clocks.row(id, known)));
        return row.orElseThrow(
                () -> new IllegalArgumentException("The clock table has no row " + clause + " under " + regime));
    }

    /**
     * Working days that fell into an excuse do not count: the period is as much longer. On a provisional year the hub acts on
     * the earliest possible date and the period ends on the latest.
     */
    private Reckoned reckon(WorkingCalendar calendar, ClockRow row, LocalDate basis, List<Excuse> excused) {
        DueDate without = row.count(calendar, basis);
        int stood = stood(calendar, basis, without.due(), excused);
        DueDate due = stood == 0 ? without : calendar.deadline(without.due(), new Term.WorkingDays(stood));
        LocalDate act =
                calendar.deadline(basis, new Term.WorkingDays(actOn + stood)).earliest();
        LocalDate warn =
                calendar.deadline(basis, new Term.WorkingDays(warnOn + stood)).earliest();
        return new Reckoned(
                due.due(),
                at(warn),
                at(act),
                row.endOf(due.due()),
                row.endOf(due.latest()),
                due.provisional(),
                calendar.version());
    }

    private Instant at(LocalDate date) {
        return date.atTime(actAt).atZone(LegalDay.ZONE).toInstant();
    }

    private static int stood(WorkingCalendar calendar, LocalDate basis, LocalDate due, List<Excuse> excused) {
        List<Span> spans = spans(excused, due);
        return (int) basis.plusDays(1)
                .datesUntil(due.plusDays(1))
                .filter(calendar::isWorkingDay)
                .filter(day -> spans.stream().anyMatch(span -> span.contains(day)))
                .count();
    }

    /** Excuses as whole legal days; one that is still open runs to {@code last}. */
    private static List<Span> spans(List<Excuse> excused, LocalDate last) {
        return excused.stream().map(excuse -> span(excuse, last)).toList();
    }

    private static Span span(Excuse excuse, LocalDate last) {
        LocalDate from = LegalDay.of(excuse.from());
        LocalDate to = excuse.to() == null ? last : LegalDay.of(excuse.to());
        return new Span(from, to.isBefore(from) ? from : to);
    }
}
