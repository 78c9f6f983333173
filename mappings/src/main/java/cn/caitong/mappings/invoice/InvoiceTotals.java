package cn.caitong.mappings.invoice;

import cn.caitong.mappings.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What an invoice comes to, as printed.
 *
 * @param capitals the amount with tax in capitals (大写)
 */
public record InvoiceTotals(
        Money withoutTax,
        Money tax,
        Money withTax,
        @Nullable String capitals) {}
