package cn.caitong.mappings.invoice;

import java.math.BigDecimal;

/** What the samples may be off by: the values that are shipped in the policies. */
final class Tolerances {
    static final InvoiceTolerance AS_SHIPPED = new InvoiceTolerance(new BigDecimal("0.01"), new BigDecimal("0.06"));

    private Tolerances() {}
}
