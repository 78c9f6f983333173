package cn.caitong.engine.recovery;

import cn.caitong.engine.calendar.WorkingCalendar;
import cn.caitong.engine.evidence.EvidenceEntry;
import cn.caitong.engine.evidence.EvidenceLog;
import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.parked.Alarm;
import cn.caitong.engine.parked.Alarms;
import cn.caitong.engine.recovery.RecoveryState.Waited;
import cn.caitong.engine.recovery.RecoveryTable.Expected;
import cn.caitong.engine.recovery.RecoveryTable.Times;
import cn.caitong.engine.store.TransactionName;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.LegalTime;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Watches over a restore's gap. It begins when a hub first runs on what was restored; from then on each partner is waited for,
 * with an alarm, and when the last one has covered it, money may leave. A sweep: any node may run it.
 */
public final class Recovery {
    /** The transaction in which a gap begins to be waited for. */
    @TransactionName
    public static final String BEGIN = "recovery-begin";
    /** The transaction in which statements are held against it. */
    @TransactionName
    public static final String COVER = "recovery-cover";
    /** The transaction in which persons declare, confirm or refuse. */
    @TransactionName
    public static final String DECIDE = "recovery-decide";
    /** Looking only. */
    @TransactionName
    public static final String LOOK = "recovery-look";

    /** The alarm's code; its reference is the partner. */
    public static final String WAITING = "recovery-waits";

    /** The evidence of every restore of this hub. */
    public static final UUID CASE = CaseId.of("recovery", "hub");

    private static final ZoneId LEGAL_ZONE = ZoneId.of("Asia/Shanghai");
    private static final String ANYWHERE = "hub";

    private final Transactions transactions;
    private final LegalTime time;
    private final RecoveryTable table;
    private final Alarms alarms;
    private final EvidenceLog evidence;
    private final Supplier<WorkingCalendar> calendar;
    private final Map<String, Expected> partners = new TreeMap<>();

    public Recovery(
            Transactions transactions, LegalTime time, EvidenceLog evidence, Supplier<WorkingCalendar> calendar) {
        this.transactions = transactions;
        this.time = time;
        this.table = new RecoveryTable(transactions);
        this.alarms = new Alarms(transactions);
        this.evidence = evidence;
        this.calendar = calendar;
    }

    /** Names a partner that hands things in: a gap must be covered by it, since it may have begun to in the gap. */
    public Recovery with(String partner, String jurisdiction, boolean sendsStatements) {
        partners.put(partner, new Expected(jurisdiction, sendsStatements));
        return this;
    }

    /** Begins what has to be begun, and looks whether statements have come; in transactions of its own. */
    public void sweep() {
        Times times = table.look();
        if (times.isToBegin()) {
            transactions.run(BEGIN, this::begin);
        } else if (times.isOpen()) {
            transactions.run(COVER, () -> cover(time.now()));
        }
    }

    /** How far it is. */
    public RecoveryState look() {
        return transactions.call(LOOK, () -> {
            Times times = table.look();
            return new RecoveryState(
                    times.since(),
                    times.begunAt(),
                    times.covered(),
                    table.partners().stream().map(one -> detailed(one, times)).toList());
        });
    }

    /** A dry run of a declaration: which money to the partner stands in doubt. Empty without an open gap. */
    public List<Doubt> doubts(String partner) {
        return transactions.call(LOOK, () -> table.look().isOpen() ? table.doubts(partner) : List.<Doubt>of());
    }

    /**
     * A person declares that a partner has covered the gap, with a reason; another has to confirm it.
     *
     * @throws RefusedException when nobody waits for this partner
     */
    public void declare(String partner, String reason, String person) {
        transactions.run(DECIDE, () -> {
            open(partner);
            Instant now = time.now();
            table.declare(partner, person, reason, now);
            ObjectNode facts = about(partner).put("by", person).put("reason", reason);
            witness(entry("recovery.declared", known(facts, partner), now));
        });
    }

    /**
     * A second person confirms, and the partner is not waited for any more.
     *
     * @throws RefusedException when nothing was declared, or by this very person
     */
    public void confirm(String partner, String person) {
        transactions.run(DECIDE, () -> {
            Waited declared = declared(partner);
            if (person.equals(declared.declaredBy())) {
                throw new RefusedException(ErrorCode.SECOND_PERSON_NEEDED, "");
            }
            Instant now = time.now();
            table.cover(partner, "persons", person, now);
            alarms.clear(WAITING, partner, now);
            List<EvidenceEntry> entries = new ArrayList<>();
            entries.add(entry(
                    "recovery.partner-covered",
                    known(about(partner).put("how", "persons").put("by", person), partner),
                    now));
            endIfLast(entries, now);
            evidence.append(entries);
        });
    }

