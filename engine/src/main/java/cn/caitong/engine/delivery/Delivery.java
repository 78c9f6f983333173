package cn.caitong.engine.delivery;

import cn.caitong.engine.cases.Inbox;
import cn.caitong.engine.evidence.EvidenceLog;
import cn.caitong.engine.evidence.SealWatch;
import cn.caitong.engine.evidence.SealingStoppedException;
import cn.caitong.engine.hold.MoneyGate;
import cn.caitong.engine.hold.MoneyLimits;
import cn.caitong.engine.outage.Outages;
import cn.caitong.engine.parked.ParkedItems;
import cn.caitong.engine.store.TransactionName;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.HubNode;
import cn.caitong.engine.time.LegalTime;
import cn.caitong.engine.time.Ticker;
import cn.caitong.engine.vault.Vault;
import cn.caitong.engine.wake.WakeUp;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The two transactions around a send: the mark before the wire is touched, and the end, fenced by attempt and epoch (P3). */
public final class Delivery {
    /** Tx 3a. */
    @TransactionName
    public static final String MARK = "delivery-mark";
    /** Tx 3b. */
    @TransactionName
    public static final String END = "delivery-end";

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final Transactions transactions;
    private final LegalTime legalTime;
    private final SealWatch sealWatch;
    private final Ticker ticker;
    private final HubNode node;
    private final Policies policies;
    private final ClaimedRows rows;
    private final MoneyGate gate;
    private final Outages outages;
    private final Marking marking;
    private final Ending ending;

    public Delivery(
            Transactions transactions,
            Vault vault,
            Inbox inbox,
            EvidenceLog evidence,
            SealWatch sealWatch,
            LegalTime legalTime,
            Ticker ticker,
            WakeUp wakeUp,
            HubNode node,
            Map<String, PartnerPolicy> policies,
            MoneyLimits limits) {
        this.transactions = transactions;
        this.legalTime = legalTime;
        this.sealWatch = sealWatch;
        this.ticker = ticker;
        this.node = node;
        this.policies = new Policies(Map.copyOf(policies));
        this.rows = new ClaimedRows(transactions.jdbc());
        this.gate = new MoneyGate(transactions);
        this.outages = new Outages(transactions);
        this.marking = new Marking(transactions, vault, evidence, limits);
        this.ending = new Ending(
                transactions,
                legalTime,
                new AskedSums(transactions, vault),
                new EffectsWriter(transactions, vault, inbox, evidence, this.policies),
                wakeUp,
                this.policies);
    }

    /**
     * Marks what is due to the partner, in its own transactions: at most {@code max}, in the order of their times, and only
     * the head of each case's order; to a partner that is away, one message at a time. Nothing that moves money while it is
     * held, while a restore's gap is not covered (P12), or while nothing seals the evidence (P7). Each must be sent, or not,
     * before its deadline, and then ended.
     *
     * @return empty when nothing may be sent now
     */
    public List<Marked> mark(String partner, int max, Translator translator) {
        PartnerPolicy policy = policies.of(partner);
        while (true) {
            long deadline = ticker.nanos() + policy.startLimit().toNanos();
            Marking.Result result = markOnce(policy, max, translator);
            if (!result.marks().isEmpty() || result.claimed() == 0) {
                return result.marks().stream()
                        .map(mark -> mark.marked(deadline))
                        .toList();
            }
        }
    }

    /**
     * Records ends, in one transaction; where that fails, each in its own. An end whose attempt or epoch is not the row's any
     * more decides nothing, and is kept as evidence.
     *
     * @return those that could not be recorded now; until their lease runs out it may be tried again
     */
    public List<Ended> end(List<Ended> ends) {
        return ending.end(ends);
    }

    /** Those of the partners to whom something is due: what a sweep wakes, for what waited for its time. */
    public List<String> due(Collection<String> partners) {
        return rows.due(List.copyOf(partners));
    }

    PartnerPolicy policy(String partner) {
        return policies.of(partner);
    }

    JdbcClient jdbc() {
        return transactions.jdbc();
    }

    ParkedItems parkedItems() {
        return new ParkedItems(transactions);
    }

    Ending ending() {
        return ending;
    }

    private Marking.Result markOnce(PartnerPolicy policy, int max, Translator translator) {
        boolean moneyMayLeave = evidenceIsSealed();
        return transactions.call(MARK, () -> {
            gate.pass();
            List<Claim> claims = mayLeave(rows.claim(policy.partner(), moneyMayLeave, max));
            if (claims.isEmpty()) {
                return new Marking.Result(0, List.of());
            }
            Marking.Lease lease = new Marking.Lease(node.id(), policy.lease(), legalTime.now());
            Marking.Result result = marking.mark(claims, translator, lease);
            result.marks().stream()
                    .map(Mark::claim)
                    .filter(Claim::isTry)
                    .forEach(claim -> outages.trying(
                            claim.partner(), claim.id(), lease.now().plus(lease.length())));
            return result;
        });
    }

    /** To a partner that is away one message at a time, of all nodes. */
    private List<Claim> mayLeave(List<Claim> claims) {
        if (claims.isEmpty() || !claims.getFirst().isTry()) {
            return claims;
        }
        return outages.mayTry(claims.getFirst().partner()) ? List.of(claims.getFirst()) : List.of();
    }

    private boolean evidenceIsSealed() {
        try {
            sealWatch.assertSealing();
            return true;
        } catch (SealingStoppedException stopped) {
            LOG.error("No money leaves: {}", stopped.getMessage());
            return false;
        }
    }
}
