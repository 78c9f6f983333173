package cn.caitong.engine.outage;

import cn.caitong.engine.evidence.EvidenceEntry;
import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.parked.Alarm;
import cn.caitong.engine.store.Transactions;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Keeps which partners are away, for all nodes. Everything here joins the caller's transaction. */
public final class Outages {
    /** The alarm's code; its reference is the partner. */
    public static final String AWAY = "partner-away";

    private final OutageTable table;

    public Outages(Transactions transactions) {
        this.table = new OutageTable(transactions.jdbc());
    }

    /**
     * What ends of attempts led to, for the caller to write.
     *
     * @param stillAway partners of whom a try has just met nobody
     */
    public record Effect(
            List<Alarm> raised, List<Alarm> cleared, List<EvidenceEntry> evidence, List<String> stillAway) {}

    /** Those who are away now. */
    public List<Away> away() {
        return table.away();
    }

    /** Whether a message may try now; if so no other node's may, until the caller's transaction ends. */
    public boolean mayTry(String partner) {
        return table.lockDue(partner);
    }

    /** It tries; should its end never be told, another may from {@code until} on, legal time, UTC. */
    public void trying(String partner, UUID outgoing, Instant until) {
        table.trying(partner, outgoing, until);
    }

    /**
     * Takes in what ends showed. A partner's row is locked after those of what was sent, and partners in one order.
     *
     * @param seen ends recorded at once: each that met nobody, and every one of partners that were seen away
     */
    public Effect see(List<Seen> seen, Function<String, OutagePolicy> policies, Instant now) {
        Effect effect = new Effect(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        if (seen.isEmpty()) {
            return effect;
        }
        table.begin(seen.stream().filter(end -> end.reach() == Reach.AWAY).toList(), now);
        Map<String, List<Seen>> byPartner = seen.stream().collect(Collectors.groupingBy(Seen::partner));
        for (OutageTable.Kept kept : table.lock(List.copyOf(byPartner.keySet()))) {
            List<Seen> ends = byPartner.getOrDefault(kept.outage().partner(), List.of());
            Optional<Outage> next =
                    kept.outage().after(ends, policies.apply(kept.outage().partner()), now);
            change(kept, next, ends.getLast().code(), now, effect);
        }
        return effect;
    }

    private void change(OutageTable.Kept kept, Optional<Outage> next, String code, Instant now, Effect effect) {
        Outage before = kept.outage();
        if (next.isEmpty()) {
            table.end(before.partner());
            if (before.pause() != null) {
                effect.cleared.add(new Alarm(AWAY, before.partner(), kept.jurisdiction(), "", now));
                effect.evidence.add(entry(kept, "outage.ended", before, code, now));
            }
            return;
        }
        Outage after = next.get();
        table.keep(after, code);
        if (before.pause() == null && after.pause() != null) {
            effect.raised.add(
                    new Alarm(AWAY, before.partner(), kept.jurisdiction(), detail(before.partner(), code), now));
            effect.evidence.add(entry(kept, "outage.began", after, code, now));
        }
        if (after.pause() != null && after.sightings() > before.sightings()) {
            effect.stillAway.add(after.partner());
        }
    }

    private static EvidenceEntry entry(OutageTable.Kept kept, String kind, Outage outage, String code, Instant now) {
        ObjectNode payload = JsonNodeFactory.instance
                .objectNode()
                .put("partner", outage.partner())
                .put("code", code)
                .put("since", kept.since().toString())
                .put("sightings", outage.sightings());
        return new EvidenceEntry(CaseId.of("outage", outage.partner()), kept.jurisdiction(), kind, now, payload);
    }

    private static String detail(String partner, String code) {
        return ("%1$s cannot be reached (%2$s); nothing was taken, what is due waits in its order, and one message at a"
                        + " time tries until one gets through: see to the way to it, and call it / %1$s 无法连通（%2$s）："
                        + "未发出任何内容，待发消息按序等待，每次只试发一条，一经连通即全部放行；请检查网络与对方服务并联系对方")
                .formatted(partner, code);
    }
}
