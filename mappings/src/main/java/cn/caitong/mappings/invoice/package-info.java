/** Invoices (发票) as they are handed over: read from XML, OFD, ZIP or fields into one record, and judged by what stands in them alone. What an invoice means for a contract is not known here. */
@NullMarked
package cn.caitong.mappings.invoice;

import org.jspecify.annotations.NullMarked;
