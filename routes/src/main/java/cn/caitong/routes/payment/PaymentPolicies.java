package cn.caitong.routes.payment;

import cn.caitong.engine.alarm.RepetitionWatch.Repetition;
import cn.caitong.engine.calendar.WorkingCalendar;
import cn.caitong.engine.policy.ClockTable;
import cn.caitong.engine.schedule.ClockSchedule;
import cn.caitong.engine.schedule.FiringPolicy;
import cn.caitong.engine.settings.SettingsFile;
import cn.caitong.engine.settings.SettingsNode;
import cn.caitong.mappings.invoice.InvoiceTolerance;
import cn.caitong.routes.casefile.Excuse;
import cn.caitong.routes.payment.PaymentPolicy.Basis;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/**
 * The policies that claims are decided by: {@code payment.yaml}, {@code overdue.yaml}, and the clock table and the firing policy beside
 * them.
 * Immutable; what depends on the calendar is bound to one by {@link #on}.
 */
public final class PaymentPolicies {
    private static final Set<String> KEYS = Set.of(
            "client",
            "treasury",
            "automaticStart",
            "taskPartner",
            "agencyPrepares",
            "breachFrom",
            "manyObjections",
            "smallFirms",
            "patienceHours",
            "clockSkewSeconds",
            "invoiceTolerance",
            "repeatedObjector");
    private static final Set<String> SIZES = Set.of("medium", "small", "micro");
    /** A bare {@code off} is read as the truth value that YAML takes it for. */
    private static final Set<String> OFF = Set.of("off", "false");

    private static final int MOST_HOURS = 24 * 30;
    private static final int MOST_OBJECTIONS = 100;
    private static final int MOST_SECONDS = 3600;
    private static final int MOST_DAYS = 3660;
    private static final BigDecimal MOST_ROUNDED = BigDecimal.ONE;

    private final String client;
    private final String treasury;
    private final String taskPartner;
    private final boolean agencyPrepares;
    private final Basis breachFrom;
    private final Set<String> objectionPartners;
    private final int manyObjections;
    private final Set<String> smallFirms;
    private final OverduePolicy overdue;
    private final Duration patience;
    private final Duration clockSkew;
    private final InvoiceTolerance tolerance;
    private final Repetition objectors;
    private final ClockSchedule schedule;

    private PaymentPolicies(
            SettingsNode file,
            OverduePolicy overdue,
            ClockTable clocks,
            FiringPolicy firing,
            Set<String> objectionPartners) {
        file.allow(KEYS);
        this.client = file.text("client");
        this.treasury = file.text("treasury");
        onlyByPersons(file);
        this.taskPartner = file.text("taskPartner");
        this.agencyPrepares = file.flag("agencyPrepares");
        this.breachFrom = basis(file);
        this.objectionPartners = Set.copyOf(objectionPartners);
        this.manyObjections = file.integer("manyObjections", 2, MOST_OBJECTIONS);
        this.smallFirms = sizes(file);
        this.overdue = overdue;
        this.patience = Duration.ofHours(file.integer("patienceHours", 1, MOST_HOURS));
        this.clockSkew = Duration.ofSeconds(file.integer("clockSkewSeconds", 0, MOST_SECONDS));
        this.tolerance = tolerance(file);
        this.objectors = objectors(file);
        this.schedule = new ClockSchedule(clocks, firing);
    }

    /**
     * Reads the policies.
     *
     * @param folder {@code config/policies}
     * @param objectionPartners whose descriptors let them report an objection: silence is believed of all of them (P6)
     * @throws cn.caitong.engine.settings.InvalidSettingsException naming file, key, rule and remedy
     */
    public static PaymentPolicies load(Path folder, Set<String> objectionPartners) {
        return new PaymentPolicies(
                SettingsFile.read(folder.resolve("payment.yaml")),
                OverduePolicy.load(folder),
                ClockTable.load(folder.resolve("clocks.yaml")),
                FiringPolicy.load(folder.resolve("firing.yaml")),
                objectionPartners);
    }

    /** The policy as it is on this calendar. Cheap: nothing is read again. */
    public PaymentPolicy on(WorkingCalendar calendar) {
        return new PaymentPolicy(
                client,
                treasury,
                taskPartner,
                agencyPrepares,
                breachFrom,
                objectionPartners,
                manyObjections,
                smallFirms,
                overdue,
                patience,
                clockSkew,
                tolerance,
                (clause, regime, basis, excuses) ->
                        schedule.times(calendar, clause, regime, taskPartner, basis, Excuse.standstills(excuses)));
    }

    /** Purchasers who object again and again, in whichever claims, are shown to finance (N5.3). */
    public Repetition objectors() {
        return objectors;
    }

    private static Repetition objectors(SettingsNode file) {
        SettingsNode values = nested(file, "repeatedObjector", Set.of("objections", "withinDays"));
        return new Repetition(
                ClaimAlarms.REPEATED_OBJECTOR,
                ClaimFlow.NAME,
                "purchaser",
                Objections.RAISED,
                values.integer("objections", 2, MOST_OBJECTIONS),
                Duration.ofDays(values.integer("withinDays", 1, MOST_DAYS)));
    }

    private static SettingsNode nested(SettingsNode file, String key, Set<String> keys) {
        SettingsNode values = file.node(key)
                .orElseThrow(() -> file.refuse(key, "is missing; write its values " + keys, "缺失；请填写其各项：" + keys));
        values.allow(keys);
        return values;
    }

    /** Confirmation opens the duty to start a payment; it starts nothing (N5.4). Nothing else is built. */
    private static void onlyByPersons(SettingsNode file) {
        if (!OFF.contains(file.text("automaticStart"))) {
            throw file.refuse(
                    "automaticStart",
                    "must be off: payments are started by persons alone in this version; correct it",
                    "须为 off：本版本的支付只能由人员启动；请更正");
        }
    }

    private static Basis basis(SettingsNode file) {
        return switch (file.text("breachFrom")) {
            case "delivery" -> Basis.DELIVERY;
            case "confirmation" -> Basis.CONFIRMATION;
            default ->
                throw file.refuse(
                        "breachFrom",
                        "must be delivery or confirmation; correct it",
                        "须为 delivery（送达）或 confirmation（确认）；请更正");
        };
    }

    private static InvoiceTolerance tolerance(SettingsNode file) {
        SettingsNode values = nested(file, "invoiceTolerance", Set.of("perLine", "taxOfLine"));
        return new InvoiceTolerance(rounded(values, "perLine"), rounded(values, "taxOfLine"));
    }

    /** What is more than a yuan is no rounding. */
    private static BigDecimal rounded(SettingsNode values, String key) {
        BigDecimal most = values.decimal(key);
        if (most.compareTo(MOST_ROUNDED) > 0) {
            throw values.refuse(key, "must be at most 1.00 yuan; correct it", "不得超过 1.00 元；请更正");
        }
        return most;
    }

    private static Set<String> sizes(SettingsNode file) {
        Set<String> sizes = Set.copyOf(file.texts("smallFirms"));
        if (!SIZES.containsAll(sizes)) {
            throw file.refuse("smallFirms", "must be of medium, small, micro; correct it", "须为 medium、small、micro；请更正");
        }
        return sizes;
    }
}
