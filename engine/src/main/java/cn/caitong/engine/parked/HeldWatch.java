package cn.caitong.engine.parked;

import static cn.caitong.engine.store.Columns.text;

import cn.caitong.engine.flow.Flow;
import cn.caitong.engine.store.TransactionName;
import cn.caitong.engine.store.Transactions;
import java.util.Collection;
import java.util.List;

/**
 * Looks after events that are held: what they wait for may never come, and nobody would know (P1). A case that has kept one
 * for longer than its flow has patience raises an alarm, and the event itself is put before a person, while it goes on waiting.
 * Both end by themselves once its turn has come.
 */
public final class HeldWatch {
    /** The transaction of {@link #sweep}. */
    @TransactionName
    public static final String WATCH = "held-watch";
    /** The alarm's code, whose reference is the case; also that of each event, which has no alarm of its own. */
    public static final String HELD_TOO_LONG = "held-too-long";

    /** Says neither what it is nor whose: who may open the case will see. What speaks of veiled cases does not count (P13). */
    private static final String RAISE = """
        insert into alarm (code, ref, jurisdiction, detail, at, veiled)
        select ?, i.case_id::text, min(i.jurisdiction), count(*) || ' held; what they wait for has not come / '
                 || count(*) || ' 件搁置，所待前置事项未到', legal_now(),
               bool_or(i.type = any (?::text[]))
          from inbox i left join case_file c on c.id = i.case_id
         where i.flow = ? and i.state = 'held' and i.arrived_at <= legal_now() - make_interval(secs => ?)
           and (i.type <> all (?::text[]) or c.unveils_at <= legal_now())
         group by i.case_id order by 2
        on conflict (code, ref) where cleared_at is null do nothing
        """;

    private static final String CLEAR = """
        update alarm set cleared_at = legal_now()
         where code = ? and cleared_at is null
           and not exists (select from inbox where case_id = ref::uuid and state = 'held')
        """;

    /** What speaks of veiled cases is shown to nobody before the opening (P13), and so nobody could settle it before. */
    private static final String SHOW = """
        insert into parked (kind, ref, flow, case_id, jurisdiction, partner, code, detail, owner, at, veiled)
        select ?, i.id::text, i.flow, i.case_id, i.jurisdiction, i.partner, ?, i.type || ' · ' || i.reason || ' · ' || ?, ?,
               legal_now(), i.type = any (?::text[])
          from inbox i left join case_file c on c.id = i.case_id
         where i.flow = ? and i.state = 'held' and i.arrived_at <= legal_now() - make_interval(secs => ?)
           and (i.type <> all (?::text[]) or c.unveils_at <= legal_now())
         order by i.id
        on conflict (kind, ref) where resolved_at is null do nothing
        """;

    private static final String WHAT_TO_DO = "所等待的事项迄今未到。请向提交方核实；确属误报的，予以撤除。"
            + " / What it waits for has not come. Ask its sender what is meant; if it was a mistake, dismiss it.";

    /** In one order, and past those that a person is settling now. */
    private static final String CAME = """
        with came as (
          select p.id from parked p
           where p.kind = ? and p.resolved_at is null
             and not exists (select from inbox i where i.case_id = p.case_id and i.id::text = p.ref and i.state = 'held')
           order by p.id for update skip locked
        )
        update parked p set resolved_at = legal_now(), resolved_by = 'hub', resolution = 'its turn has come'
          from came where came.id = p.id
        """;

    private final Transactions transactions;
    private final Collection<? extends Flow> flows;

    public HeldWatch(Transactions transactions, Collection<? extends Flow> flows) {
        this.transactions = transactions;
        this.flows = flows;
    }

    /** Raises, shows and clears, in its own transaction; parked items before alarms, as everywhere. */
    public void sweep() {
        transactions.run(WATCH, () -> {
            flows.forEach(this::show);
            transactions.jdbc().sql(CAME).param(Parked.Kind.HELD.code()).update();
            flows.forEach(this::raise);
            transactions.jdbc().sql(CLEAR).param(HELD_TOO_LONG).update();
        });
    }

    private void show(Flow flow) {
        transactions
                .jdbc()
                .sql(SHOW)
                .params(
                        Parked.Kind.HELD.code(),
                        HELD_TOO_LONG,
                        WHAT_TO_DO,
                        Parked.Owner.BUREAU.code(),
                        veiled(flow),
                        flow.name(),
                        seconds(flow),
                        veiled(flow))
                .update();
    }

    private void raise(Flow flow) {
        transactions
                .jdbc()
                .sql(RAISE)
                .params(HELD_TOO_LONG, veiled(flow), flow.name(), seconds(flow), veiled(flow))
                .update();
    }

    private static Object veiled(Flow flow) {
        return text(List.copyOf(flow.veiledTypes()), type -> type);
    }

    private static double seconds(Flow flow) {
        return flow.patience().toSeconds();
    }
}