    /** Anybody, the declaring person too, may say that it is not so. */
    public void refuse(String partner, String person) {
        transactions.run(DECIDE, () -> {
            declared(partner);
            Instant now = time.now();
            table.declare(partner, null, null, now);
            witness(entry("recovery.refused", about(partner).put("by", person), now));
        });
    }

    private void begin() {
        Times times = table.lock();
        if (!times.isToBegin()) {
            return;
        }
        Instant now = time.now();
        List<String> waited = table.begin(partners, now);
        alarms.raise(waited.stream().map(partner -> alarm(partner, now)).toList());
        ObjectNode facts = JsonNodeFactory.instance
                .objectNode()
                .put("since", String.valueOf(times.since()))
                .put("until", now.toString());
        waited.forEach(facts.putArray("partners")::add);
        List<EvidenceEntry> entries = new ArrayList<>(List.of(entry("recovery.begun", facts, now)));
        endIfLast(entries, now);
        evidence.append(entries);
    }

    private Alarm alarm(String partner, Instant now) {
        Expected expected = Objects.requireNonNull(partners.get(partner), "only who is described is waited for");
        String detail = expected.sendsStatements()
                ? "restored: have it send its statements of the days since the backup, and again what it holds receipts"
                        + " for; no money leaves before / 已恢复备份：请补送备份后各日的对账单并重报已获回执的报文；此前不发出资金指令"
                : "restored: have it send again what it holds receipts for since the backup, then two persons declare"
                        + " it; no money leaves before / 已恢复备份：请重报备份后已获回执的报文，再由两人确认；此前不发出资金指令";
        return new Alarm(WAITING, partner, expected.jurisdiction(), detail, now);
    }

    private void cover(Instant now) {
        Times times = table.lock();
        if (!times.isOpen()) {
            return;
        }
        List<EvidenceEntry> entries = new ArrayList<>();
        for (Waited one : table.partners()) {
            if (!one.isCovered()
                    && one.needsStatement()
                    && missing(one.partner(), times).isEmpty()) {
                table.cover(one.partner(), "statement", null, now);
                alarms.clear(WAITING, one.partner(), now);
                entries.add(
                        entry("recovery.partner-covered", about(one.partner()).put("how", "statement"), now));
            }
        }
        endIfLast(entries, now);
        evidence.append(entries);
    }

    private void endIfLast(List<EvidenceEntry> entries, Instant now) {
        if (table.partners().stream().allMatch(Waited::isCovered)) {
            table.end(now);
            entries.add(entry("recovery.covered", JsonNodeFactory.instance.objectNode(), now));
        }
    }

    private Waited detailed(Waited one, Times times) {
        List<LocalDate> missing =
                times.isOpen() && !one.isCovered() && one.needsStatement() ? missing(one.partner(), times) : List.of();
        return new Waited(
                one.partner(), one.need(), missing, one.coveredAt(), one.coveredBy(), one.declaredBy(), one.reason());
    }

    private List<LocalDate> missing(String partner, Times times) {
        Instant begun = Objects.requireNonNull(times.begunAt(), "an open gap has begun");
        Gap gap = new Gap(day(Objects.requireNonNull(times.since(), "an open gap has a beginning")), day(begun));
        return gap.missing(table.statements(partner, gap, begun), calendar.get()::isWorkingDay);
    }

    private Waited open(String partner) {
        if (!table.lock().isOpen()) {
            throw new RefusedException(ErrorCode.RECOVERY_NOT_OPEN, "partner");
        }
        return table.partner(partner)
                .filter(one -> !one.isCovered())
                .orElseThrow(() -> new RefusedException(ErrorCode.RECOVERY_NOT_OPEN, "partner"));
    }

    private Waited declared(String partner) {
        Waited one = open(partner);
        if (one.declaredBy() == null) {
            throw new RefusedException(ErrorCode.RECOVERY_NOT_DECLARED, "partner");
        }
        return one;
    }

    /** With the money that stood in doubt when it was said. */
    private ObjectNode known(ObjectNode facts, String partner) {
        ArrayNode ids = facts.putArray("inDoubt");
        table.doubts(partner).forEach(one -> ids.add(one.businessId()));
        return facts;
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, LEGAL_ZONE);
    }

    private static ObjectNode about(String partner) {
        return JsonNodeFactory.instance.objectNode().put("partner", partner);
    }

    private static EvidenceEntry entry(String kind, ObjectNode facts, Instant now) {
        return new EvidenceEntry(CASE, ANYWHERE, kind, now, facts);
    }

    private void witness(EvidenceEntry entry) {
        evidence.append(List.of(entry));
    }
}
