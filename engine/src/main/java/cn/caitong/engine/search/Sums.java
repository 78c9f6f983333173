package cn.caitong.engine.search;

import java.math.BigDecimal;

/** What came in and where it went, as the ledger's running totals have it. The parts never exceed what was received. */
public record Sums(
        String currency, BigDecimal received, BigDecimal refunded, BigDecimal forfeited, BigDecimal converted) {}
