package cn.caitong.routes.payment;

import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.engine.flow.MoneyMove.Purpose;
import cn.caitong.mappings.money.Money;

/** What a claim reserves of its milestone: one line for each invoice, so that all claims together never exceed it (P2). */
final class Reserve {
    private Reserve() {}

    static Draft take(Draft draft) {
        Claim claim = draft.claim();
        return draft.move(new MoneyMove.Owed(
                claim.item(), Purpose.CLAIM, claim.invoice(), claim.amount().amount()));
    }

    static Draft release(Draft draft) {
        Claim claim = draft.claim();
        return draft.move(new MoneyMove.Released(claim.item(), Purpose.CLAIM, claim.invoice()));
    }

    /** Less is claimed: the rest is free for other invoices. */
    static Draft reduce(Draft draft, Money amount) {
        release(draft);
        return take(draft.claim(draft.claim().change().amount(amount).done()));
    }
}
