package cn.caitong.routes.deposit;

import static cn.caitong.routes.deposit.DepositState.CONVERTED;
import static cn.caitong.routes.deposit.DepositState.INSTRUCTED;
import static cn.caitong.routes.deposit.DepositState.PAID_OVER;

import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.engine.flow.MoneyMove.Purpose;
import cn.caitong.mappings.money.Money;
import cn.caitong.routes.casefile.PerformanceLimit;
import cn.caitong.routes.deposit.TenderFacts.Lot;
import cn.caitong.routes.party.Person;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What is not given back, or not to that bid: paid over, converted, without a bid, for another lot. */
final class Keeps {
    /** Of the alarm, and of what is told once. */
    static final String BASELESS = "converted-without-contract";

    private Keeps() {}

    /** 上缴国库. All of it is over then; a part leaves the rest where it is. */
    static Draft payOver(Step step) {
        DepositEvent.PaidOver paid = (DepositEvent.PaidOver) step.event();
        Deposit deposit = step.deposit();
        Money owed = deposit.kept().toPayOver();
        if (owed == null) {
            return MarkEnds.early(step);
        }
        if (!paid.by().buys()) {
            return step.notEntitled();
        }
        if (!isTheMark(deposit, paid.id())) {
            return step.refuse("other-mark", "N4.3", "it was forfeited under another mark");
        }
        if (deposit.kept().paidOverOn() != null) {
            return step.stay("noted", "P8", "it says what is known already");
        }
        if (!paid.amount().equals(owed)) {
            return step.park("other-amount", "it names a sum that was not forfeited / 所列金额与不予退还的金额不符");
        }
        DepositState next = step.state() == DepositState.FORFEITED ? PAID_OVER : step.state();
        Draft draft = step.to(next, "paid-over", "N4.3", "paid over on " + paid.on())
                .deposit(deposit.change()
                        .kept(deposit.kept().paidOver(paid.on()))
                        .done());
        return deposit.kept().forfeited() == null ? draft : settled(draft, paid);
    }

    /** What was recovered is no part of the receipt any more: the ledger has it as refunded. */
    private static Draft settled(Draft draft, DepositEvent.PaidOver paid) {
        Deposit deposit = draft.deposit();
        return draft.move(new MoneyMove.Instructed(deposit.item(), Purpose.FORFEIT, 1))
                .move(new MoneyMove.Credited(deposit.item(), Purpose.FORFEIT, 1, paid.on()));
    }

    /** A part's mark has ended with its forfeiture. */
    private static boolean isTheMark(Deposit deposit, String id) {
        Deposit.Mark mark = deposit.mark();
        return deposit.endedMarks().contains(id) || (mark != null && mark.id().equals(id));
    }

    /** The winner's may become its performance deposit (条例 art. 33); what is left of it goes back on its clocks. */
    static Draft convert(Step step) {
        DepositEvent.Converted converted = (DepositEvent.Converted) step.event();
        Deposit deposit = step.deposit();
        Optional<Draft> hindered = hindered(step, converted);
        if (hindered.isPresent()) {
            return hindered.get();
        }
        boolean all = converted.amount().equals(deposit.refundable());
        Draft draft = step.to(
                        all ? CONVERTED : step.state(), "converted", "条例 art. 33", "it becomes the performance deposit")
                .deposit(deposit.change()
                        .kept(deposit.kept().withConverted(converted.amount()))
                        .done())
                .move(new MoneyMove.Owed(
                        deposit.item(), Purpose.CONVERT, converted.amount().amount()));
        return all ? Clocks.discharged(draft, step.today()) : draft;
    }

    private static Optional<Draft> hindered(Step step, DepositEvent.Converted converted) {
        Deposit deposit = step.deposit();
        if (!converted.by().buys()) {
            return Optional.of(step.notEntitled());
        }
        if (!deposit.form().isMoney()) {
            return Optional.of(step.refuse("not-money", "条例 art. 33", "only money can become a performance deposit"));
        }
        if (deposit.kept().converted() != null) {
            return Optional.of(
                    converted.amount().equals(deposit.kept().converted())
                            ? step.stay("noted", "P8", "it says what is known already")
                            : step.refuse("converted-already", "P2", "it is converted already, with another sum"));
        }
        if (isOver(deposit, step)) {
            return Optional.of(step.refuse(
                    "no-contract", "条例 art. 33", "there will be no contract that a performance deposit could secure"));
        }
        if (!step.facts().lot(deposit.lot()).wins(deposit.bidder())) {
            return Optional.of(
                    step.facts().lot(deposit.lot()).award() == null
                            ? step.hold("the award is not known yet")
                            : step.refuse(
                                    "not-the-winner", "条例 art. 33", "only the winner's deposit can be converted"));
        }
        if (converted.amount().compareTo(deposit.refundable()) > 0) {
            return Optional.of(step.refuse("more-than-received", "P2", "the parts may not exceed what was received"));
        }
        return aboveLimit(step, deposit, converted.amount(), "/data/amount")
                .map(flaw -> step.refuse(PerformanceLimit.CODE, PerformanceLimit.CLAUSE, flaw));
    }

