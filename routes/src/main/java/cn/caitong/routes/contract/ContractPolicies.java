package cn.caitong.routes.contract;

import cn.caitong.engine.calendar.WorkingCalendar;
import cn.caitong.engine.policy.ClockId;
import cn.caitong.engine.policy.ClockRow;
import cn.caitong.engine.policy.ClockTable;
import cn.caitong.engine.policy.LegalRegime;
import cn.caitong.engine.schedule.ClockSchedule;
import cn.caitong.engine.schedule.ClockTimes;
import cn.caitong.engine.schedule.FiringPolicy;
import cn.caitong.engine.settings.SettingsFile;
import cn.caitong.engine.settings.SettingsNode;
import cn.caitong.engine.signature.SignatureCheck;
import cn.caitong.engine.signature.TrustAnchors;
import cn.caitong.routes.casefile.Excuse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The policies that contracts are decided by: {@code contract.yaml}, with the clock table and the firing policy beside it, and
 * the trusted issuers in {@code config/trust}. Immutable; what depends on the calendar is bound to one by {@link #on}.
 */
public final class ContractPolicies {
    private static final Set<String> KEYS =
            Set.of("taskPartner", "noticeAuthority", "patienceHours", "clockSkewSeconds", "holderNumberIn");
    private static final int MOST_HOURS = 24 * 30;
    private static final int MOST_SECONDS = 3600;

    private final String taskPartner;
    private final String noticeAuthority;
    private final Duration patience;
    private final Duration clockSkew;
    private final SignatureCheck signatures;
    private final ClockTable clocks;
    private final ClockSchedule schedule;

    private ContractPolicies(SettingsNode file, ClockTable clocks, FiringPolicy firing, TrustAnchors anchors) {
        file.allow(KEYS);
        this.taskPartner = file.text("taskPartner");
        this.noticeAuthority = file.text("noticeAuthority");
        this.patience = Duration.ofHours(file.integer("patienceHours", 1, MOST_HOURS));
        this.clockSkew = Duration.ofSeconds(file.integer("clockSkewSeconds", 0, MOST_SECONDS));
        this.signatures = new SignatureCheck(anchors, oids(file));
        this.clocks = clocks;
        this.schedule = new ClockSchedule(clocks, firing);
    }

    private static List<String> oids(SettingsNode file) {
        List<String> oids = file.texts("holderNumberIn");
        if (oids.isEmpty() || !oids.stream().allMatch(oid -> oid.matches("[0-2](\\.\\d{1,9}){1,15}"))) {
            throw file.refuse(
                    "holderNumberIn", "must list object identifiers, such as 2.5.4.97", "须列出对象标识符，如 2.5.4.97");
        }
        return oids;
    }

    /**
     * Reads the policies.
     *
     * @param config the configuration's folder, {@code policies} and {@code trust} in it
     * @throws cn.caitong.engine.settings.InvalidSettingsException naming file, key, rule and remedy
     */
    public static ContractPolicies load(Path config) {
        return load(config.resolve("policies"), TrustAnchors.load(config.resolve("trust")));
    }

    /** The same, with these issuers. */
    static ContractPolicies load(Path policies, TrustAnchors anchors) {
        return new ContractPolicies(
                SettingsFile.read(policies.resolve("contract.yaml")),
                ClockTable.load(policies.resolve("clocks.yaml")),
                FiringPolicy.load(policies.resolve("firing.yaml")),
                anchors);
    }

    /** The policy as it is on this calendar. Cheap: nothing is read again. */
    public ContractPolicy on(WorkingCalendar calendar) {
        return new ContractPolicy(
                taskPartner,
                noticeAuthority,
                patience,
                clockSkew,
                signatures,
                (clause, regime, basis, pauses) -> times(calendar, clause, regime, basis, pauses),
                clocks::limit);
    }

    private Optional<ClockTimes> times(
            WorkingCalendar calendar, String clause, String regime, LocalDate basis, List<Excuse> pauses) {
        return row(clause.replaceFirst("/.*", ""), regime)
                .map(row -> schedule.times(calendar, clause, regime, taskPartner, basis, Excuse.standstills(pauses)));
    }

    private Optional<ClockRow> row(String clause, String regime) {
        return ClockId.of(clause).flatMap(id -> LegalRegime.of(regime).flatMap(law -> clocks.row(id, law)));
    }
}
