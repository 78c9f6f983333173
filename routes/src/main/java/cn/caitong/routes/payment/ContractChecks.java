package cn.caitong.routes.payment;

import cn.caitong.mappings.money.Money;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.Issue;
import cn.caitong.routes.payment.ClaimEvent.Paper;
import cn.caitong.routes.payment.ClaimEvent.Submitted;
import cn.caitong.routes.payment.Terms.Milestone;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether an invoice may be claimed under its contract: everything that is wrong, at once (N5.2). */
final class ContractChecks {
    private static final String CONTRACT = "/data/claim/contractId";
    private static final String INVOICE = "/data/claim/invoice";
    private static final String RECEIVED = "/data/invoice/receivedOn";

    private ContractChecks() {}

    /** What stands against it; the invoice's own flaws first. */
    static List<Issue> of(Step step, Submitted submitted, Terms terms) {
        List<Issue> found = new ArrayList<>(submitted.flaws());
        found.addAll(number(step));
        contract(terms, isMet(submitted, terms), found);
        parties(submitted, terms, found);
        submitted.bill().ifPresent(bill -> dates(bill, step.today(), found));
        if (!submitted.payee().isThatOf(terms.payee().open())) {
            found.add(Issue.of(ErrorCode.CLAIM_PAYEE_DIFFERS, "/data/payee"));
        }
        terms.milestone(submitted.milestone())
                .ifPresentOrElse(
                        milestone -> milestone(step, submitted, milestone, found),
                        () -> found.add(Issue.of(ErrorCode.CLAIM_MILESTONE_UNKNOWN, "/data/milestone")));
        return List.copyOf(found);
    }

    /** A number can be in one living claim, and a dead invoice in none. */
    static List<Issue> number(Step step) {
        if (step.state().lives()) {
            return List.of(Issue.of(ErrorCode.CLAIM_NUMBER_IN_USE, INVOICE));
        }
        return step.state() == ClaimState.DEAD ? List.of(Issue.of(ErrorCode.CLAIM_NUMBER_DEAD, INVOICE)) : List.of();
    }

    private static boolean isMet(Submitted submitted, Terms terms) {
        return terms.milestone(submitted.milestone())
                .filter(milestone -> milestone.metOn() != null)
                .isPresent();
    }

    /** What was met before a contract stopped is owed, and may be claimed (N5.2); its payment waits until it may go. */
    private static void contract(Terms terms, boolean isMet, List<Issue> found) {
        addIf(terms.signedOn() == null, ErrorCode.CLAIM_CONTRACT_UNSIGNED, CONTRACT, found);
        addIf(
                terms.suspended(),
                isMet ? ErrorCode.CLAIM_UNDER_SUSPENDED : ErrorCode.CLAIM_CONTRACT_SUSPENDED,
                CONTRACT,
                found);
        addIf(
                terms.terminated(),
                isMet ? ErrorCode.CLAIM_UNDER_TERMINATED : ErrorCode.CLAIM_CONTRACT_TERMINATED,
                CONTRACT,
                found);
        addIf(terms.size() == null, ErrorCode.CLAIM_SIZE_UNKNOWN, CONTRACT, found);
    }

    /** The sender, the seller on the invoice and the contract's supplier are one; so are its buyer and the purchaser. */
    private static void parties(Submitted submitted, Terms terms, List<Issue> found) {
        addIf(
                !terms.suppliers().containsKey(submitted.supplier()),
                ErrorCode.CLAIM_SELLER_DIFFERS,
                "/data/supplier/identifier/id",
                found);
        submitted.bill().ifPresent(bill -> {
            addIf(
                    !bill.seller().equals(submitted.supplier()),
                    ErrorCode.CLAIM_SELLER_DIFFERS,
                    "/data/invoice/seller",
                    found);
            addIf(!bill.buyer().equals(terms.purchaser()), ErrorCode.CLAIM_BUYER_DIFFERS, "/data/invoice/buyer", found);
            addIf(!bill.total().isPositive(), ErrorCode.CLAIM_IS_RED, "/data/invoice", found);
        });
    }

    /** What is dated ahead would put off every term that counts from it; what came before it was issued would have them run out. */
    private static void dates(Bill bill, LocalDate today, List<Issue> found) {
        @Nullable LocalDate received = bill.receivedOn();
        addIf(bill.issuedOn().isAfter(today), ErrorCode.CLAIM_DATED_AHEAD, "/data/invoice", found);
        if (received != null) {
            addIf(received.isAfter(today), ErrorCode.CLAIM_DATED_AHEAD, RECEIVED, found);
            addIf(received.isBefore(bill.issuedOn()), ErrorCode.CLAIM_RECEIVED_BEFORE_ISSUED, RECEIVED, found);
        }
    }

    private static void milestone(Step step, Submitted submitted, Milestone milestone, List<Issue> found) {
        addIf(milestone.metOn() == null, ErrorCode.CLAIM_MILESTONE_UNMET, "/data/milestone", found);
        addIf(!isShown(submitted, milestone), ErrorCode.CLAIM_ACCEPTANCE_MISSING, "/data/acceptance", found);
        addIf(isCalledOtherwise(submitted, milestone), ErrorCode.CLAIM_ACCEPTANCE_DIFFERS, "/data/acceptance", found);
        submitted
                .bill()
                .map(Bill::total)
                .filter(total -> total.isPositive() && isAbove(total, milestone, step))
                .ifPresent(total -> found.add(Issue.of(ErrorCode.CLAIM_ABOVE_MILESTONE, "/data/invoice")));
    }

    /** One at least of the papers that come with it is on the contract's record. */
    private static boolean isShown(Submitted submitted, Milestone milestone) {
        return !milestone.accepted()
                || (milestone.acceptance().isEmpty()
                        ? !submitted.papers().isEmpty()
                        : submitted.papers().stream()
                                .anyMatch(paper ->
                                        onRecord(milestone, paper).findAny().isPresent()));
    }

    /** A paper is what it was when the purchaser accepted by it: of the same kind and day. */
    private static boolean isCalledOtherwise(Submitted submitted, Milestone milestone) {
        return submitted.papers().stream()
                .anyMatch(paper -> onRecord(milestone, paper).findAny().isPresent()
                        && onRecord(milestone, paper).noneMatch(paper::equals));
    }

    private static Stream<Paper> onRecord(Milestone milestone, Paper paper) {
        return milestone.acceptance().stream().filter(known -> known.digest().equals(paper.digest()));
    }

    /** What is free was read under the milestone's lock: no other claim can take it meanwhile. */
    private static boolean isAbove(Money total, Milestone milestone, Step step) {
        BigDecimal free = step.free();
        return !total.currency().equals(milestone.amount().currency())
                || free == null
                || total.amount().compareTo(free) > 0;
    }

    private static void addIf(boolean wrong, ErrorCode code, String pointer, List<Issue> found) {
        if (wrong) {
            found.add(Issue.of(code, pointer));
        }
    }
}
