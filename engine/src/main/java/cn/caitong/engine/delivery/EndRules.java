package cn.caitong.engine.delivery;

import cn.caitong.engine.crypto.Digests;
import cn.caitong.engine.delivery.End.Delivered;
import cn.caitong.engine.delivery.End.Found;
import cn.caitong.engine.delivery.End.NotSent;
import cn.caitong.engine.delivery.End.Rejected;
import cn.caitong.engine.delivery.End.Unknown;
import cn.caitong.engine.delivery.PartnerPolicy.OnUnknown;
import cn.caitong.engine.outage.Reach;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What follows from the end of an attempt whose fence held (P3). Pure: it fills the batch's effects. */
final class EndRules {
    static final String LATE = "delivery-late";
    static final String NOT_TOLD = "past its legal limit, and still not told / 已过法定期限，仍未送达: ";

    private final Policies policies;
    private final Effects effects;
    private final Inquiries inquiries;

    EndRules(Policies policies, Effects effects) {
        this.policies = policies;
        this.effects = effects;
        this.inquiries = new Inquiries(policies, effects, this);
    }

    void apply(Ended ended) {
        OutgoingRow row = effects.row(ended.outgoing());
        boolean isOurs = row.state() == OutgoingState.SENDING
                && row.attempt() == ended.attempt()
                && row.epoch() == ended.epoch();
        if (!isOurs) {
            new LateEnds(effects, this).apply(row, ended);
            return;
        }
        keepAnswer(row, ended);
        effects.see(row, ended.end());
        if (row.isInquiry()) {
            inquiries.apply(row, ended.end());
        } else {
            sent(row, ended.end());
        }
    }

    private void sent(OutgoingRow row, End end) {
        switch (end) {
            case Delivered delivered -> finish(row, OutgoingState.DELIVERED, end, delivered.events());
            case Rejected rejected -> finish(row, OutgoingState.REJECTED, end, List.of());
            case NotSent notSent -> notSent(row, notSent);
            case Unknown unknown -> unknown(row, end);
            case Found answerToNoQuestion -> unknown(row, end);
        }
    }

    private void finish(OutgoingRow row, OutgoingState state, End end, List<End.AnswerEvent> said) {
        effects.outcome(row, state.code(), end.code());
        settle(effects.move(row, state, null), end, said, row);
    }

    /** Tells flow and evidence what is now certain. {@code source} is the row whose answer made it so. */
    void settle(OutgoingRow row, End end, List<End.AnswerEvent> said, OutgoingRow source) {
        String kind = "delivery." + row.state().code();
        effects.tell(row, kind, end.code());
        effects.tell(row, said, source.id());
        witness(row, kind, end);
        if (row.isLate(effects.now)) {
            effects.cleared.add(effects.alarm(row, LATE, ""));
        }
    }

    /** What met nobody keeps its place in the order, and no pause of its own: the partner's outage decides when it is tried. */
    void notSent(OutgoingRow row, NotSent end) {
        if (end.reach() == Reach.AWAY) {
            again(row.unreachedAgain(), "not-sent", end, row.createdAt());
        } else {
            retry(row, "not-sent", end, end.retryAfter());
        }
    }

    /** Ready again after a pause: what did not leave, what moves no money and may be repeated, and questions. */
    void retry(OutgoingRow row, String outcome, End end, Optional<Duration> retryAfter) {
        Backoff backoff = policies.of(row.partner()).backoff();
        Instant next = backoff.next(row.ownAttempts(), effects.now, row.dueAt());
        Instant wanted = retryAfter
                .map(wish -> backoff.atMost(wish, effects.now, row.dueAt()))
                .orElse(next);
        again(row, outcome, end, wanted.isAfter(next) ? wanted : next);
    }

    private void again(OutgoingRow row, String outcome, End end, Instant at) {
        effects.outcome(row, outcome, end.code());
        effects.move(row, OutgoingState.READY, at);
        witness(row, "delivery." + outcome, end);
        if (row.isLate(effects.now)) {
            effects.alarms.add(effects.alarm(row, LATE, NOT_TOLD + end.code()));
        }
    }

    private void unknown(OutgoingRow row, End end) {
        if (isRepeatable(row)) {
            retry(row, "unknown", end, Optional.empty());
        } else {
            effects.outcome(row, "unknown", end.code());
            lose(row, end);
        }
    }

    /** Nobody knows whether it arrived: the partner is asked or, where it cannot be, a person. */
    void lose(OutgoingRow row, End end) {
        OutgoingRow lost = effects.move(row, OutgoingState.UNKNOWN, null);
        effects.tell(lost, "delivery.unknown", end.code());
        witness(lost, "delivery.unknown", end);
        if (onUnknown(row) instanceof OnUnknown.Ask ask) {
            effects.questions.add(new Effects.Question(lost, ask));
        } else {
            parkForAPerson(lost, end);
        }
    }

    boolean isRepeatable(OutgoingRow row) {
        return onUnknown(row) instanceof OnUnknown.Repeat;
    }

    private OnUnknown onUnknown(OutgoingRow row) {
        return policies.of(row.partner()).onUnknown(row.type(), row.money());
    }

    void parkForAPerson(OutgoingRow row, End end) {
        effects.park(
                row,
                "delivery-unknown",
                "It may have arrived (%s), and the partner cannot be asked: find out, then say what was found / 是否送达不明（%s），且无法向对方查询：请核实后登记结果"
                        .formatted(end.code(), end.code()));
    }

    void witness(OutgoingRow row, String kind, End end) {
        ObjectNode payload = Happened.data(row, end.code());
        if (end.answer().length() > 0) {
            payload.put("answer", Digests.SM3.print(Digests.SM3.of(end.answer().array())));
        }
        effects.witness(row, kind, payload);
    }

    void keepAnswer(OutgoingRow row, Ended ended) {
        if (ended.end().answer().length() > 0) {
            effects.answers.add(
                    new Effects.Answer(row, ended.attempt(), ended.end().answer()));
        }
    }
}
