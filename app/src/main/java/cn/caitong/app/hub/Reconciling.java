package cn.caitong.app.hub;

import cn.caitong.connectors.partner.Partner;
import cn.caitong.connectors.partner.Partners;
import cn.caitong.engine.calendar.WorkingCalendar;
import cn.caitong.engine.cases.ParkedEvents;
import cn.caitong.engine.delivery.DeliveryRecovery;
import cn.caitong.engine.parked.Conflicts;
import cn.caitong.engine.parked.ParkedQueries;
import cn.caitong.engine.reconciliation.Reconciliation;
import cn.caitong.engine.reconciliation.ReconciliationPolicy;
import cn.caitong.engine.reconciliation.StatementWatch;
import cn.caitong.mappings.message.MessageType;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.context.support.GenericApplicationContext;

/** Statements and what they leave for a person: the sweeps that compare, and what the API settles parked items with. */
final class Reconciling {
    private static final List<String> STATEMENTS =
            List.of(MessageType.DEPOSIT_STATEMENT.code(), MessageType.TREASURY_STATEMENT.code());

    private final Engine engine;
    private final ReconciliationPolicy policy;
    private final Reconciliation reconciliation;

    Reconciling(HubSettings settings, Engine engine) {
        this.engine = engine;
        this.policy = ReconciliationPolicy.load(settings.config().resolve("policies/reconciliation.yaml"));
        this.reconciliation = engine.reconciliation(policy);
    }

    void register(GenericApplicationContext beans) {
        beans.registerBean(ParkedQueries.class, () -> new ParkedQueries(engine.transactions()));
        beans.registerBean(ParkedEvents.class, engine::parkedEvents);
        beans.registerBean(Conflicts.class, engine::conflicts);
        beans.registerBean(Reconciliation.class, () -> reconciliation);
    }

    void addTo(Sweeps sweeps, Supplier<WorkingCalendar> calendar, Partners partners) {
        StatementWatch watch =
                new StatementWatch(engine.transactions(), engine.legalTime(), calendar, policy, senders(partners));
        DeliveryRecovery deliveries = new DeliveryRecovery(engine.delivery());
        sweeps.taking(60_000, "statements", reconciliation::sweep)
                .taking(60_000, "listed-sends", deliveries::adoptListed)
                .every(600_000, "missed-statements", watch::sweep);
    }

    /** Who sends daily statements, each with its jurisdiction. */
    private static Map<String, String> senders(Partners partners) {
        return partners.all().stream()
                .filter(partner -> STATEMENTS.stream().anyMatch(partner.reports()::contains))
                .collect(Collectors.toMap(Partner::id, Partner::jurisdiction));
    }
}
