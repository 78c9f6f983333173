package cn.caitong.routes.contract;

import cn.caitong.routes.deposit.TenderOutline;
import cn.caitong.routes.deposit.TenderOutline.Lot;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who may have a contract with whom: two sides, and the supplier's the one that won its lots (政府采购法 art. 24, 46). */
final class Sides {
    private static final String WINNER = "政府采购法 art. 46";

    private Sides() {}

    /** Each party once: who stands on both sides would sign for both with one signature. */
    static Optional<Turn> hindered(Step step, Party purchaser, List<Party> suppliers) {
        long distinct = Stream.concat(Stream.of(purchaser), suppliers.stream())
                .map(Party::key)
                .distinct()
                .count();
        return distinct == suppliers.size() + 1L
                ? Optional.empty()
                : Optional.of(step.refuse(
                        "party-repeated",
                        "政府采购法 art. 43",
                        "data.draft: purchaser and suppliers are different parties, each named once; correct it"
                                + " / 采购人与各供应商须为不同主体且各列一次，请更正"));
    }

    /** What stands against a contract for these lots. A contract that was signed elsewhere is there, and a person looks. */
    static Optional<Turn> hindered(
            Step step, TenderOutline tender, List<String> lots, List<Party> suppliers, String via) {
        Set<String> keys = keys(suppliers);
        return lots.stream()
                .map(id -> hindered(step, Optional.ofNullable(tender.lots().get(id)), keys, via))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Turn> hindered(Step step, Optional<Lot> known, Set<String> suppliers, String via) {
        if (known.isEmpty()) {
            return Optional.of(step.refuse("unknown-lot", "N5.1", "the tender has no such lot; correct it"));
        }
        Lot lot = known.get();
        if (lot.ended()) {
            String detail = "the lot ended without a contract / 该标段（包）已终止";
            return Optional.of(
                    via.equals(Paper.ONLINE)
                            ? step.refuse("lot-ended", WINNER, detail)
                            : step.park("lot-ended", detail));
        }
        if (lot.winners().isEmpty()) {
            return Optional.of(step.hold("the award of the lot is not known yet"));
        }
        if (!lot.isOpenTo(suppliers)) {
            return Optional.of(step.refuse("not-the-winner", WINNER, "the supplier did not win the lot"));
        }
        return lot.missingBeside(suppliers).isEmpty()
                ? Optional.empty()
                : Optional.of(step.refuse(
                        "consortium-incomplete",
                        "政府采购法 art. 24",
                        "data.draft.suppliers: all members of a consortium sign with the purchaser; name each"
                                + " / 联合体各方应当共同签订合同，请补齐各成员"));
    }

    /** Between draft and signature an award may be undone, and a lot may end: then there is nothing left to sign. */
    static Optional<Turn> undone(Step step, ContractFacts drafted) {
        Set<String> suppliers = keys(drafted.suppliers());
        boolean stands = step.tender()
                .filter(tender -> drafted.paper().lots().stream()
                        .allMatch(id -> isOpen(tender.lots().get(id), suppliers)))
                .isPresent();
        return stands
                ? Optional.empty()
                : Optional.of(step.refuse(
                        "award-undone",
                        WINNER,
                        "the award was undone, or the lot ended, since this was drafted; end the contract, and draft"
                                + " one with whoever wins the lot / 中标结果已失效或标段（包）已终止，不得继续签署"));
    }

    private static boolean isOpen(@Nullable Lot lot, Set<String> suppliers) {
        return lot != null && lot.isOpenTo(suppliers);
    }

    private static Set<String> keys(List<Party> suppliers) {
        return suppliers.stream().map(Party::key).collect(Collectors.toUnmodifiableSet());
    }
}