    /** Where the contract's sum is not known yet, whoever tells of it makes {@link #judged} look again. */
    private static Optional<String> aboveLimit(Step step, Deposit deposit, Money performance, String field) {
        return step.facts()
                .lot(deposit.lot())
                .contractOf(deposit.bidder())
                .map(LotFacts.Contract::value)
                .flatMap(sum -> PerformanceLimit.flaw(
                        performance,
                        sum,
                        step.policy()
                                .limit()
                                .percent(PerformanceLimit.CLAUSE, step.facts().regime()),
                        field));
    }

    /** What was converted before the contract's sum was known is not undone: somebody hears of it, once for each sum. */
    static void judged(Draft draft, Step step) {
        Deposit deposit = draft.deposit();
        Money converted = deposit.kept().converted();
        if (converted == null || step.event().kind() != EventKind.CONTRACT_SIGNED) {
            return;
        }
        aboveLimit(step, deposit, converted, "deposit.converted.v1/data/amount")
                .filter(flaw -> !deposit.told().contains(flaw))
                .ifPresent(flaw ->
                        draft.deposit(deposit.change().told(flaw).done()).alarm(PerformanceLimit.CODE, flaw));
    }

    /** What became a performance deposit secures nothing where no contract will come: persons give it back, and hear of it once. */
    static void baseless(Draft draft, Step step) {
        Deposit deposit = draft.deposit();
        Money converted = deposit.kept().converted();
        if (converted == null || deposit.told().contains(BASELESS) || step.tender() == null) {
            return;
        }
        boolean ousted =
                step.facts().lot(deposit.lot()).ousterOf(deposit.bidder()).isPresent();
        if (ousted || isOver(deposit, step)) {
            draft.deposit(deposit.change().told(BASELESS).done())
                    .alarm(
                            BASELESS,
                            "no contract will come of it: %1$s is to be given back / 不会订立合同，应退还 %1$s"
                                    .formatted(converted))
                    .send(Messages.giveBackTask(draft.deposit(), step, converted, BASELESS));
        }
    }

    private static boolean isOver(Deposit deposit, Step step) {
        LotFacts lot = step.facts().lot(deposit.lot());
        return lot.terminated() != null && lot.contractOf(deposit.bidder()).isEmpty();
    }

    /** Known once bids are opened, and not before (P13). It secures nothing, so that nothing lets it be kept. */
    static Draft withoutBid(Step step) {
        DepositEvent.WithoutBid said = (DepositEvent.WithoutBid) step.event();
        if (!said.by().repairs()) {
            return step.notEntitled();
        }
        if (step.arrivedAt().isBefore(step.facts().opening())) {
            return step.refuse("before-opening", "N4.1", "who bids is known once bids are opened");
        }
        Set<Flaw> flaws = new TreeSet<>(step.deposit().flaws());
        flaws.add(Flaw.NO_BID);
        Step known = step.with(step.deposit().change().flaws(Set.copyOf(flaws)).done());
        boolean atOnce = step.state() == DepositState.HELD
                && known.deposit().form().isReturned()
                && step.policy().refundsWithoutBidAtOnce()
                && step.refundsByItself();
        return atOnce
                ? Refunds.issue(known.to(INSTRUCTED, "without-bid", "N4.1", "it secures no bid: " + flaws), known)
                : known.stay("without-bid", "N4.1", "it secures no bid: " + flaws);
    }

    /** It was meant for another lot: that lot's facts are its own from here. */
    static Draft moveLot(Step step) {
        DepositEvent.LotCorrected moved = (DepositEvent.LotCorrected) step.event();
        Optional<Lot> lot = step.facts().asked(moved.lot());
        if (!haveTheOffice(moved)) {
            return step.notEntitled();
        }
        if (!areEntitled(moved)) {
            return step.refuse("second-person-missing", "P2", "the one who corrects may not be the one who confirms");
        }
        if (lot.isEmpty()) {
            return step.refuse("lot-unknown", "N4.1", "the tender was registered without this lot");
        }
        Deposit right = step.deposit().change().lot(moved.lot()).done();
        Set<Flaw> flaws = Flaw.forLot(right, lot.get());
        if (step.isBehindAnother()) {
            flaws.add(Flaw.SURPLUS);
        }
        Step there = step.with(right.change().flaws(flaws).done());
        Draft draft = Clocks.startsAny(there)
                ? Receipts.opened(there.to(DepositState.DUE, "lot-corrected", "N4.2", "a refund is owed"), there)
                : there.stay("lot-corrected", "N4.1", "it was meant for lot " + moved.lot());
        return Receipts.caughtUp(draft, there);
    }

    private static boolean haveTheOffice(DepositEvent.LotCorrected moved) {
        Person second = moved.confirmedBy();
        return moved.by().repairs() && second.repairs() && (moved.by().buys() || second.buys());
    }

    /** Two persons who may say for which lot it was meant. */
    static boolean areEntitled(DepositEvent.LotCorrected moved) {
        return haveTheOffice(moved)
                && moved.by().isSomeoneElseThan(moved.confirmedBy().id());
    }
}
