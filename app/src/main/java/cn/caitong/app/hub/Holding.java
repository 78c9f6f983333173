package cn.caitong.app.hub;

import cn.caitong.connectors.partner.Partner;
import cn.caitong.engine.evidence.EvidenceLog;
import cn.caitong.engine.hold.Holds;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.LegalTime;
import java.util.stream.Collectors;

/** The holds of a deployment: over the partners that its descriptors send to, and its flows. */
public final class Holding {
    private Holding() {}

    /** For a running hub and for the command line, which need the same database and nothing else of each other. */
    public static Holds of(HubSettings settings, Transactions transactions) {
        Holds.Reach reach = new Holds.Reach(
                Hub.partners(settings).all().stream()
                        .filter(partner -> partner.outbound().isPresent())
                        .map(Partner::id)
                        .collect(Collectors.toSet()),
                Flows.names());
        return new Holds(transactions, new LegalTime(transactions), new EvidenceLog(transactions), reach);
    }
}
