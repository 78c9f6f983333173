package cn.caitong.mappings.invoice;

import cn.caitong.mappings.money.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One line of an invoice. A negative one is a discount (折扣行) and makes nothing red.
 *
 * @param amount without tax
 * @param rate 0.06 for six per cent, 0 for what is exempt; null where the invoice shows none (差额征税)
 * @param total with tax, where the line says it
 */
public record InvoiceLine(
        String name,
        @Nullable String model,
        @Nullable String unit,
        @Nullable BigDecimal quantity,
        @Nullable BigDecimal unitPrice,
        Money amount,
        @Nullable BigDecimal rate,
        Money tax,
        @Nullable Money total) {}
