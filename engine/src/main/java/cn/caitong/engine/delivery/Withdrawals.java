package cn.caitong.engine.delivery;

import cn.caitong.engine.flow.Changed;
import cn.caitong.engine.flow.Outgoing;
import cn.caitong.engine.flow.Outgoing.LetGo;
import cn.caitong.engine.flow.Outgoing.Withdraw;
import cn.caitong.engine.parked.Alarms;
import cn.caitong.engine.parked.Parked;
import cn.caitong.engine.parked.ParkedItems;
import cn.caitong.engine.store.Columns;
import cn.caitong.engine.store.Transactions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Takes back what has not left. The row's lock decides against a mark that runs at the same time; the second statement sees
 * what was committed before the lock was had. Only attempts that surely never left count as none.
 */
final class Withdrawals {
    private static final String LOCK =
            "select id from outgoing where id = any (?::uuid[]) and state in ('ready', 'parked') order by id for"
                    + " update";
    private static final String WITHDRAW = """
        with before as (
          select id, state from outgoing o
           where id = any (?::uuid[]) and state in ('ready', 'parked')
             and not exists (select from attempt t where t.outgoing_id = o.id and t.outcome is distinct from 'not-sent')
        )
        update outgoing o set state = 'withdrawn', next_attempt_at = null, ended_at = ?
          from before b where o.id = b.id
        returning o.id, b.state\
        """;

    /** One that is being sent is waited for: whatever its end, it is kept back from then on. */
    private static final String KEEP_BACK = """
        update outgoing o set kept_back = x.kept from unnest(?::uuid[], ?::boolean[]) as x (id, kept)
         where o.id = x.id and o.kept_back <> x.kept and o.state in ('ready', 'sending', 'unknown', 'parked')\
        """;

    private final Transactions transactions;
    private final ParkedItems parked;
    private final Alarms alarms;

    Withdrawals(Transactions transactions) {
        this.transactions = transactions;
        this.parked = new ParkedItems(transactions);
        this.alarms = new Alarms(transactions);
    }

    /** Which of them never left, and now never will; in the caller's transaction. */
    Set<UUID> withdraw(List<Changed<Withdraw>> asked) {
        if (asked.isEmpty()) {
            return Set.of();
        }
        Object ids = Columns.text(asked, one -> NewOutgoing.idOf(one.location().caseId(), one.change()));
        Instant at = asked.getFirst().at();
        transactions.jdbc().sql(LOCK).param(ids).query().listOfRows();
        List<Before> before = transactions
                .jdbc()
                .sql(WITHDRAW)
                .params(ids, at.atOffset(ZoneOffset.UTC))
                .query((row, n) ->
                        new Before(row.getObject("id", UUID.class), OutgoingState.of(row.getString("state"))))
                .list();
        before.stream()
                .filter(one -> one.state == OutgoingState.PARKED)
                .forEach(one -> parked.resolve(Parked.Kind.DELIVERY, one.id.toString(), "hub", "withdrawn", at));
        before.forEach(one -> alarms.clear(EndRules.LATE, one.id.toString(), at));
        return before.stream().map(Before::id).collect(Collectors.toSet());
    }

    /** What is kept back from now on, and what may be sent again: of each the last word; in the caller's transaction. */
    void keepBack(List<Changed<Outgoing>> changes) {
        Map<UUID, Boolean> kept = new LinkedHashMap<>();
        for (Changed<Outgoing> one : changes) {
            UUID id = NewOutgoing.idOf(one.location().caseId(), one.change());
            switch (one.change()) {
                case Withdraw back -> {
                    if (back.keepsBack()) {
                        kept.put(id, true);
                    }
                }
                case LetGo released -> kept.put(id, false);
                case Outgoing.Tell told -> {}
                case Outgoing.Shown shown -> {}
            }
        }
        if (!kept.isEmpty()) {
            List<Map.Entry<UUID, Boolean>> words = List.copyOf(kept.entrySet());
            transactions
                    .jdbc()
                    .sql(KEEP_BACK)
                    .params(Columns.text(words, Map.Entry::getKey), Columns.text(words, Map.Entry::getValue))
                    .update();
        }
    }

    private record Before(UUID id, OutgoingState state) {}
}
