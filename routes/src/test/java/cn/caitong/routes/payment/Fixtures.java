package cn.caitong.routes.payment;

import cn.caitong.engine.calendar.Calendars;
import cn.caitong.engine.flow.CaseId;
import cn.caitong.mappings.money.Money;
import cn.caitong.routes.casefile.Concealed;
import cn.caitong.routes.contract.ContractFacts;
import cn.caitong.routes.party.Account;
import cn.caitong.routes.party.Person;
import cn.caitong.routes.payment.ClaimEvent.Paper;
import cn.caitong.routes.payment.Terms.Milestone;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One contract of 300,000.00 in three milestones, one supplier, one invoice of 120,000.00 in two lines. */
final class Fixtures {
    static final String NUMBER = "26502000000000004711";
    static final String CONTRACT = "HT-2026-0103-01";
    static final String TENDER = "ocds-000000-CQ-2026-0103";
    static final String SUPPLIER = "CN-USCC:91500103MAXTE5T242";
    static final String BUYER = "CN-USCC:125000000000000197";
    static final String EVIDENCE = "sm3:" + "a".repeat(64);
    static final Money SUM = Money.cny("120000.00");
    static final Account PAYEE = new Account("重庆测试供应有限公司", "6222-0000-1234", "某银行", "105100000017");
    static final Person PURCHASER = new Person("yukuaizheng-10021", "purchaser");
    static final Person FINANCE = new Person("caizheng-7", "finance");
    static final Person FINANCE_TOO = new Person("caizheng-8", "finance");
    static final UUID CASE = CaseId.of(ClaimFlow.NAME, NUMBER);
    static final PaymentPolicies SHIPPED =
            PaymentPolicies.load(Path.of("..", "config", "policies"), Set.of("ykz", "one-thing"));
    static final PaymentPolicy POLICY = SHIPPED.on(Calendars.SHIPPED);

    private Fixtures() {}

