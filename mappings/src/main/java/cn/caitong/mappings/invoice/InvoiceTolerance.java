package cn.caitong.mappings.invoice;

import java.math.BigDecimal;

/**
 * What rounding may make up. A policy's values; these are the defaults, and neither stands in a law that was seen.
 *
 * @param perLine between the sum of the lines and a total, for each line
 * @param taxOfLine between a line's tax and its amount by its rate
 */
public record InvoiceTolerance(BigDecimal perLine, BigDecimal taxOfLine) {
    public static final InvoiceTolerance DEFAULT = new InvoiceTolerance(new BigDecimal("0.01"), new BigDecimal("0.06"));
}
