package cn.caitong.mappings.invoice;

import java.math.BigDecimal;

/**
 * What rounding may make up, in the invoice's currency: a policy's values.
 *
 * @param perLine between the sum of the lines and a total, for each line
 * @param taxOfLine between a line's tax and its amount by its rate
 */
public record InvoiceTolerance(BigDecimal perLine, BigDecimal taxOfLine) {}
