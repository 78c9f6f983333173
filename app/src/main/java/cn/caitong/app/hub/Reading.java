package cn.caitong.app.hub;

import cn.caitong.engine.evidence.ProofOf;
import cn.caitong.engine.flow.Flow;
import cn.caitong.engine.search.CaseQueries;
import cn.caitong.engine.search.MessageQueries;
import cn.caitong.engine.search.ObligationQueries;
import cn.caitong.engine.search.SumQueries;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.vault.Vault;
import cn.caitong.routes.casefile.CaseCodec;
import cn.caitong.routes.party.PartyKeys;
import cn.caitong.routes.payment.OverduePolicy;
import java.nio.file.Path;
import java.util.List;
import org.springframework.context.support.GenericApplicationContext;

/** What the API reads with. */
final class Reading {
    private Reading() {}

    static void register(
            GenericApplicationContext beans, Transactions transactions, List<Flow> flows, Vault vault, Path policies) {
        beans.registerBean(PartyKeys.class, () -> Flows.parties(vault));
        beans.registerBean(CaseCodec.class, () -> Flows.codec(vault));
        beans.registerBean(OverduePolicy.class, () -> OverduePolicy.load(policies));
        beans.registerBean(CaseQueries.class, () -> new CaseQueries(transactions, flows));
        beans.registerBean(MessageQueries.class, () -> new MessageQueries(transactions, flows));
        beans.registerBean(ObligationQueries.class, () -> new ObligationQueries(transactions));
        beans.registerBean(SumQueries.class, () -> new SumQueries(transactions, flows));
        beans.registerBean(ProofOf.class, () -> new ProofOf(transactions));
    }
}
