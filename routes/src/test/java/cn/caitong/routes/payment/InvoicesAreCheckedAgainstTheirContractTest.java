package cn.caitong.routes.payment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Outgoing;
import cn.caitong.mappings.money.Money;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.Issue;
import cn.caitong.routes.casefile.Concealed;
import cn.caitong.routes.party.Account;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class InvoicesAreCheckedAgainstTheirContractTest {
    private static final String T = "2026-04-09T10:00";
    private final Desk desk = new Desk();

    @Test
    void everythingThatIsWrongIsToldAtOnceAndNothingIsReserved() {
        desk.terms = Fixtures.terms(null, true, true, null);
        Bill foreign = new Bill(
                Fixtures.NUMBER,
                "digital",
                LocalDate.of(2026, 4, 9),
                "CN-USCC:91500157MATE5T017E",
                "CN-USCC:115000000000000275",
                Money.cny("120000.01"),
                List.of(Money.cny("120000.01")),
                Fixtures.EVIDENCE,
                null);
        Account other = new Account("别的公司", "99999", null, null);
        Draft draft = desk.at(
                T,
                Fixtures.submitted(Fixtures.CONTRACT, "M3", "CN-USCC:91500157MATE5T017E", foreign, other, List.of()));

        assertThat(draft.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(desk.refusals())
                .containsExactlyInAnyOrder(
                        "claim-contract-unsigned",
                        "claim-contract-suspended",
                        "claim-contract-terminated",
                        "claim-size-unknown",
                        "claim-seller-differs",
                        "claim-buyer-differs",
                        "claim-payee-differs",
                        "claim-milestone-unmet",
                        "claim-acceptance-missing",
                        "claim-above-milestone");
        assertThat(desk.state).isEqualTo(ClaimState.NEW);
        assertThat(desk.told).hasSize(1);
    }

    @Test
    void whatIsAsTheContractSaysIsReservedAndPushed() {
        Draft draft = desk.at(T, Fixtures.submitted());

        assertThat(draft.reason().code()).isEqualTo("invoice-accepted");
        assertThat(desk.state).isEqualTo(ClaimState.PUSHED);
        assertThat(desk.reserved.values()).containsExactly(new BigDecimal("120000.00"));
        assertThat(desk.told).singleElement().satisfies(push -> {
            assertThat(push.partner()).isEqualTo("ykz");
            assertThat(push.data().path("dueDate").asText()).isEqualTo("2026-04-16");
        });
        assertThat(desk.claim().size()).isEqualTo("small");
        assertThat(desk.claim().times().uploaded()).isEqualTo(Fixtures.at("2026-04-09T09:59"));
    }

    /** 款项条例 art. 3: without the size at signing nothing watches a small firm's term, so whoever pays must hear of it. */
    @Test
    void aContractThatDoesNotSayTheFirmsSizeHindersNothingAndIsWarnedOf() {
        desk.terms = Fixtures.terms(LocalDate.of(2026, 3, 2), false, false, null);
        Draft draft = desk.at(T, Fixtures.submitted());

        assertThat(desk.state).isEqualTo(ClaimState.PUSHED);
        assertThat(draft.reason().detail()).contains("claim-size-unknown at /data/claim/contractId");
        assertThat(desk.told).singleElement().satisfies(push -> {
            assertThat(push.type()).isEqualTo(ClaimMessages.PUSH);
            assertThat(warnings(push)).containsExactly("claim-size-unknown");
            assertThat(push.data().at("/warnings/0/message/zh").asText()).contains("企业规模");
            assertThat(push.data().at("/warnings/0/message/en").asText()).contains("size");
        });
    }

    /** N5.2: the condition was met before; 民法典 art. 566, 567: the end leaves standing what is owed. */
    @Test
    void whatWasMetBeforeTheContractStoppedIsClaimedAndWarnedOf() {
        desk.terms = Fixtures.terms(LocalDate.of(2026, 3, 2), true, true, "small");
        desk.at(T, Fixtures.submitted());

        assertThat(desk.state).isEqualTo(ClaimState.PUSHED);
        assertThat(desk.told)
                .singleElement()
                .satisfies(push ->
                        assertThat(warnings(push)).containsExactly("claim-under-suspended", "claim-under-terminated"));
        assertThat(desk.claim().agreed().suspended())
                .as("its payment stands still")
                .isTrue();
        assertThat(desk.claim().agreed().terminated()).isTrue();
    }

    @Test
    void whatIsDoubtfulInTheInvoiceReachesWhoeverConfirmsIt() {
        ClaimEvent.Submitted good = Fixtures.submitted();
        Issue doubtful = Issue.of(ErrorCode.INVOICE_YEAR_DIFFERS, "/data/invoice/number");
        Draft draft = desk.at(
                T,
                new ClaimEvent.Submitted(
                        good.invoice(),
                        good.contract(),
                        good.tender(),
                        good.milestone(),
                        good.supplier(),
                        good.bill(),
                        List.of(doubtful),
                        good.payee(),
                        good.papers(),
                        null,
                        good.uploadedAt()));

        assertThat(desk.state).isEqualTo(ClaimState.PUSHED);
        assertThat(draft.reason().detail()).contains("invoice-year-differs at /data/invoice/number");
        assertThat(warnings(desk.told.getFirst())).containsExactly("invoice-year-differs");
    }

    /** A large firm's size is known, and nothing is doubtful: the to-do is as it always was. */
    @Test
    void whereNothingIsDoubtfulNothingIsSaid() {
        desk.terms = Fixtures.terms(LocalDate.of(2026, 3, 2), false, false, "large");
        desk.at(T, Fixtures.submitted());
        assertThat(desk.told.getFirst().data().has("warnings")).isFalse();
    }

    private static List<String> warnings(Outgoing.Tell push) {
        return push.data().path("warnings").findValuesAsText("code");
    }

    @Test
    void whatStandsInTheInvoiceAloneIsToldWithTheRest() {
        ClaimEvent.Submitted good = Fixtures.submitted();
        ClaimEvent.Submitted unreadable = new ClaimEvent.Submitted(
                good.invoice(),
                good.contract(),
                good.tender(),
                "M9",
                good.supplier(),
                Optional.empty(),
                List.of(Issue.of(ErrorCode.XML_MALFORMED, "/data/invoice/content", 1, 2)),
                good.payee(),
                good.papers(),
                null,
                good.uploadedAt());
        desk.at(T, unreadable);

        assertThat(desk.refusals()).containsExactly("xml-malformed", "claim-milestone-unknown");
    }

    @Test
    void aWarningAloneRefusesNothing() {
        ClaimEvent.Submitted good = Fixtures.submitted();
        desk.at(
                T,
                new ClaimEvent.Submitted(
                        good.invoice(),
                        good.contract(),
                        good.tender(),
                        good.milestone(),
                        good.supplier(),
                        good.bill(),
                        List.of(Issue.of(ErrorCode.CNAPS_CHECK_WRONG, "/data/payee/cnaps")),
                        good.payee(),
                        good.papers(),
                        null,
                        good.uploadedAt()));
        assertThat(desk.state).isEqualTo(ClaimState.PUSHED);
    }

    @Test
    void aRedInvoiceIsNoClaim() {
        desk.at(T, Fixtures.submitted(Fixtures.bill(Money.cny("-5.00"), "digital", null)));
        assertThat(desk.refusals()).contains("claim-is-red");
    }

    @Test
    void aPrepaymentNeedsNoAcceptance() {
        desk.free = new BigDecimal("90000.00");
        Bill ninety = Fixtures.bill(Money.cny("90000.00"), "digital", null);
        desk.at(T, Fixtures.submitted(Fixtures.CONTRACT, "M1", Fixtures.SUPPLIER, ninety, Fixtures.PAYEE, List.of()));
        assertThat(desk.state).isEqualTo(ClaimState.PUSHED);
    }

    @Test
    void theAccountIsTheSameHoweverItsNumberIsWritten() {
        Account plain = new Account(Fixtures.PAYEE.name(), "622200001234", "某银行重庆分行", null);
        desk.at(
                T,
                Fixtures.submitted(
                        Fixtures.CONTRACT, "M2", Fixtures.SUPPLIER, Fixtures.bill(), plain, Fixtures.papers()));
        assertThat(desk.state).isEqualTo(ClaimState.PUSHED);
    }

    /** Name and number may be at another bank, too: what is paid goes to the agreed one. */
    @Test
    void anotherBankThanTheContractsIsAnotherAccount() {
        Account elsewhere = new Account(Fixtures.PAYEE.name(), Fixtures.PAYEE.number(), "别的银行", "102653000019");
        desk.at(
                T,
                Fixtures.submitted(
                        Fixtures.CONTRACT, "M2", Fixtures.SUPPLIER, Fixtures.bill(), elsewhere, Fixtures.papers()));
        assertThat(desk.refusals()).containsExactly("claim-payee-differs");
    }

    @Test
    void whatTheContractSaysOfTheBankCountsAndTheSupplierAddsTheRest() {
        Account plain = new Account(Fixtures.PAYEE.name(), "622200001234", "某银行重庆分行", null);
        desk.at(
                T,
                Fixtures.submitted(
                        Fixtures.CONTRACT, "M2", Fixtures.SUPPLIER, Fixtures.bill(), plain, Fixtures.papers()));
        assertThat(desk.claim().payee().open()).isEqualTo(Fixtures.PAYEE);
        Desk sparse = new Desk();
        sparse.terms = Fixtures.terms(Concealed.of(new Account(Fixtures.PAYEE.name(), "622200001234", null, null)));
        sparse.at(T, Fixtures.submitted());
        assertThat(sparse.claim().payee().open().cnaps()).isEqualTo(Fixtures.PAYEE.cnaps());
    }

    /** The contract names its bank and not that bank's number; the supplier's is of its other bank. */
    @Test
    void theNumberOfAnotherBankIsNotPutBesideTheAgreedOne() {
        Account agreed = new Account(Fixtures.PAYEE.name(), Fixtures.PAYEE.number(), "某银行重庆分行", null);
        desk.terms = Fixtures.terms(Concealed.of(agreed));
        Account elsewhere = new Account(Fixtures.PAYEE.name(), Fixtures.PAYEE.number(), "别的银行", "102653000019");
        desk.at(
                T,
                Fixtures.submitted(
                        Fixtures.CONTRACT, "M2", Fixtures.SUPPLIER, Fixtures.bill(), elsewhere, Fixtures.papers()));
        assertThat(desk.claim().payee().open()).isEqualTo(agreed);
    }

    /** A day to come would put off every term that counts from it. */
    @Test
    void noInvoiceIsOfADayToCome() {
        desk.at("2026-04-06T10:00", Fixtures.submitted());
        assertThat(desk.refusals()).containsExactly("claim-dated-ahead");
        Desk onPaper = new Desk();
        onPaper.at(T, Fixtures.submitted(Fixtures.bill(Fixtures.SUM, "offline", LocalDate.of(2026, 4, 10))));
        assertThat(onPaper.refusals()).containsExactly("claim-dated-ahead");
    }

    @Test
    void noneIsReceivedBeforeItIsIssued() {
        desk.at(T, Fixtures.submitted(Fixtures.bill(Fixtures.SUM, "offline", LocalDate.of(2025, 4, 8))));
        assertThat(desk.refusals()).containsExactly("claim-received-before-issued");
    }

    /** A paper is named by its digest, its kind and its day: by which the purchaser accepted it. */
    @Test
    void theAcceptanceEvidenceIsWhatTheContractHasOnRecord() {
        ClaimEvent.Paper known = Fixtures.papers().getFirst();
        assertThat(shownBy(known)).isEmpty();
        assertThat(shownBy(new ClaimEvent.Paper("delivery-note", known.digest(), known.date())))
                .containsExactly("claim-acceptance-differs");
        assertThat(shownBy(new ClaimEvent.Paper(
                        known.kind(), known.digest(), known.date().minusDays(1))))
                .containsExactly("claim-acceptance-differs");
        assertThat(shownBy(new ClaimEvent.Paper(known.kind(), "sm3:" + "b".repeat(64), known.date())))
                .containsExactly("claim-acceptance-missing");
        assertThat(shownBy(new ClaimEvent.Paper("other", "sm3:" + "b".repeat(64), known.date()), known))
                .as("one more is no harm")
                .isEmpty();
    }

    private static List<String> shownBy(ClaimEvent.Paper... papers) {
        Desk office = new Desk();
        office.terms = Fixtures.accepted(Fixtures.papers().getFirst());
        office.at(
                T,
                Fixtures.submitted(
                        Fixtures.CONTRACT, "M2", Fixtures.SUPPLIER, Fixtures.bill(), Fixtures.PAYEE, List.of(papers)));
        return office.refusals();
    }

    @Test
    void whatOthersClaimedOfTheMilestoneIsNotFree() {
        desk.free = new BigDecimal("119999.99");
        desk.at(T, Fixtures.submitted());
        assertThat(desk.refusals()).containsExactly("claim-above-milestone");
    }

    @Test
    void anInvoiceWaitsForItsContract() {
        desk.terms = null;
        assertThat(desk.at(T, Fixtures.submitted()).outcome()).isEqualTo(Outcome.HELD);
        desk.terms = Fixtures.terms();
        desk.at(T, Fixtures.submitted());
        assertThat(desk.state).isEqualTo(ClaimState.PUSHED);
    }

    @Test
    void aRefusedInvoiceMayBeSubmittedAnewOnceItIsRight() {
        desk.free = BigDecimal.ZERO;
        desk.at(T, Fixtures.submitted());
        desk.free = new BigDecimal("120000.00");
        desk.at("2026-04-10T10:00", Fixtures.submitted());
        assertThat(desk.state).isEqualTo(ClaimState.PUSHED);
    }
}
