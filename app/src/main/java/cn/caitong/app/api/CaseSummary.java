package cn.caitong.app.api;

import cn.caitong.engine.search.CaseView;
import cn.caitong.engine.search.Sums;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case in a list.
 *
 * @param partner whose case it is: of a deposit, its holder
 */
record CaseSummary(
        UUID id,
        String flow,
        String key,
        String state,
        String jurisdiction,
        String partner,
        @Nullable String tender,
        @Nullable String lot,
        @Nullable String supplier,
        @Nullable Money money,
        Instant openedAt,
        Instant changedAt) {

    /** What came in and where it went; amounts as everywhere, with two decimals, as text. */
    record Money(
            String currency,
            String received,
            String refunded,
            String forfeited,
            String converted,
            String claimed,
            String paid,
            String red,
            String deducted) {
        static Money of(Sums sums) {
            return new Money(
                    sums.currency(),
                    text(sums.received()),
                    text(sums.refunded()),
                    text(sums.forfeited()),
                    text(sums.converted()),
                    text(sums.claimed()),
                    text(sums.paid()),
                    text(sums.red()),
                    text(sums.deducted()));
        }

        private static String text(BigDecimal amount) {
            return amount.setScale(2).toPlainString();
        }
    }

    static CaseSummary of(CaseView view) {
        return new CaseSummary(
                view.id(),
                view.location().flow(),
                view.location().key(),
                view.state(),
                view.location().jurisdiction(),
                view.location().partner(),
                view.location().tender(),
                view.location().lot(),
                Suppliers.shown(view.location().supplier()),
                view.sums() == null ? null : Money.of(view.sums()),
                view.openedAt(),
                view.changedAt());
    }
}
