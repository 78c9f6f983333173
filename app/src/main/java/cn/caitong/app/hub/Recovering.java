package cn.caitong.app.hub;

import cn.caitong.connectors.partner.Partner;
import cn.caitong.connectors.partner.Partners;
import cn.caitong.engine.calendar.WorkingCalendar;
import cn.caitong.engine.delivery.DeliveryRecovery;
import cn.caitong.engine.recovery.Recovery;
import cn.caitong.mappings.message.MessageType;
import java.util.function.Supplier;

/** After a restore: who must cover its gap, and what is put in doubt meanwhile; and what news shows of sends whose end is unknown. */
final class Recovering {
    private final Recovery recovery;
    private final DeliveryRecovery deliveries;

    /** Whoever hands anything in may hold receipts of the gap; who sends daily statements covers it by them. */
    Recovering(Engine engine, Supplier<WorkingCalendar> calendar, Partners partners) {
        recovery = engine.recovery(calendar);
        deliveries = new DeliveryRecovery(engine.delivery());
        for (Partner partner : partners.all()) {
            if (!partner.reports().isEmpty()) {
                boolean statements = partner.reports().contains(MessageType.DEPOSIT_STATEMENT.code());
                recovery.with(partner.id(), partner.jurisdiction(), statements);
            }
        }
    }

    Recovery recovery() {
        return recovery;
    }

    void addTo(Sweeps sweeps) {
        sweeps.every(1000, "restored", recovery::sweep)
                .taking(500, "doubts", deliveries::doubtRestored)
                .taking(1000, "shown-sends", deliveries::endShown);
    }
}
