package cn.caitong.routes.payment;

import cn.caitong.mappings.money.Money;
import cn.caitong.routes.casefile.Concealed;
import cn.caitong.routes.party.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Collects changes to a claim; what is not set stays. */
final class ClaimChange {
    private final Claim from;
    private Concealed<Account> payee;
    private Claim.Agreed agreed;
    private Money amount;
    private Claim.FourTimes times;
    private @Nullable Window window;
    private List<Objection> objections;
    private List<Confirmation> confirmations;
    private List<Recovery> recoveries;
    private List<String> clocks;
    private Set<String> told;

    ClaimChange(Claim from) {
        this.from = from;
        payee = from.payee();
        agreed = from.agreed();
        amount = from.amount();
        times = from.times();
        window = from.window();
        objections = from.objections();
        confirmations = from.confirmations();
        recoveries = from.recoveries();
        clocks = from.clocks();
        told = from.told();
    }

    ClaimChange agreed(Claim.Agreed now, Concealed<Account> account) {
        agreed = now;
        payee = account;
        return this;
    }

    ClaimChange amount(Money less) {
        amount = less;
        return this;
    }

    ClaimChange times(Claim.FourTimes changed) {
        times = changed;
        return this;
    }

    ClaimChange window(Window running) {
        window = running;
        return this;
    }

    ClaimChange with(Objection objection) {
        List<Objection> all = new ArrayList<>(objections);
        all.add(objection);
        objections = all;
        return this;
    }

    ClaimChange objection(String id, UnaryOperator<Objection> changed) {
        return objections(each -> each.id().equals(id) ? changed.apply(each) : each);
    }

    ClaimChange objections(UnaryOperator<Objection> changed) {
        objections = objections.stream().map(changed).toList();
        return this;
    }

    ClaimChange confirmed(Confirmation confirmation) {
        List<Confirmation> all = new ArrayList<>(confirmations);
        all.add(confirmation);
        confirmations = all;
        return this;
    }

    ClaimChange confirmations(List<Confirmation> changed) {
        confirmations = changed;
        return this;
    }

    ClaimChange confirmation(String of, UnaryOperator<Confirmation> changed) {
        return confirmations(confirmations.stream()
                .map(each -> each.of().equals(of) ? changed.apply(each) : each)
                .toList());
    }

    ClaimChange with(Recovery recovery) {
        List<Recovery> all = new ArrayList<>(recoveries);
        all.add(recovery);
        recoveries = all;
        return this;
    }

    ClaimChange recovery(Recovery changed) {
        recoveries = recoveries.stream()
                .map(each -> each.is(changed.red(), changed.payment()) ? changed : each)
                .toList();
        return this;
    }

    ClaimChange clocks(List<String> running) {
        clocks = running;
        return this;
    }

    ClaimChange told(String what) {
        Set<String> more = new TreeSet<>(told);
        more.add(what);
        told = more;
        return this;
    }

    Claim done() {
        return new Claim(
                from.contract(),
                from.tender(),
                from.milestone(),
                from.item(),
                from.regime(),
                from.supplier(),
                from.purchaser(),
                from.bill(),
                payee,
                agreed,
                amount,
                from.acceptedOn(),
                from.size(),
                times,
                window,
                objections,
                confirmations,
                recoveries,
                clocks,
                from.past(),
                from.replaces(),
                told);
    }
}
