package cn.caitong.routes.deposit;

import static cn.caitong.routes.event.Fields.money;
import static cn.caitong.routes.event.Fields.text;

import cn.caitong.engine.flow.Event;
import cn.caitong.mappings.money.Money;
import cn.caitong.routes.deposit.Award.Dates;
import cn.caitong.routes.deposit.Award.Ouster;
import cn.caitong.routes.deposit.LotFacts.Contract;
import cn.caitong.routes.event.Notices;
import cn.caitong.routes.event.Publication;
import cn.caitong.routes.party.PartyKeys;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who won which lot, by letter and by notice, who signed, and who is a winner no longer (条例 art. 33, N4.2). */
final class AwardEvents {
    private final PartyKeys parties;
    private final Notices notices;

    AwardEvents(PartyKeys parties, Notices notices) {
        this.parties = parties;
        this.notices = notices;
    }

    /** @param letter whether the date is the letter's (中标通知书) or the notice's (中标公告) */
    TenderChange award(TenderFacts facts, JsonNode data, Publication date, boolean letter) {
        JsonNode award = data.path("award");
        Set<String> winners = suppliers(award.path("suppliers"));
        return LotStep.each(
                facts,
                LotStep.named(facts, award.path("relatedLots")),
                after -> TenderState.AWARDED,
                (id, lot) -> awarded(lot, winners, date, letter));
    }

    private static LotStep awarded(LotFacts lot, Set<String> winners, Publication date, boolean letter) {
        Award known = lot.award() == null ? Award.to(winners) : lot.award();
        if (known.vacant() && namesAnOusted(known, winners)) {
            return LotStep.parked("winner-was-ousted", "it names a winner whose award was undone / 所列中标人的中标结果已被撤销");
        }
        Award before = known.vacant() ? known.filled(winners) : known;
        boolean same = before.round() == 1
                ? before.winners().equals(winners)
                : before.winners().containsAll(winners);
        if (!same) {
            return LotStep.parked("winners-differ", "letter and notice name different winners / 中标通知书与中标公告的中标人不一致");
        }
        Dates dates = before.current();
        return letter
                ? asking(LotStep.dated(
                        Award.LETTER,
                        date,
                        dates.letter(),
                        on -> lot.awarded(before.dated(new Dates(on, dates.notice())))))
                : asking(LotStep.dated(
                        Award.NOTICE,
                        date,
                        dates.notice(),
                        on -> lot.awarded(before.dated(new Dates(dates.letter(), on)))));
    }

    /** The award keeps of which of its dates somebody was asked: the answer may come when another award has taken its place. */
    private static LotStep asking(LotStep.Now dated) {
        LotFacts lot = dated.lot();
        Award award = lot.award();
        return award == null || dated.conflicts().isEmpty()
                ? dated
                : new LotStep.Now(
                        lot.awarded(award.asking(dated.conflicts().getFirst().fact())), dated.conflicts());
    }

    private static boolean namesAnOusted(Award award, Set<String> winners) {
        return winners.stream().anyMatch(award.ousted()::containsKey);
    }

    TenderChange contract(TenderFacts facts, Event event) {
        JsonNode contract = event.data().path("contract");
        Publication signed = Publication.told(TenderEvents.day(contract, "dateSigned"), event.partner());
        Set<String> suppliers = suppliers(contract.path("suppliers"));
        return LotStep.each(
                facts,
                LotStep.named(facts, contract.path("relatedLots")),
                after -> TenderState.CONTRACTED,
                (id, lot) -> contracted(lot, suppliers, signed, sum(contract)));
    }

    private static @Nullable Money sum(JsonNode contract) {
        return contract.has("value") ? money(contract.path("value")) : null;
    }

    private static LotStep contracted(LotFacts lot, Set<String> suppliers, Publication signed, @Nullable Money said) {
        if (lot.award() == null) {
            return new LotStep.Stop(new TenderChange.Held("the award of the lot is not known yet"));
        }
        LotFacts after = lot;
        List<LotStep.Conflict> conflicts = new ArrayList<>();
        for (String supplier : suppliers) {
            if (!lot.wins(Set.of(supplier))) {
                return LotStep.parked(
                        "not-the-winner", "the contract's supplier did not win the lot / 合同供应商不是该标段（包）的中标人");
            }
            LotFacts before = after;
            Contract known = before.contractOf(Set.of(supplier)).orElse(null);
            // who says no sum leaves the one that is known
            Money sum = said != null || known == null ? said : known.value();
            LotStep.Now step = LotStep.dated(
                    contractOf(supplier),
                    signed,
                    known == null ? null : known.signed(),
                    on -> before.contracted(new Contract(supplier, on, sum)));
            after = step.lot();
            conflicts.addAll(step.conflicts());
        }
        return new LotStep.Now(after, conflicts);
    }

    /** Each of a lot's contracts has a date of its own; by its supplier's key, in which no natural person can be read. */
    private static String contractOf(String supplier) {
        return "contract/" + supplier;
    }

