package cn.caitong.engine.search;

import java.math.BigDecimal;

/**
 * What came in, or bounds what is below, and where it went, as the ledger's running totals have it. The parts never exceed what
 * was received.
 *
 * @param claimed of a contract's milestones, by invoices; {@code paid} of what was confirmed, applied for at the treasury;
 *     {@code red} taken back by red invoices, {@code deducted} such as a penalty
 */
public record Sums(
        String currency,
        BigDecimal received,
        BigDecimal refunded,
        BigDecimal forfeited,
        BigDecimal converted,
        BigDecimal claimed,
        BigDecimal paid,
        BigDecimal red,
        BigDecimal deducted) {}
