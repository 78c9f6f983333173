package cn.caitong.routes.deposit;

/** Guarantees (保函) in money's place: how long they hold. */
final class Forms {
    private Forms() {}

    /** A guarantee that runs out before the bid does is warned about, once for each of its last days. */
    static Draft warned(Draft draft, Step step) {
        String what = "runs-out/" + draft.deposit().form().validUntil();
        if (draft.deposit().told().contains(what)) {
            return draft;
        }
        return draft.deposit(draft.deposit().change().told(what).done())
                .alarm("guarantee-runs-out", "the guarantee ends before the bid does / 保函在投标有效期届满前到期")
                .send(Messages.lawTask(draft.deposit(), step, "extend", "N4.1", what));
    }

    /** Its issuer lets it hold for longer. */
    static Draft extend(Step step) {
        DepositEvent.Extended extended = (DepositEvent.Extended) step.event();
        Deposit deposit = step.deposit();
        if (deposit.form().validUntil() == null) {
            return step.refuse("no-guarantee", "N4.1", "only a guarantee has a last day");
        }
        if (!extended.validUntil().isAfter(deposit.form().validUntil())) {
            return step.stay("noted", "P8", "it holds as long as that already");
        }
        Deposit longer = deposit.change()
                .form(deposit.form().extended(extended.validUntil()))
                .done();
        Draft draft = step.stay("guarantee-extended", "N4.1", "it holds until " + extended.validUntil());
        draft.deposit(longer.change().flaws(Flaw.rejudged(longer, step.facts())).done());
        return draft.deposit().flaws().contains(Flaw.RUNS_OUT) ? warned(draft, step) : draft;
    }
}
