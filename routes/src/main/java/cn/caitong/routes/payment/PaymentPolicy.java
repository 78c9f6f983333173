package cn.caitong.routes.payment;

import cn.caitong.engine.schedule.ClockTimes;
import cn.caitong.mappings.invoice.InvoiceTolerance;
import cn.caitong.routes.casefile.Excuse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * What is open to interpretation about the payment of contracts (P11), from {@code config/policies/payment.yaml}, with the
 * calculation that rests on the calendar.
 *
 * @param client who takes invoices to the purchaser's people: the descriptor of 渝快政
 * @param treasury who takes payment applications and pays them (N5.4)
 * @param taskPartner who carries tasks to suppliers, purchasers and finance: the 一件事 application
 * @param agencyPrepares whether an agency's person may prepare an application for the purchaser; it never approves one
 * @param breachFrom which of the two countings of C37 is the limit whose overrun is a breach
 * @param objectionPartners through whom an objection may come, by descriptor id: silence is believed of all of them (P6)
 * @param manyObjections from how many on one invoice finance is told
 * @param smallFirms sizes at signing that the small-firm term protects (款项条例)
 * @param overdue what such a firm is owed for being paid late
 * @param patience how long what came early is held before somebody hears of it
 * @param clockSkew by how much an approval may be ahead of the hub's time: the application bears its day
 * @param tolerance what rounding may make up in an invoice
 */
public record PaymentPolicy(
        String client,
        String treasury,
        String taskPartner,
        boolean agencyPrepares,
        Basis breachFrom,
        Set<String> objectionPartners,
        int manyObjections,
        Set<String> smallFirms,
        OverduePolicy overdue,
        Duration patience,
        Duration clockSkew,
        InvoiceTolerance tolerance,
        Times times) {
    public PaymentPolicy {
        objectionPartners = Set.copyOf(objectionPartners);
        smallFirms = Set.copyOf(smallFirms);
    }

    /** From which day the terms of payment are counted (N5.4): both are shown. */
    public enum Basis {
        DELIVERY,
        CONFIRMATION
    }

    /** Reckons a clock's times from its row, its basis and what it stood still for. */
    @FunctionalInterface
    public interface Times {
        ClockTimes reckon(String clause, String regime, LocalDate basis, List<Excuse> excuses);
    }
}
