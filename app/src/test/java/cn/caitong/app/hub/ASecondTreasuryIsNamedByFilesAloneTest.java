package cn.caitong.app.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.caitong.app.kill.Town;
import cn.caitong.app.papers.CaseRecords;
import cn.caitong.app.papers.ContractPapers;
import cn.caitong.app.papers.InvoicePapers;
import cn.caitong.engine.signature.TestIssuer;
import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.traffic.Fault;
import cn.caitong.simulators.traffic.Misbehaviour;
import cn.caitong.simulators.treasury.Application;
import cn.caitong.simulators.treasury.Booking;
import cn.caitong.simulators.treasury.Course;
import cn.caitong.simulators.treasury.Matter;
import cn.caitong.simulators.treasury.Stage;
import cn.caitong.simulators.treasury.Treasury;
import cn.caitong.simulators.treasury.Why;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The descriptors that are shipped as examples are put beside the city's own, and the policy names one of them: a payment goes to
 * its end in ISO 20022, and after the next start another on queues. The treasuries' own books judge.
 */
@Tag("system")
@TestMethodOrder(OrderAnnotation.class)
class ASecondTreasuryIsNamedByFilesAloneTest {
    private static final String ISO = "treasury-iso";
    private static final String QUEUE = "treasury-queue";
    private static final ContractPapers CONTRACT =
            new ContractPapers("HT-2026-0009", "T-0009", LocalDate.of(2026, 11, 20), "100000.00");
    private static final InvoicePapers FIRST = new InvoicePapers(CONTRACT, "26502000000000000901");
    private static final InvoicePapers SECOND = new InvoicePapers(CONTRACT, "26502000000000000902");
    private static final InvoicePapers SILENT = new InvoicePapers(CONTRACT, "26502000000000000903");
    private static final TestIssuer ISSUER = TestIssuer.sm2("An issuer");

    private static Path folder;
    private static RunningHub running;
    private static Asking asking;

    @BeforeAll
    static void start(@TempDir Path given) throws Exception {
        folder = given;
        Path config = folder.resolve("home/config");
        Town.layOutHome(Path.of("..").toAbsolutePath().normalize(), folder.resolve("home"));
        for (String treasury : new String[] {ISO, QUEUE}) {
            Files.copy(
                    config.resolve("examples/partners/" + treasury + ".yaml"),
                    config.resolve("partners/" + treasury + ".yaml"));
        }
        Files.writeString(config.resolve("trust/issuers.pem"), ISSUER.pem());
        payThrough(ISO);
        running = new RunningHub(folder.resolve("data"), folder.resolve("home"));
        asking = new Asking(running);
        running.city.workbench().enrol(ContractPapers.PURCHASER, "500103");
        sign();
    }

    private static void payThrough(String treasury) throws Exception {
        Path policy = folder.resolve("home/config/policies/payment.yaml");
        Files.writeString(policy, Files.readString(policy).replaceFirst("(?m)^treasury: .*$", "treasury: " + treasury));
    }