    /** A moment in Chongqing, such as {@code 2026-04-09T10:00}. */
    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }

    static Terms terms() {
        return terms(LocalDate.of(2026, 3, 2), false, false, "small");
    }

    static Terms terms(@Nullable LocalDate signed, boolean suspended, boolean terminated, @Nullable String size) {
        return terms(signed, suspended, terminated, size, Concealed.of(PAYEE));
    }

    /** The payee was assigned. */
    static Terms terms(Concealed<Account> payee) {
        return terms(LocalDate.of(2026, 3, 2), false, false, "small", payee);
    }

    /** The second milestone was accepted by this paper. */
    static Terms accepted(Paper paper) {
        Terms terms = terms();
        Milestone second = terms.milestone("M2").orElseThrow();
        Milestone shown = new Milestone(
                second.id(),
                second.accepted(),
                second.amount(),
                second.item(),
                second.metOn(),
                second.owedFrom(),
                Set.of(paper));
        return new Terms(
                terms.contract(),
                terms.tender(),
                terms.regime(),
                terms.purchaser(),
                terms.purchaserName(),
                terms.suppliers(),
                terms.signedOn(),
                terms.suspended(),
                terms.terminated(),
                Map.of("M2", shown),
                terms.payee(),
                terms.locked(),
                terms.size(),
                terms.credit());
    }

    /** What a small firm's contract agreed about paying it late. */
    static Terms terms(ContractFacts.Credit credit) {
        return terms(LocalDate.of(2026, 3, 2), false, false, "small", Concealed.of(PAYEE), credit);
    }

    private static Terms terms(
            @Nullable LocalDate signed,
            boolean suspended,
            boolean terminated,
            @Nullable String size,
            Concealed<Account> payee) {
        return terms(signed, suspended, terminated, size, payee, null);
    }

    private static Terms terms(
            @Nullable LocalDate signed,
            boolean suspended,
            boolean terminated,
            @Nullable String size,
            Concealed<Account> payee,
            ContractFacts.@Nullable Credit credit) {
        return new Terms(
                CONTRACT,
                TENDER,
                "order-87",
                BUYER,
                "重庆市渝中区测试中学",
                Map.of(SUPPLIER, "重庆测试供应有限公司"),
                signed,
                suspended,
                terminated,
                Map.of(
                        "M1", milestone("M1", false, "90000.00", LocalDate.of(2026, 3, 2)),
                        "M2", milestone("M2", true, "120000.00", LocalDate.of(2026, 4, 8)),
                        "M3", milestone("M3", true, "90000.00", null)),
                payee,
                !payee.open().equals(PAYEE),
                size,
                credit);
    }

    private static Milestone milestone(String id, boolean accepted, String amount, @Nullable LocalDate met) {
        return new Milestone(
                id,
                accepted,
                Money.cny(amount),
                "contract:" + CONTRACT + "/" + id,
                met,
                accepted ? met : null,
                Set.of());
    }

    static Bill bill() {
        return bill(SUM, "digital", null);
    }

    static Bill bill(Money total, String form, @Nullable LocalDate receivedOn) {
        return new Bill(
                NUMBER,
                form,
                LocalDate.of(2026, 4, 7),
                SUPPLIER,
                BUYER,
                total,
                List.of(Money.cny("100000.00"), Money.cny("20000.00")),
                EVIDENCE,
                receivedOn);
    }

    static ClaimEvent.Submitted submitted() {
        return submitted(bill());
    }

    static ClaimEvent.Submitted submitted(Bill bill) {
        return submitted(CONTRACT, "M2", SUPPLIER, bill, PAYEE, papers());
    }

    static ClaimEvent.Submitted submitted(
            String contract, String milestone, String supplier, Bill bill, Account payee, List<Paper> papers) {
        return new ClaimEvent.Submitted(
                bill.number(),
                contract,
                TENDER,
                milestone,
                supplier,
                Optional.of(bill),
                List.of(),
                payee,
                papers,
                null,
                at("2026-04-09T09:59"));
    }

    static List<Paper> papers() {
        return List.of(new Paper("acceptance-report", EVIDENCE, LocalDate.of(2026, 4, 8)));
    }

    /** An objection with evidence, to all of it. */
    static ClaimEvent.Raised objection(String id, String ground) {
        return new ClaimEvent.Raised(id, ground, null, List.of(), EVIDENCE, PURCHASER);
    }

    static ClaimEvent.Raised objection(String id, String ground, String amount) {
        return new ClaimEvent.Raised(id, ground, Money.cny(amount), List.of(), EVIDENCE, PURCHASER);
    }

    static ClaimEvent.Raised bare(String id, String ground) {
        return new ClaimEvent.Raised(id, ground, null, List.of(), "", PURCHASER);
    }

    static ClaimEvent.Withdrawn withdrawn(String id) {
        return new ClaimEvent.Withdrawn(id, PURCHASER);
    }

    static ClaimEvent.EvidenceAdded evidence(String id) {
        return new ClaimEvent.EvidenceAdded(id, EVIDENCE, PURCHASER);
    }

    static ClaimEvent.Decided upheld(String id) {
        return new ClaimEvent.Decided(id, true, false, FINANCE);
    }

    static ClaimEvent.Decided dismissed(String id) {
        return new ClaimEvent.Decided(id, false, false, FINANCE);
    }

    /** What the payment below tells. */
    static ClaimEvent.PaidOut applied(String payment, String on) {
        return new ClaimEvent.PaidOut(EventKind.PAYMENT_APPLIED, payment, LocalDate.parse(on));
    }

    static ClaimEvent.PaidOut credited(String payment, String on) {
        return new ClaimEvent.PaidOut(EventKind.PAYMENT_CREDITED, payment, LocalDate.parse(on));
    }

    /** The retention ZB-1 of a payment. */
    static ClaimEvent.RetentionReleased released(String payment, String amount, String on) {
        return new ClaimEvent.RetentionReleased(payment, "ZB-1", Money.cny(amount), LocalDate.parse(on));
    }

    static ClaimEvent.PaidOut returned(String payment, String on) {
        return new ClaimEvent.PaidOut(EventKind.PAYMENT_RETURNED, payment, LocalDate.parse(on));
    }

    static ClaimEvent.Recovered refunded(String red, String payment, String amount, String on) {
        return new ClaimEvent.Recovered(
                red, payment, Money.cny(amount), true, LocalDate.parse(on), FINANCE, FINANCE_TOO);
    }

    static ClaimEvent.Recovered stopped(String red, String payment, String amount, String on) {
        return new ClaimEvent.Recovered(
                red, payment, Money.cny(amount), false, LocalDate.parse(on), FINANCE, FINANCE_TOO);
    }

    static ClaimEvent.RedIssued red(String amount) {
        return new ClaimEvent.RedIssued("26502000000000009999", Money.cny(amount), null);
    }
}
