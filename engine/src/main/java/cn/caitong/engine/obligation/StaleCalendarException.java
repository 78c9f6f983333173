package cn.caitong.engine.obligation;

import org.springframework.dao.ConcurrencyFailureException;

/** Times were counted on a calendar that another one has replaced meanwhile. The transaction is tried again, on the new one. */
public final class StaleCalendarException extends ConcurrencyFailureException {
    private static final long serialVersionUID = 1L;

    StaleCalendarException(String counted, String active) {
        super(("时限按日历 %1$s 计算，现行日历为 %2$s；将按现行日历重算。"
                        + " / A clock was counted on calendar %1$s, but %2$s is active; it is counted again.")
                .formatted(counted, active));
    }
}
