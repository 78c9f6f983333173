package cn.caitong.simulators.rest;

import cn.caitong.simulators.centre.Ask;
import cn.caitong.simulators.centre.Stamp;
import cn.caitong.simulators.http.Answer;
import cn.caitong.simulators.ledger.Fate;
import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.ledger.Ledger;
import cn.caitong.simulators.ledger.Receipt;
import cn.caitong.simulators.ledger.Refund;
import cn.caitong.simulators.ledger.RefundState;
import cn.caitong.simulators.traffic.BadAnswers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** What the centre does when it is asked: books it, or refuses it. It trusts the hub not to ask twice for one receipt. */
final class Desk {
    private final String centre;
    private final Ledger ledger;
    private final Dialect dialect;
    private final InstantSource clock;
    private final Duration settleAfter;

    Desk(CentreSettings settings, Ledger ledger, InstantSource clock) {
        this.centre = settings.id();
        this.ledger = ledger;
        this.dialect = settings.dialect();
        this.clock = clock;
        this.settleAfter = settings.settleAfter();
    }

    /** Does what is asked, or says in the dialect's words why not. */
    Answer answer(Ask ask) {
        try {
            return take(ask);
        } catch (Refused e) {
            return dialect.calls().refused(e);
        }
    }

    /** The same call as one that can be spoiled. */
    BadAnswers.Call call(Ask ask) {
        return new Spoilt(ask);
    }

    private final class Spoilt implements BadAnswers.Call {
        private final Ask ask;

        private Spoilt(Ask ask) {
            this.ask = ask;
        }

        @Override
        public String id() {
            return ask.id();
        }

        @Override
        public Answer properly() {
            return answer(ask);
        }

        @Override
        public Answer broken() {
            return dialect.calls().broken();
        }

        @Override
        public Answer busy() {
            return dialect.calls().refused(Refused.call(Refusal.BUSY));
        }

        @Override
        public Answer maintenance() {
            return dialect.calls().refused(Refused.call(Refusal.MAINTENANCE));
        }

        @Override
        public Optional<Fen> amount() {
            return switch (ask) {
                case Ask.Instruct instruct -> Optional.of(instruct.amount());
                case Ask.Query query -> ledger.refund(query.id()).map(Refund::amount);
                case Ask.Recall recall -> Optional.empty();
            };
        }
    }

    private Answer take(Ask ask) throws Refused {
        // the lock spans looking up and booking: two copies of one call must not both find nothing
        synchronized (ledger) {
            return switch (ask) {
                case Ask.Instruct instruct -> instruct(instruct);
                case Ask.Recall recall -> recall(recall);
                case Ask.Query query -> query(query);
            };
        }
    }

    private Answer instruct(Ask.Instruct ask) throws Refused {
        var before = repetition(ask.id(), ask.content());
        if (before.isPresent()) {
            return before.get();
        }
        if (ledger.isVoid(ask.id())) {
            throw Refused.of(Refusal.VOID, ask.id());
        }
        var receipt = receipt(ask.receiptId(), ask.id());
        if (!receipt.tender().equals(ask.tender()) || !receipt.lot().equals(ask.lot())) {
            throw Refused.of(Refusal.NO_SUCH_RECEIPT, ask.id());
        }
        if (ask.amount().compareTo(receipt.amount()) > 0) {
            throw Refused.of(Refusal.ABOVE_RECEIPT, ask.id());
        }
        var refund = accepted(ask);
        var answer = dialect.calls().taken(refund);
        ledger.accept(refund, answer.body(), dialect.messages().result(stamp(), refund, receipt));
        return answer;
    }

    private Refund accepted(Ask.Instruct ask) {
        String centreNo = "%s-T%06d".formatted(centre, ledger.messages() + 1);
        var fate = ledger.planned(ask.receiptId(), Fate.credited(settleAfter));
        return Refund.accepted(
                ask.id(), centreNo, ask.receiptId(), ask.amount(), ask.payee(), ask.content(), clock.instant(), fate);
    }

    private Answer recall(Ask.Recall ask) throws Refused {
        var before = repetition(ask.id(), ask.content());
        if (before.isPresent()) {
            return before.get();
        }
        var receipt = receipt(ask.receiptId(), ask.id());
        var refund = ledger.refund(ask.refundId());
        if (refund.isPresent() && !refund.get().receiptId().equals(receipt.id())) {
            throw Refused.of(Refusal.NO_SUCH_RECEIPT, ask.id());
        }
        boolean stops =
                refund.map(Refund::state).map(RefundState::canBeRecalled).orElse(true);
        var now = stops ? RefundState.RECALLED : refund.map(Refund::state).orElse(RefundState.RECALLED);
        var answer = dialect.calls().taken(ask, clock.instant());
        var result = dialect.messages().recallResult(stamp(), ask, stops, now, receipt);
        ledger.recall(ask.id(), ask.refundId(), new Ledger.Taken(ask.content(), answer.body()), stops, result);
        return answer;
    }

    private Answer query(Ask.Query ask) {
        if (ledger.isVoid(ask.id())) {
            return dialect.calls().status(ask.id(), RefundState.RECALLED, Optional.empty());
        }
        return ledger.refund(ask.id())
                .map(refund -> dialect.calls().status(ask.id(), refund.state(), Optional.of(refund)))
                .orElseGet(() -> dialect.calls().notFound(ask.id()));
    }

    private Optional<Answer> repetition(String id, String content) throws Refused {
        var taken = ledger.taken(id);
        if (taken.isPresent() && !taken.get().content().equals(content)) {
            throw Refused.of(Refusal.CONFLICT, id);
        }
        return taken.map(first -> dialect.calls().again(first.answer()));
    }

    private Receipt receipt(String id, String askId) throws Refused {
        return ledger.receipt(id).orElseThrow(() -> Refused.of(Refusal.NO_SUCH_RECEIPT, askId));
    }

    private Stamp stamp() {
        return new Stamp(centre, ledger.messages() + 1, clock.instant());
    }
}
