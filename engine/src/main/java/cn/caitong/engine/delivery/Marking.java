package cn.caitong.engine.delivery;

import cn.caitong.engine.evidence.EvidenceEntry;
import cn.caitong.engine.evidence.EvidenceLog;
import cn.caitong.engine.hold.MoneyBrake;
import cn.caitong.engine.hold.MoneyBrake.Verdict;
import cn.caitong.engine.hold.MoneyLimits;
import cn.caitong.engine.parked.Parked;
import cn.caitong.engine.parked.ParkedItems;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.store.Unspoken;
import cn.caitong.engine.vault.Vault;
import cn.caitong.mappings.report.RefusedException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tx 3a: what is due is translated and marked, with evidence; what cannot be translated is parked alone (P9). */
final class Marking {
    private static final Logger LOG = LoggerFactory.getLogger(Marking.class);

    private final ClaimedRows rows;
    private final WireBytes wires;
    private final ParkedItems parked;
    private final EvidenceLog evidence;
    private final MoneyBrake brake;

    Marking(Transactions transactions, Vault vault, EvidenceLog evidence, MoneyLimits limits) {
        this.brake = new MoneyBrake(transactions, limits);
        this.rows = new ClaimedRows(transactions.jdbc());
        this.wires = new WireBytes(vault);
        this.parked = new ParkedItems(transactions);
        this.evidence = evidence;
    }

    /** To whom the marked rows belong, for how long, and from when on. */
    record Lease(String node, Duration length, Instant now) {}

    /** What became of the claimed rows that may leave: those not marked are parked. */
    record Result(int claimed, List<Mark> marks) {}

    /** Money beyond its limit stays ready, held; the rest of the batch goes on, with what two persons have let go. */
    Result mark(List<Claim> claimed, Translator translator, Lease lease) {
        Verdict verdict = brake.judge(
                claimed.getFirst().partner(),
                claimed.getFirst().jurisdiction(),
                claimed.stream().filter(Claim::isLimited).map(Claim::businessId).toList(),
                lease.now());
        List<Claim> leaving = verdict.mayLeave()
                ? claimed
                : claimed.stream()
                        .filter(claim -> !claim.money() || claim.letGo())
                        .toList();
        return new Result(leaving.size(), mark(leaving, verdict.happened(), translator, lease));
    }

    private List<Mark> mark(List<Claim> claims, List<EvidenceEntry> stopped, Translator translator, Lease lease) {
        List<Mark> marks = new ArrayList<>(claims.size());
        List<Untold> failed = new ArrayList<>();
        for (Claim claim : claims) {
            try {
                marks.add(wires.of(claim, translator));
            } catch (RuntimeException untranslatable) {
                LOG.warn(
                        "{} to {} cannot be put into its words",
                        claim.id(),
                        claim.partner(),
                        Unspoken.of(untranslatable));
                failed.add(new Untold(claim, Untold.why(untranslatable)));
            }
        }
        rows.mark(marks, lease);
        rows.park(failed.stream().map(Untold::claim).toList());
        parked.park(failed.stream().map(each -> parked(each, lease.now())).toList());
        List<EvidenceEntry> entries = new ArrayList<>(claims.size());
        marks.forEach(mark -> entries.add(sending(mark, lease)));
        failed.forEach(each ->
                entries.add(entry(each.claim(), "delivery.parked", data(each.claim(), "untranslatable"), lease.now())));
        entries.addAll(stopped);
        evidence.append(entries);
        return marks;
    }

    private static EvidenceEntry sending(Mark mark, Lease lease) {
        ObjectNode payload = data(mark.claim(), "sending")
                .put("attempt", mark.attempt())
                .put("epoch", mark.epoch())
                .put("node", lease.node())
                .put("mapping", mark.mapping())
                .put("wire", mark.digest());
        return entry(mark.claim(), "delivery.sending", payload, lease.now());
    }

    private static ObjectNode data(Claim claim, String code) {
        return Happened.data(claim.id(), claim.businessId(), claim.type(), claim.attempt(), code)
                .put("partner", claim.partner());
    }

    private static EvidenceEntry entry(Claim claim, String kind, ObjectNode payload, Instant now) {
        return new EvidenceEntry(claim.caseId(), claim.jurisdiction(), kind, now, payload);
    }

    /** What could not be put into the partner's words; why, where the dialect says so. */
    private record Untold(Claim claim, String why) {
        static String why(RuntimeException untranslatable) {
            return untranslatable instanceof RefusedException refused
                    ? refused.issue().en() + " " + refused.issue().zh() + " "
                    : "";
        }
    }

    private static Parked parked(Untold untold, Instant now) {
        Claim claim = untold.claim();
        return new Parked(
                Parked.Kind.DELIVERY,
                claim.id().toString(),
                claim.flow(),
                claim.caseId(),
                claim.jurisdiction(),
                claim.partner(),
                "delivery-untranslatable",
                untold.why()
                        + "It cannot be put into the partner's words: repair its data or the dialect, then release it /"
                        + " 无法转换为对方格式：请修正数据或方言后放行",
                Parked.Owner.OPERATOR,
                now);
    }
}
