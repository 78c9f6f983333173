package cn.caitong.engine.parked;

import cn.caitong.engine.flow.Flow;
import cn.caitong.engine.store.TransactionName;
import cn.caitong.engine.store.Transactions;
import java.util.Collection;

/**
 * Looks after events that are held: what they wait for may never come, and nobody would know (P1). A case that has kept one
 * for longer than its flow has patience raises an alarm, which is cleared once its turn has come.
 */
public final class HeldWatch {
    /** The transaction of {@link #sweep}. */
    @TransactionName
    public static final String WATCH = "held-watch";
    /** The alarm's code; its reference is the case. */
    public static final String HELD_TOO_LONG = "held-too-long";

    /** Says neither what it is nor whose: who may open the case will see. */
    private static final String RAISE = """
        insert into alarm (code, ref, jurisdiction, detail, at)
        select ?, case_id::text, min(jurisdiction), count(*) || ' held; what they wait for has not come', legal_now()
          from inbox
         where flow = ? and state = 'held' and arrived_at <= legal_now() - make_interval(secs => ?)
         group by case_id order by 2
        on conflict (code, ref) where cleared_at is null do nothing
        """;

    private static final String CLEAR = """
        update alarm set cleared_at = legal_now()
         where code = ? and cleared_at is null
           and not exists (select from inbox where case_id = ref::uuid and state = 'held')
        """;

    private final Transactions transactions;
    private final Collection<? extends Flow> flows;

    public HeldWatch(Transactions transactions, Collection<? extends Flow> flows) {
        this.transactions = transactions;
        this.flows = flows;
    }

    /** Raises and clears, in its own transaction. */
    public void sweep() {
        transactions.run(WATCH, () -> {
            for (Flow flow : flows) {
                transactions
                        .jdbc()
                        .sql(RAISE)
                        .params(HELD_TOO_LONG, flow.name(), (double)
                                flow.patience().toSeconds())
                        .update();
            }
            transactions.jdbc().sql(CLEAR).param(HELD_TOO_LONG).update();
        });
    }
}
