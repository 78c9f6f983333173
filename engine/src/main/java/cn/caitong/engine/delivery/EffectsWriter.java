package cn.caitong.engine.delivery;

import static cn.caitong.engine.store.Columns.bytes;
import static cn.caitong.engine.store.Columns.text;

import cn.caitong.engine.cases.Inbox;
import cn.caitong.engine.evidence.EvidenceLog;
import cn.caitong.engine.outage.Outages;
import cn.caitong.engine.parked.Alarm;
import cn.caitong.engine.parked.Alarms;
import cn.caitong.engine.parked.ParkedItems;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.vault.Sealed;
import cn.caitong.engine.vault.Vault;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes what a batch of ends leads to, in the caller's transaction: rows and attempts in one statement, evidence last. */
final class EffectsWriter {
    static final String MOVE = """
        with ended as (
          update attempt t set outcome = x.outcome, code = x.code, ended_at = x.at
            from unnest(?::uuid[], ?::int[], ?::text[], ?::text[], ?::timestamptz[]) as x (id, n, outcome, code, at)
           where t.outgoing_id = x.id and t.n = x.n
        )
        update outgoing o
           set state = x.state, next_attempt_at = x.next_at, ended_at = x.ended_at, lease_epoch = x.epoch,
               unreached = x.unreached, lease_node = null, lease_until = null
          from unnest(?::uuid[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::bigint[], ?::int[])
            as x (id, state, next_at, ended_at, epoch, unreached)
         where o.id = x.id\
        """;
    private static final String ANSWER = """
        insert into body (owner, kind, n, at, key_id, bytes, jurisdiction)
        select x.owner, 'answer', x.n, x.at, x.key_id, x.bytes, x.jurisdiction
          from unnest(?::uuid[], ?::int[], ?::timestamptz[], ?::text[], ?::bytea[], ?::text[])
            as x (owner, n, at, key_id, bytes, jurisdiction)
        on conflict do nothing\
        """;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Inbox inbox;
    private final ParkedItems parked;
    private final Alarms alarms;
    private final EvidenceLog evidence;
    private final Policies policies;
    private final Outages outages;
    private final LateWaiting late;
    private final Questions questions;

    EffectsWriter(Transactions transactions, Vault vault, Inbox inbox, EvidenceLog evidence, Policies policies) {
        this.jdbc = transactions.jdbc();
        this.vault = vault;
        this.inbox = inbox;
        this.parked = new ParkedItems(transactions);
        this.alarms = new Alarms(transactions);
        this.evidence = evidence;
        this.policies = policies;
        this.outages = new Outages(transactions);
        this.late = new LateWaiting(transactions.jdbc());
        this.questions = new Questions(transactions, vault);
    }

    void write(Effects effects) {
        questions.ask(effects);
        move(List.copyOf(effects.outcomes.values()), List.copyOf(effects.moves.values()), effects);
        keep(effects.answers);
        inbox.add(effects.events);
        see(effects);
        parked.park(effects.parked);
        alarms.raise(effects.alarms);
        for (Alarm cleared : effects.cleared) {
            alarms.clear(cleared.code(), cleared.ref(), cleared.at());
        }
        evidence.append(effects.evidence);
    }

    /** While a partner is away, what waits for it is not tried, and late all the same. */
    private void see(Effects effects) {
        Outages.Effect seen =
                outages.see(effects.seen, partner -> policies.of(partner).outage(), effects.now);
        effects.alarms.addAll(seen.raised());
        effects.cleared.addAll(seen.cleared());
        effects.evidence.addAll(seen.evidence());
        seen.stillAway().forEach(partner -> effects.alarms.addAll(late.waitingFor(partner, effects.now)));
    }

    private void move(List<Effects.Outcome> outcomes, List<Effects.Move> moves, Effects effects) {
        if (outcomes.isEmpty() && moves.isEmpty()) {
            return;
        }
        jdbc.sql(MOVE)
                .params(
                        text(outcomes, one -> one.row().id()),
                        text(outcomes, one -> one.row().attempt()),
                        text(outcomes, Effects.Outcome::outcome),
                        text(outcomes, Effects.Outcome::code),
                        text(outcomes, one -> effects.now),
                        text(moves, one -> one.row().id()),
                        text(moves, one -> one.row().state().code()),
                        text(moves, Effects.Move::nextAt),
                        text(moves, one -> one.isFinal() ? effects.now : null),
                        text(moves, one -> one.row().epoch()),
                        text(moves, one -> one.row().unreached()))
                .update();
    }

    private void keep(List<Effects.Answer> answers) {
        if (answers.isEmpty()) {
            return;
        }
        List<Sealed> sealed = answers.stream()
                .map(answer -> vault.seal(answer.bytes().array()))
                .toList();
        jdbc.sql(ANSWER)
                .params(
                        text(answers, answer -> answer.row().id()),
                        text(answers, Effects.Answer::attempt),
                        text(answers, answer -> answer.row().createdAt()),
                        text(sealed, Sealed::keyId),
                        bytes(sealed, Sealed::bytes),
                        text(answers, answer -> answer.row().jurisdiction()))
                .update();
    }
}
