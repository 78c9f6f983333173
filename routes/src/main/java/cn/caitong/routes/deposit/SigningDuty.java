package cn.caitong.routes.deposit;

import cn.caitong.routes.casefile.Excuse;
import cn.caitong.routes.deposit.LotFacts.Challenge;
import cn.caitong.routes.deposit.LotFacts.Contract;
import cn.caitong.routes.event.Publication;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * That the winners of one lot are to have their contract, as the lot's facts say it.
 *
 * @param name of its clock; other winners have a clock of their own, for one that has ended is over for ever
 * @param pauses what does not count, in order, none touching another; only the last can be open
 */
record SigningDuty(String name, String creditor, Publication letter, List<Excuse> pauses, Fate fate) {
    static final String CLAUSE = "C18";

    /** What has become of it. */
    sealed interface Fate {
        record Owed() implements Fate {}

        /** Done, on the day of the last winner's contract. */
        record Signed(LocalDate on) implements Fate {}

        record Gone(String why) implements Fate {}
    }

    /** Nothing while no letter is known. */
    static Optional<SigningDuty> of(String lot, LotFacts facts) {
        Award award = facts.award();
        Publication letter = award == null ? null : award.current().letter();
        if (award == null || letter == null) {
            return Optional.empty();
        }
        int changed = award.round() - 1 + award.ousted().size();
        return Optional.of(new SigningDuty(
                CLAUSE + "/" + lot + (changed == 0 ? "" : "#" + changed),
                creditor(award.winners()),
                letter,
                pauses(facts),
                fate(facts, award.winners())));
    }

    private static String creditor(Set<String> winners) {
        return winners.size() == 1 ? winners.iterator().next() : "supplier";
    }

    /** Of several winners each needs a contract; a consortium's names all its members. */
    private static Fate fate(LotFacts lot, Set<String> winners) {
        if (lot.terminated() != null) {
            return new Fate.Gone("terminated");
        }
        if (winners.isEmpty()) {
            return new Fate.Gone("award-undone");
        }
        List<LocalDate> signed = winners.stream()
                .flatMap(winner -> lot.contractOf(Set.of(winner)).stream())
                .map(Contract::signed)
                .map(Publication::on)
                .sorted()
                .toList();
        return signed.size() == winners.size() ? new Fate.Signed(signed.getLast()) : new Fate.Owed();
    }

    /** Challenges that may change the result (条例 art. 54), and suspensions by finance (政府采购法 art. 57). */
    static List<Excuse> pauses(LotFacts lot) {
        Stream<Excuse> challenges = lot.challenges().stream()
                .filter(Challenge::mayChange)
                .map(each -> new Excuse(each.from(), each.to(), "challenge", each.document()));
        Stream<Excuse> suspensions = lot.suspensions().stream()
                .map(each -> new Excuse(each.from(), each.to(), "suspension", each.document()));
        List<Excuse> all = new ArrayList<>();
        Stream.concat(challenges, suspensions)
                .sorted(Comparator.comparing(Excuse::from))
                .forEach(next -> join(all, next));
        return List.copyOf(all);
    }

    private static void join(List<Excuse> all, Excuse next) {
        Excuse last = all.isEmpty() ? null : all.getLast();
        if (last == null || (last.to() != null && last.to().isBefore(next.from()))) {
            all.add(next);
        } else {
            all.set(all.size() - 1, joined(last, next));
        }
    }

    private static Excuse joined(Excuse first, Excuse next) {
        boolean outlasts = first.to() == null || (next.to() != null && next.to().isBefore(first.to()));
        return new Excuse(first.from(), outlasts ? first.to() : next.to(), first.reason(), first.evidence());
    }

    boolean isSame(SigningDuty other) {
        return name.equals(other.name);
    }

    boolean isOwed() {
        return fate instanceof Fate.Owed;
    }

    /** The pause that lasts. */
    Optional<Excuse> standing() {
        return pauses.isEmpty() || pauses.getLast().to() != null ? Optional.empty() : Optional.of(pauses.getLast());
    }

    /** How a pause that lasted has ended; at once, if it was only part of an earlier one. */
    Excuse ended(Excuse lasted) {
        return pauses.stream()
                .filter(pause -> pause.from().equals(lasted.from()))
                .findFirst()
                .orElse(lasted);
    }
}
