package cn.caitong.engine.delivery;

import cn.caitong.engine.delivery.End.Delivered;
import cn.caitong.engine.delivery.End.Finding;
import cn.caitong.engine.delivery.End.Found;
import cn.caitong.engine.delivery.End.NotSent;
import cn.caitong.engine.delivery.End.Rejected;
import cn.caitong.engine.delivery.End.Unknown;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** What follows from the end of a question. A question changes nothing at the partner, so that it may be asked again. */
final class Inquiries {
    /** The alarm's code. */
    static final String ANOTHER_SUM = "delivery-amount-differs";
    /** The code of what does not lie any more where it was put, and is not found either. */
    private static final String GONE = "not-there-any-more";

    private final Policies policies;
    private final Effects effects;
    private final EndRules rules;

    Inquiries(Policies policies, Effects effects, EndRules rules) {
        this.policies = policies;
        this.effects = effects;
        this.rules = rules;
    }

    void apply(OutgoingRow question, End end) {
        switch (end) {
            case Found found -> found(question, found);
            case Rejected rejected -> refused(question, rejected);
            case NotSent notSent -> rules.notSent(question, notSent);
            case Delivered nothingSaid -> rules.retry(question, "unknown", end, Optional.empty());
            case Unknown unknown -> {
                if (unknown.isNotReadYet()) {
                    seeLying(question, unknown);
                }
                if (unknown.isOfAnotherSum()) {
                    seeAnotherSum(question);
                }
                rules.retry(question, "unknown", end, Optional.empty());
            }
        }
    }

    /** From now on it counts as lying there, whatever its own end said: a call that broke off, say. */
    private void seeLying(OutgoingRow question, Unknown unread) {
        OutgoingRow asked = effects.row(Objects.requireNonNull(question.inquiryOf()));
        if (asked.state() == OutgoingState.UNKNOWN && !asked.isLying()) {
            effects.outcome(asked, "unknown", unread.code());
        }
    }

    /** It is asked again, and not sent; whoever looks after the money calls the partner meanwhile. */
    private void seeAnotherSum(OutgoingRow question) {
        OutgoingRow asked = effects.row(Objects.requireNonNull(question.inquiryOf()));
        if (asked.state() == OutgoingState.UNKNOWN) {
            effects.alarms.add(effects.alarm(
                    asked,
                    ANOTHER_SUM,
                    "its partner says that it has it, of another sum than it was told / 对方称已收到，但金额与所发不符"));
        }
    }

    private void found(OutgoingRow question, Found found) {
        UUID askedId = Objects.requireNonNull(question.inquiryOf());
        OutgoingRow asked = effects.row(askedId);
        boolean isOpenAndNotFound = asked.state() == OutgoingState.UNKNOWN && found.finding() == Finding.NOT_FOUND;
        Instant settled =
                isOpenAndNotFound && asked.isLying() ? seeGone(asked) : policies.settledAt(asked, effects.now);
        effects.outcome(question, "delivered", found.code());
        if (isOpenAndNotFound && askedAt(question).isBefore(settled)) {
            effects.move(question, OutgoingState.READY, settled.isAfter(effects.now) ? settled : effects.now);
            rules.witness(question, "delivery.not-found-yet", found);
        } else {
            effects.move(question, OutgoingState.DELIVERED, null);
            resolve(asked, found, question);
        }
    }

    /**
     * What lay in a queue or a folder may have been taken only just now: it is on its way inside the partner from here on, and
     * settles from here on.
     */
    private Instant seeGone(OutgoingRow asked) {
        effects.outcome(asked, "unknown", GONE);
        return effects.now.plus(policies.of(asked.partner()).settle());
    }

    /** Decides what was uncertain; a row about which something else was decided meanwhile stays as it is. */
    void resolve(OutgoingRow asked, Found found, OutgoingRow source) {
        if (asked.state() != OutgoingState.UNKNOWN) {
            rules.witness(asked, "delivery.answered-already", found);
            return;
        }
        effects.cleared.add(effects.alarm(asked, ANOTHER_SUM, ""));
        switch (found.finding()) {
            case DELIVERED ->
                rules.settle(effects.move(asked, OutgoingState.DELIVERED, null), found, found.events(), source);
            case REJECTED ->
                rules.settle(effects.move(asked, OutgoingState.REJECTED, null), found, found.events(), source);
            case NOT_FOUND -> {
                effects.move(asked, OutgoingState.READY, effects.now);
                rules.witness(asked, "delivery.not-found", found);
            }
        }
    }

    private void refused(OutgoingRow question, Rejected rejected) {
        effects.outcome(question, "rejected", rejected.code());
        effects.move(question, OutgoingState.REJECTED, null);
        rules.witness(question, "delivery.question-refused", rejected);
        OutgoingRow asked = effects.row(Objects.requireNonNull(question.inquiryOf()));
        if (asked.state() == OutgoingState.UNKNOWN) {
            rules.parkForAPerson(asked, rejected);
        }
    }

    /** What the answer says held at some time after this, and may be long past when it is recorded. */
    private static Instant askedAt(OutgoingRow question) {
        return question.markedAt() == null ? Instant.MIN : question.markedAt();
    }
}