    private static void sign() throws Exception {
        say(CONTRACT.tenderRegistered());
        say(CONTRACT.awarded());
        say(CONTRACT.drafted());
        say(CONTRACT.signed(ISSUER.issue(ContractPapers.PURCHASER), ContractPapers.PURCHASER, "10:00:00"));
        say(CONTRACT.signed(ISSUER.issue(ContractPapers.SUPPLIER), ContractPapers.SUPPLIER, "11:00:00"));
        awaitState("contract", CONTRACT.id(), "signed");
        say(CONTRACT.acceptanceRequested("delivered"));
        say(CONTRACT.acceptancePassed("delivered"));
        CaseRecords records = new CaseRecords(running.jdbc());
        await().atMost(Asking.PATIENCE)
                .until(() -> records.clocks("contract", CONTRACT.id()).contains("C46 2026-11-20 discharged"));
        for (InvoicePapers invoice : new InvoicePapers[] {FIRST, SECOND, SILENT}) {
            say(invoice.submitted("delivered"));
            awaitState("claim", invoice.number(), "window");
            running.city.workbench().confirm(running.city.workbench().invoice(invoice.number()));
            await().atMost(Asking.PATIENCE).until(running.city.workbench()::sendPending);
            awaitState("claim", invoice.number(), "confirmed");
        }
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    /** Its answer is lost, and ISO 20022 has no question: the person who should ask need not, since camt.053 tells. */
    @Test
    @Order(1)
    void whatNobodyAnsweredInIso20022IsKnownByItsStatement() throws Exception {
        statementOf(ISO).tellsWithoutAPerson(SILENT);
        paidOnce(ISO, SILENT);
    }

    /**
     * At first it has no time, then it refuses for its quota; a court stops the second application, the year ends, and at last its
     * bank's word comes twice.
     */
    @Test
    @Order(2)
    void onePaymentGoesToItsEndInIso20022() throws Exception {
        Treasury treasury = treasury(ISO);
        treasury.misbehave(Misbehaviour.next(Fault.BUSY).on(Matter.APPLICATION));
        treasury.destine(FIRST.number(), Course.refused(Stage.QUOTA_CHECK, Why.B04));
        treasury.destine(FIRST.number(), Course.paid().taking(Stage.BANK, Duration.ofDays(1)));
        treasury.misbehave(Misbehaviour.next(Fault.TWICE).on(Matter.PAYMENT));
        say(FIRST.prepared(InvoicePapers.TOTAL));
        say(FIRST.approved(InvoicePapers.TOTAL));
        awaitState("payment", FIRST.number(), "repair");
        say(FIRST.repaired());
        awaitState("payment", FIRST.number(), "voucher-issued");
        isStoppedReleasedAndCarriedOver(treasury);
        treasury.settleUntil(RunningHub.BEGIN.plus(Duration.ofDays(3)));
        awaitState("payment", FIRST.number(), "credited");
        assertThat(treasury.books().applications(FIRST.number()))
                .extracting(Application::wasRefused)
                .containsExactly(true, false);
        paidOnce(ISO, FIRST);
        assertThat(treasury.struck()).contains(Fault.BUSY, Fault.TWICE);
    }

    private static void isStoppedReleasedAndCarriedOver(Treasury treasury) {
        String application =
                treasury.books().applications(FIRST.number()).getLast().id();
        treasury.freeze(application, true, "（2026）渝0103执保217号");
        awaitReason("stopped");
        treasury.unfreeze(application);
        awaitReason("goes-on");
        treasury.closeYear(2026);
        awaitReason("carried-over");
    }

    private static void awaitReason(String reason) {
        CaseRecords records = new CaseRecords(running.jdbc());
        await().atMost(Asking.PATIENCE)
                .until(() -> records.reasons("payment", FIRST.number()).contains(reason));
    }

    /** What it had in its hands when it broke down comes again; its own word comes twice. */
    @Test
    @Order(3)
    void afterTheNextStartAnotherGoesToItsEndOnQueues() throws Exception {
        running.hub.close();
        payThrough(QUEUE);
        running = running.takenOverBy(folder.resolve("data"));
        asking = new Asking(running);
        Treasury treasury = treasury(QUEUE);
        treasury.misbehave(Misbehaviour.next(Fault.RESET_AFTER_COMMIT).on(Matter.APPLICATION));
        treasury.misbehave(Misbehaviour.next(Fault.TWICE).on(Matter.PAYMENT));
        say(SECOND.prepared(InvoicePapers.TOTAL));
        say(SECOND.approved(InvoicePapers.TOTAL));
        awaitState("payment", SECOND.number(), "credited");
        paidOnce(QUEUE, SECOND);
        assertThat(treasury.struck()).containsExactlyInAnyOrder(Fault.RESET_AFTER_COMMIT, Fault.TWICE);
        assertThat(running.state("payment", FIRST.number())).isEqualTo("credited");
    }

    /** As it lies in the queue, in the hub's own form: a fen too much is for a person, until it is corrected. */
    @Test
    @Order(4)
    void itsDaysStatementIsComparedToo() {
        statementOf(QUEUE).differsUntilItIsCorrected(Booking.Slip.OTHER_AMOUNT, "statement-amount-differs");
        assertThat(running.state("payment", SECOND.number())).isEqualTo("credited");
    }

    private static Treasury treasury(String id) {
        return running.city.city().treasury(id);
    }

    private static TheStatementAlone statementOf(String id) {
        return new TheStatementAlone(running, asking, new CaseRecords(running.jdbc()), treasury(id));
    }

    /** By the books of that treasury, and of no other. */
    private static void paidOnce(String by, InvoicePapers invoice) {
        for (Treasury treasury : running.city.city().treasuries()) {
            String sum = treasury.id().equals(by) ? InvoicePapers.TOTAL : "0.00";
            assertThat(treasury.books().paid(invoice.number()))
                    .as(treasury.id())
                    .isEqualTo(Fen.ofYuan(sum));
            assertThat(treasury.books().paidTwice()).isEmpty();
            assertThat(treasury.books().overPaid()).isEmpty();
        }
        assertThat(running.city.city().treasuries()).hasSize(3);
    }

    private static void say(String message) throws Exception {
        asking.accepted("one-thing", message);
    }

    private static void awaitState(String flow, String key, String state) {
        await().atMost(Asking.PATIENCE).until(() -> running.state(flow, key), state::equals);
    }
}