    /** What a question about a fact's date was asked as. */
    String dateOf(JsonNode data) {
        String fact = text(data, "fact");
        return fact.equals("contract") ? contractOf(parties.of(data.path("supplier"))) : fact;
    }

    /** An award that is void names winners no longer; the next award fills their place, or the tender ends. */
    TenderChange voided(TenderFacts facts, Event event) {
        Set<String> named = suppliers(event.data().path("suppliers"));
        Ouster ouster = ouster(event, "voidedAt");
        return LotStep.each(
                facts,
                LotStep.named(facts, event.data().path("relatedLots")),
                after -> TenderState.AWARDED,
                (id, lot) -> ousted(lot, named, ouster));
    }

    /** No contract with this winner, for whatever reason: the day of that decision starts its refund, or its mark. */
    TenderChange notConcluded(TenderFacts facts, Event event) {
        Set<String> winner = Set.of(parties.of(event.data().path("supplier")));
        Ouster ouster = ouster(event, "decidedAt");
        return LotStep.each(
                facts,
                LotStep.named(facts, event.data().path("relatedLots")),
                after -> TenderState.AWARDED,
                (id, lot) -> ousted(lot, winner, ouster));
    }

    private static LotStep ousted(LotFacts lot, Set<String> named, Ouster ouster) {
        Award award = lot.award();
        if (award == null) {
            return new LotStep.Stop(new TenderChange.Held("the award of the lot is not known yet"));
        }
        Set<String> gone = named.isEmpty() ? award.winners() : named;
        if (gone.stream().allMatch(award.ousted()::containsKey)) {
            return LotStep.now(lot);
        }
        if (!award.winners().containsAll(gone)) {
            return LotStep.parked(
                    "not-the-winner", "it undoes an award that the supplier does not have / 所撤销的中标结果不属于该供应商");
        }
        if (gone.stream().anyMatch(supplier -> lot.contractOf(Set.of(supplier)).isPresent())) {
            return LotStep.parked("voided-after-contract", "a contract is signed already / 合同已签订");
        }
        return LotStep.now(lot.awarded(award.without(gone, ouster)));
    }

    /** The day of first publication stays; only whom a correction makes a loser counts from the correction. */
    TenderChange corrected(TenderFacts facts, Event event) {
        JsonNode data = event.data();
        return switch (text(data, "corrects")) {
            case "award-notice" -> {
                JsonNode award = data.path("award");
                if (award.isMissingNode()) {
                    yield new TenderChange.Same();
                }
                Set<String> right = suppliers(award.path("suppliers"));
                Ouster ouster = new Ouster(notices.published(event), event.type(), false);
                yield LotStep.each(
                        facts,
                        LotStep.named(facts, award.path("relatedLots")),
                        after -> TenderState.AWARDED,
                        (id, lot) -> corrected(lot, right, ouster));
            }
            case "termination-notice" ->
                new TenderChange.Parked(
                        "termination-corrected",
                        "what a termination started cannot be undone by itself / 终止公告引发的办理不能自动撤回");
            default -> new TenderChange.Same();
        };
    }

    private static LotStep corrected(LotFacts lot, Set<String> right, Ouster ouster) {
        Award award = lot.award();
        if (award == null) {
            return new LotStep.Stop(new TenderChange.Held("the award of the lot is not known yet"));
        }
        if (award.winners().equals(right)) {
            return LotStep.now(lot);
        }
        if (namesAnOusted(award, right) || !lot.contracts().isEmpty()) {
            return LotStep.parked(
                    "correction-unclear",
                    "it names a winner that was ousted, or a contract is signed / 所列中标人已被取消，或合同已签订");
        }
        return LotStep.now(lot.awarded(award.corrected(right, ouster)));
    }

    private static Ouster ouster(Event event, String field) {
        return new Ouster(
                Publication.told(TenderEvents.day(event.data(), field), event.partner()),
                event.type(),
                event.data().path("atFault").asBoolean());
    }

    /** A fact's date as finance settled it. */
    Optional<LotFacts> settled(LotFacts lot, JsonNode data, Publication date) {
        return switch (text(data, "fact")) {
            case Award.LETTER, Award.NOTICE ->
                Optional.ofNullable(lot.award())
                        .flatMap(known -> known.settled(text(data, "fact"), date))
                        .map(lot::awarded);
            case "contract" ->
                lot.contractOf(Set.of(parties.of(data.path("supplier"))))
                        .map(known -> lot.contracted(new Contract(known.supplier(), date, known.value())));
            case "opening-failed" -> Optional.ofNullable(lot.failed()).map(known -> lot.failed(date));
            default -> Optional.ofNullable(lot.terminated()).map(known -> lot.terminated(date));
        };
    }

    private Set<String> suppliers(JsonNode list) {
        Set<String> keys = new TreeSet<>();
        list.forEach(party -> keys.add(parties.of(party)));
        return Set.copyOf(keys);
    }
}
