package cn.caitong.routes.deposit;

import cn.caitong.engine.calendar.WorkingCalendar;
import cn.caitong.engine.policy.ClockTable;
import cn.caitong.engine.policy.LateChargePolicy;
import cn.caitong.engine.schedule.ClockSchedule;
import cn.caitong.engine.schedule.FiringPolicy;
import cn.caitong.engine.settings.SettingsFile;
import cn.caitong.engine.settings.SettingsNode;
import cn.caitong.routes.casefile.Excuse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The policies that deposits are decided by: {@code deposit.yaml}, with the clock table, the firing policy and the interest
 * table beside it. Immutable; what depends on the calendar is bound to one by {@link #on}.
 */
public final class DepositPolicies {
    private static final Set<String> KEYS = Set.of(
            "taskPartner",
            "refundLateAtOnce",
            "refundSurplusAtOnce",
            "refundWithoutBidAtOnce",
            "withdrawalRefundedByHub",
            "guaranteeCarrier",
            "patienceHours",
            "noticeAuthority",
            "openingFailureStartsRefund",
            "suspensionStopsHub",
            "autoRefundFrom",
            "markGrounds",
            "lateCharge",
            "bankInterest");

    private static final int MOST_HOURS = 24 * 30;

    private final boolean lateAtOnce;
    private final boolean surplusAtOnce;
    private final boolean withoutBidAtOnce;
    private final boolean withdrawalByHub;
    private final String taskPartner;
    private final String guaranteeCarrier;
    private final Duration patience;
    private final DepositPolicy.Endings endings;
    private final Map<String, LocalDate> rollout;
    private final Law law;
    private final LateChargePolicy bankInterest;
    private final ClockTable clocks;
    private final ClockSchedule schedule;
    private final LateChargePolicy interest;

    private DepositPolicies(SettingsNode file, ClockTable clocks, FiringPolicy firing, Path folder) {
        file.allow(KEYS);
        this.lateAtOnce = file.flag("refundLateAtOnce");
        this.surplusAtOnce = file.flag("refundSurplusAtOnce");
        this.withoutBidAtOnce = file.flag("refundWithoutBidAtOnce");
        this.withdrawalByHub = file.flag("withdrawalRefundedByHub");
        this.taskPartner = file.text("taskPartner");
        this.guaranteeCarrier = file.text("guaranteeCarrier");
        this.patience = Duration.ofHours(file.integer("patienceHours", 1, MOST_HOURS));
        this.endings = new DepositPolicy.Endings(
                file.text("noticeAuthority"), file.flag("openingFailureStartsRefund"), file.flag("suspensionStopsHub"));
        this.rollout = rollout(file);
        this.law = LawReader.read(file, clocks);
        this.clocks = clocks;
        this.schedule = new ClockSchedule(clocks, firing);
        this.interest = LateChargePolicy.load(folder.resolve("interest.yaml"));
        this.bankInterest = LateChargePolicy.bankInterest(folder.resolve("bank-interest.yaml"));
    }

    /**
     * Reads the policies.
     *
     * @param folder {@code config/policies}
     * @throws cn.caitong.engine.settings.InvalidSettingsException naming file, key, rule and remedy
     */
    public static DepositPolicies load(Path folder) {
        return new DepositPolicies(
                SettingsFile.read(folder.resolve("deposit.yaml")),
                ClockTable.load(folder.resolve("clocks.yaml")),
                FiringPolicy.load(folder.resolve("firing.yaml")),
                folder);
    }

    /** The policy as it is on this calendar. Cheap: nothing is read again. */
    public DepositPolicy on(WorkingCalendar calendar) {
        return new DepositPolicy(
                lateAtOnce,
                surplusAtOnce,
                withoutBidAtOnce,
                withdrawalByHub,
                taskPartner,
                Optional.of(guaranteeCarrier).filter(partner -> !partner.equals("holder")),
                patience,
                endings,
                rollout,
                law,
                (clause, regime, holder, basis, excuses) ->
                        schedule.times(calendar, clause, regime, holder, basis, Excuse.standstills(excuses)),
                (sum, lawDue, creditedOn, excuses) -> interest.charge(sum, lawDue, creditedOn, Excuse.days(excuses))
                        .amount(),
                (sum, from, to) -> bankInterest.charge(sum, from, to, List.of()).amount(),
                clocks::limit);
    }

    private static Map<String, LocalDate> rollout(SettingsNode file) {
        Map<String, LocalDate> from = new HashMap<>();
        for (SettingsNode row : file.nodes("autoRefundFrom")) {
            row.allow(Set.of("district", "from"));
            if (from.put(row.text("district"), row.date("from")) != null) {
                throw row.refuse("district", "has a day already; keep one", "该区县已有起始日；请保留其一");
            }
        }
        return Map.copyOf(from);
    }
}
