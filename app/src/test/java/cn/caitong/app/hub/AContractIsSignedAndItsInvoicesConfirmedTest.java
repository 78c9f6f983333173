package cn.caitong.app.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.caitong.app.api.OpenApiDocument;
import cn.caitong.app.kill.Town;
import cn.caitong.app.papers.CaseRecords;
import cn.caitong.app.papers.ContractPapers;
import cn.caitong.app.papers.InvoicePapers;
import cn.caitong.engine.signature.TestIssuer;
import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.traffic.Fault;
import cn.caitong.simulators.traffic.Misbehaviour;
import cn.caitong.simulators.treasury.Application;
import cn.caitong.simulators.treasury.Course;
import cn.caitong.simulators.treasury.Matter;
import cn.caitong.simulators.treasury.Stage;
import cn.caitong.simulators.treasury.Treasury;
import cn.caitong.simulators.treasury.Why;
import cn.caitong.simulators.workbench.Objection;
import cn.caitong.simulators.workbench.Todo;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * One contract through a running hub, from its draft to the confirmed receipt of its invoices and their payment (N5.1–N5.4). It is Friday
 * 2026-11-20; the window of what is delivered today is 23 to 27 November.
 */
@Tag("system")
@TestMethodOrder(OrderAnnotation.class)
class AContractIsSignedAndItsInvoicesConfirmedTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final ContractPapers CONTRACT = new ContractPapers("HT-2026-0001", "T-0001", TODAY, "100000.00");
    private static final InvoicePapers SILENT = new InvoicePapers(CONTRACT, "26502000000000000101");
    private static final InvoicePapers DISPUTED = new InvoicePapers(CONTRACT, "26502000000000000102");
    private static final InvoicePapers FLAWED = new InvoicePapers(CONTRACT, "26502000000000000103");
    private static final String ANOTHER = "91500103MAXTE5T242";
    private static final String PAYMENTS = "/api/payments?contract=" + CONTRACT.id();
    private static final String EVIDENCE = "sm3:" + "a".repeat(64);

    private static final TestIssuer SM2 = TestIssuer.sm2("An issuer of SM2");
    private static final TestIssuer RSA = TestIssuer.rsa("An issuer of RSA");

    private static RunningHub running;
    private static Asking asking;
    private static CaseRecords records;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        Path home = folder.resolve("home");
        Town.layOutHome(Path.of("..").toAbsolutePath().normalize(), home);
        Files.writeString(home.resolve("config/trust/issuers.pem"), SM2.pem() + RSA.pem());
        running = new RunningHub(folder.resolve("data"), home);
        asking = new Asking(running);
        records = new CaseRecords(running.jdbc());
        running.city.workbench().enrol(ContractPapers.PURCHASER, "500103");
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    @Order(1)
    void theLastSignatureMakesItAndStartsTheWinnersRefund() throws Exception {
        say("one-thing", CONTRACT.tenderRegistered());
        asking.received(CONTRACT.tender(), "YZ1");
        say("one-thing", CONTRACT.awarded());
        say("one-thing", CONTRACT.drafted());
        say("one-thing", CONTRACT.signed(SM2.issue(ContractPapers.PURCHASER), ContractPapers.PURCHASER, "10:00:00"));
        awaitState("contract", CONTRACT.id(), "part-signed");
        TestIssuer unknown = TestIssuer.sm2("Somebody");
        say("one-thing", CONTRACT.signed(unknown.issue(ContractPapers.SUPPLIER), ContractPapers.SUPPLIER, "10:30:00"));
        await().atMost(Asking.PATIENCE)
                .untilAsserted(() ->
                        assertThat(records.reasons("contract", CONTRACT.id())).contains("issuer-not-trusted"));
        assertThat(running.state("contract", CONTRACT.id())).isEqualTo("part-signed");
        say("one-thing", CONTRACT.signed(RSA.issue(ContractPapers.SUPPLIER), ContractPapers.SUPPLIER, "11:00:00"));
        awaitState("contract", CONTRACT.id(), "signed");
        await().atMost(Asking.PATIENCE)
                .untilAsserted(() ->
                        assertThat(records.clocks("deposit", "500103:YZ1")).contains("C13 2026-11-20 open"));
        assertThat(records.clocks("tender", CONTRACT.tender())).anyMatch(clock -> clock.matches("C18 .* discharged"));
        assertThat(records.clocks("contract", CONTRACT.id()))
                .containsExactlyInAnyOrder("C20 2026-11-20 open", "C22 2026-11-20 open");
    }

    @Test
    @Order(2)
    void publishedFiledAndAcceptedItIsSeenByItsPartiesAlone() throws Exception {
        say("portal", CONTRACT.published());
        say("one-thing", CONTRACT.filed());
        say("one-thing", CONTRACT.acceptanceRequested("delivered"));
        say("one-thing", CONTRACT.acceptancePassed("delivered"));
        await().atMost(Asking.PATIENCE)
                .untilAsserted(() -> assertThat(records.clocks("contract", CONTRACT.id()))
                        .containsExactlyInAnyOrder(
                                "C20 2026-11-20 discharged", "C22 2026-11-20 discharged", "C46 2026-11-20 discharged"));
        String path = "/api/contracts/" + CONTRACT.id();
        JsonNode seen = answered(asking.ask(asking.supplier(ContractPapers.SUPPLIER), path));
        assertThat(seen.path("summary").path("state").asText()).isEqualTo("signed");
        assertThat(seen.path("timeline").findValuesAsText("type"))
                .contains("contract.drafted.v1", "contract.published.v1", "contract.filed.v1", "acceptance.passed.v1");
        assertThat(asking.ask(asking.supplier(ANOTHER), path).statusCode()).isEqualTo(404);
    }

    @Test
    @Order(3)
    void whatIsWrongWithAnInvoiceIsToldAtOnceAndTakesNothing() throws Exception {
        String xml = FLAWED.xml().replace(ContractPapers.SUPPLIER, ANOTHER).replace("壹万叁仟玖佰伍拾圆整", "壹万叁仟玖佰圆整");
        String payee = ContractPapers.PAYEE.replace("3100023809024500123", "3100023809024500124");
        say("one-thing", FLAWED.submitted("kept", xml, payee, "flawed", ""));
        await().atMost(Asking.PATIENCE).until(() -> !told("invoice.refused.v1").isEmpty());
        running.hub.quiesce(Asking.PATIENCE);
        assertThat(told("invoice.refused.v1")).hasSize(1);
        JsonNode refusal = told("invoice.refused.v1").getFirst().path("data");
        assertThat(refusal.path("claim").path("invoice").asText()).isEqualTo(FLAWED.number());
        assertThat(refusal.path("issues").findValuesAsText("code"))
                .containsExactlyInAnyOrder(
                        "invoice-capitals-differ",
                        "claim-seller-differs",
                        "claim-payee-differs",
                        "claim-milestone-unmet",
                        "claim-acceptance-missing",
                        "claim-above-milestone");
        assertThat(refusal.path("issues").findValuesAsText("zh"))
                .allMatch(text -> text.codePoints().anyMatch(Character::isIdeographic));
        assertThat(running.state("claim", FLAWED.number())).isEqualTo("new");
    }

    @Test
    @Order(4)
    void twoInvoicesArePushedAndOneOfThemIsDisputedInPart() throws Exception {
        say("one-thing", SILENT.submitted("prepaid"));
        say("one-thing", DISPUTED.submitted("delivered"));
        awaitState("claim", SILENT.number(), "window");
        awaitState("claim", DISPUTED.number(), "window");
        Todo todo = running.city.workbench().invoice(DISPUTED.number());
        assertThat(todo.amount()).isEqualTo(InvoicePapers.TOTAL);
        assertThat(todo.deadline()).isEqualTo("2026-11-27");
        running.city.workbench().object(todo, Objection.part("YY-1", "WRONG_ITEMS", "2650.00", EVIDENCE));
        await().atMost(Asking.PATIENCE).until(running.city.workbench()::sendPending);
        await().atMost(Asking.PATIENCE)
                .untilAsserted(() -> assertThat(tasks(DISPUTED, "decide")).hasSize(1));
        assertThat(running.state("claim", DISPUTED.number())).isEqualTo("window");
    }

    @Test
    @Order(5)
    void silenceConfirmsAfterTheFifthWorkingDayAndNotBefore() throws Exception {
        running.hub.legalTime().advanceTo(Instant.parse("2026-11-27T15:59:00Z"));
        running.hub.quiesce(Asking.PATIENCE);
        assertThat(running.state("claim", SILENT.number())).isEqualTo("window");
        running.hub.legalTime().advanceTo(Instant.parse("2026-11-27T16:07:00Z"));
        awaitState("claim", SILENT.number(), "confirmed");
        awaitState("claim", DISPUTED.number(), "confirmed");
        for (InvoicePapers invoice : List.of(SILENT, DISPUTED)) {
            JsonNode heard = silence(invoice);
            assertThat(heard.path("missing")).isEmpty();
            assertThat(heard.path("clock").path("cutOff").asText()).isEqualTo("2026-11-27T16:00:00Z");
            assertThat(heard.path("channels").findValuesAsText("partner")).containsExactly("one-thing", "ykz");
        }
        running.hub.quiesce(Asking.PATIENCE);
        assertThat(toPay(SILENT)).containsExactly("13950.00");
        assertThat(toPay(DISPUTED)).containsExactly("11300.00");
    }

    @Test
    @Order(6)
    void theDismissedPartIsConfirmedByItsOwnDays() throws Exception {
        say("one-thing", DISPUTED.dismissed("YY-1"));
        await().atMost(Asking.PATIENCE)
                .untilAsserted(() ->
                        assertThat(records.reasons("claim", DISPUTED.number())).contains("objection-dismissed"));
        running.hub.legalTime().advanceTo(Instant.parse("2026-12-04T15:59:00Z"));
        running.hub.quiesce(Asking.PATIENCE);
        assertThat(toPay(DISPUTED)).hasSize(1);
        running.hub.legalTime().advanceTo(Instant.parse("2026-12-04T16:07:00Z"));
        await().atMost(Asking.PATIENCE)
                .untilAsserted(() -> assertThat(toPay(DISPUTED)).containsExactly("11300.00", "2650.00"));
    }

    /** What nobody has applied for is there too, with its terms; whoever asks for another's payment learns nothing by it. */
    @Test
    @Order(7)
    void theSupplierSeesWhatIsConfirmedAndWhatBecameOfItsReminder() throws Exception {
        running.hub.quiesce(Asking.PATIENCE);
        assertThat(payments(""))
                .extracting(payment -> payment.path("id").asText())
                .containsExactlyInAnyOrder(SILENT.number(), DISPUTED.number(), DISPUTED.number() + ".2");
        JsonNode silent = payment(SILENT.number());
        assertThat(silent.path("state").asText()).isEqualTo("new");
        assertThat(silent.has("caseId")).isFalse();
        assertThat(silent.path("confirmed").asText()).isEqualTo(InvoicePapers.TOTAL);
        assertThat(silent.path("confirmedBy").asText()).isEqualTo("silence");
        assertThat(terms(silent))
                .as("from delivery on 20 November, from confirmation on 27 November")
                .contains(
                        "C37 2026-11-27 open",
                        "C37b 2026-12-04 open",
                        "C37 2026-12-04 breached",
                        "C37b 2026-12-11 open");
        assertThat(silent.path("terms").findValuesAsText("binding"))
                .as("the counting from confirmation binds, by policy; what is paid on signing has no small firm's term")
                .containsExactly("false", "false", "true", "true");
        assertThat(silent.has("reminder")).isFalse();
        say("one-thing", SILENT.requested(ANOTHER));
        say("one-thing", SILENT.requested(ContractPapers.SUPPLIER));
        awaitState("payment", SILENT.number(), "requested");
        assertThat(payment(SILENT.number()).at("/reminder/reason").asText()).isEqualTo("payment-requested");
        assertThat(payments("&state=requested")).hasSize(1);
        assertThat(asking.ask(asking.supplier(ANOTHER), PAYMENTS).statusCode()).isEqualTo(404);
        assertThat(asking.ask(asking.staff("finance", "500240"), PAYMENTS).statusCode())
                .isEqualTo(404);
        assertThat(asking.ask(asking.supplier(ContractPapers.SUPPLIER), PAYMENTS + "&state=credited")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    @Order(8)
    void theConfirmedSumIsAppliedForAndPaidOnceThoughTheReceiptComesTwice() throws Exception {
        treasury().misbehave(Misbehaviour.next(Fault.TWICE).on(Matter.PAYMENT));
        say("one-thing", SILENT.prepared(InvoicePapers.TOTAL));
        awaitState("payment", SILENT.number(), "prepared");
        running.hub.quiesce(Asking.PATIENCE);
        assertThat(treasury().books().applications()).isEmpty();
        assertThat(payment(SILENT.number()).has("prepared")).isFalse(); // it is the purchaser's draft
        JsonNode waiting = answered(asking.ask(asking.staff("purchaser", "500103"), PAYMENTS + "&state=prepared"));
        assertThat(waiting.at("/items/0/prepared/digest").asText()).isEqualTo(SILENT.digestOf(InvoicePapers.TOTAL));
        say("one-thing", SILENT.approved(InvoicePapers.TOTAL));
        awaitState("payment", SILENT.number(), "credited");
        assertThat(treasury().books().applications(SILENT.number())).hasSize(1);
        paid(SILENT, InvoicePapers.TOTAL);
        await().atMost(Asking.PATIENCE)
                .untilAsserted(() -> assertThat(records.clocks("claim", SILENT.number()))
                        .filteredOn(clock -> clock.startsWith("C37b "))
                        .isNotEmpty()
                        .allMatch(clock -> clock.endsWith("discharged")));
    }

    @Test
    @Order(9)
    void anApplicationThatIsRefusedForItsBudgetLineIsRepairedByTwoPersonsAndPaid() throws Exception {
        treasury().destine(DISPUTED.number(), Course.refused(Stage.QUOTA_CHECK, Why.B01));
        say("one-thing", DISPUTED.prepared("11300.00"));
        say("one-thing", DISPUTED.approved("11300.00"));
        awaitState("payment", DISPUTED.number(), "repair");
        say("one-thing", DISPUTED.repaired());
        awaitState("payment", DISPUTED.number(), "credited");
        assertThat(treasury().books().applications(DISPUTED.number()))
                .extracting(Application::wasRefused)
                .containsExactly(true, false);
        paid(DISPUTED, "11300.00");
    }

    @Test
    @Order(10)
    void howItWasPaidIsThereForThoseItConcernsPageByPage() throws Exception {
        JsonNode paid = payment(SILENT.number());
        assertThat(paid.at("/stateName/zh").asText()).isEqualTo("已入账");
        assertThat(paid.at("/lines/0/instructions").findValuesAsText("state")).containsExactly("credited");
        assertThat(paid.at("/lines/0/instructions/0/application")).isEqualTo(paid.at("/applications/0/id"));
        assertThat(terms(paid)).contains("C37b 2026-12-11 discharged");
        JsonNode repaired = payment(DISPUTED.number());
        assertThat(repaired.path("lines").findValuesAsText("state")).containsExactly("void", "credited");
        assertThat(repaired.path("lines").findValuesAsText("reason")).containsExactly("B01");
        assertThat(repaired.at("/applications/0/refusedAt").asText()).isEqualTo("quota-checked");
        assertThat(repaired.path("applications").findValuesAsText("id")).hasSize(2);
        assertThat(repaired.toString()).as("nobody's account").doesNotContain("3100023809024500123");
        List<String> seen = new ArrayList<>();
        for (String next = ""; !next.isEmpty() || seen.isEmpty(); ) {
            JsonNode page = page("&limit=1" + next);
            seen.addAll(page.path("items").findValuesAsText("invoice"));
            next = page.has("next") ? "&after=" + page.path("next").asText() : "";
        }
        assertThat(seen).containsExactlyInAnyOrder(SILENT.number(), DISPUTED.number(), DISPUTED.number());
    }

    private static JsonNode page(String query) throws Exception {
        JsonNode page = answered(asking.ask(asking.supplier(ContractPapers.SUPPLIER), PAYMENTS + query));
        assertThat(OpenApiDocument.faults(page, "Payments")).isEmpty();
        return page;
    }

    private static List<JsonNode> payments(String query) throws Exception {
        return StreamSupport.stream(page(query).path("items").spliterator(), false)
                .toList();
    }

    private static JsonNode payment(String id) throws Exception {
        return payments("").stream()
                .filter(payment -> payment.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> terms(JsonNode payment) {
        return StreamSupport.stream(payment.path("terms").spliterator(), false)
                .map(term -> String.join(
                        " ",
                        term.path("clause").asText(),
                        term.path("dueOn").asText(),
                        term.path("state").asText()))
                .toList();
    }

    @Test
    @Order(11)
    void theSupplierSeesItsClaimsAndNothingIsLeftWithAPerson() throws Exception {
        String path = "/api/claims?contract=" + CONTRACT.id();
        JsonNode claims = answered(asking.ask(asking.supplier(ContractPapers.SUPPLIER), path));
        assertThat(claims.findValuesAsText("key")).contains(SILENT.number(), DISPUTED.number());
        assertThat(asking.ask(asking.supplier(ANOTHER), path).statusCode()).isEqualTo(404);
        JsonNode paid = answered(asking.ask(asking.supplier(ContractPapers.SUPPLIER), path + "&state=paid"));
        assertThat(paid.path("items").findValuesAsText("key")).containsExactly(SILENT.number());
        assertThat(paid.at("/items/0/money/paid").asText()).isEqualTo(InvoicePapers.TOTAL);
        assertThat(OpenApiDocument.faults(paid, "Claims")).isEmpty();
        assertThat(paid.at("/items/0/times")).as("its four times").hasSize(4);
        assertThat(running.jdbc().sql("select 1 from parked").query().listOfRows())
                .isEmpty();
    }

    @Test
    @Order(12)
    void whatNobodyReportedIsKnownByTheDaysStatement() throws Exception {
        new TheStatementAlone(running, asking, records, treasury()).tellsOf(DISPUTED, "2650.00");
    }

    private static Treasury treasury() {
        return running.city.city().treasury();
    }

    /** By the treasury's own books, once. */
    private static void paid(InvoicePapers invoice, String sum) {
        assertThat(treasury().books().paid(invoice.number())).isEqualTo(Fen.ofYuan(sum));
        assertThat(treasury().books().paidTwice()).isEmpty();
        assertThat(treasury().books().overPaid()).isEmpty();
    }

    private static void say(String partner, String message) throws Exception {
        asking.accepted(partner, message);
    }

    private static void awaitState(String flow, String key, String state) {
        await().atMost(Asking.PATIENCE).until(() -> running.state(flow, key), state::equals);
    }

    /** What the application was told, by type. */
    private static List<JsonNode> told(String type) {
        return running.city.board().tasks().stream()
                .map(CaseRecords::read)
                .filter(message -> message.path("type").asText().equals(type))
                .toList();
    }

    private static List<JsonNode> tasks(InvoicePapers invoice, String kind) {
        return told("claim.task-raised.v1").stream()
                .filter(message -> message.at("/data/claim/invoice").asText().equals(invoice.number()))
                .filter(message -> message.at("/data/kind").asText().equals(kind))
                .toList();
    }

    /** The sums that the purchaser was told to pay for an invoice. */
    private static List<String> toPay(InvoicePapers invoice) {
        return tasks(invoice, "start-payment").stream()
                .map(task -> task.at("/data/amount/amount").asText())
                .toList();
    }

    /** What silence was concluded from, once. */
    private static JsonNode silence(InvoicePapers invoice) {
        List<JsonNode> concluded = records.decisions("claim", invoice.number(), "receipt-confirmed-by-silence");
        assertThat(concluded).hasSize(1);
        return concluded.getFirst().path("silence");
    }

    private static JsonNode answered(HttpResponse<String> response) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return CaseRecords.read(response.body());
    }
}
