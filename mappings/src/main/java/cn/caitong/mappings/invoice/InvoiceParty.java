package cn.caitong.mappings.invoice;

import org.jspecify.annotations.Nullable;

/**
 * A seller or buyer, as the invoice names it.
 *
 * @param taxNumber the taxpayer's number (纳税人识别号), which is the credit code for whoever has one; null where none is printed
 */
public record InvoiceParty(String name, @Nullable String taxNumber) {}
