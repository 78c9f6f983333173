package cn.caitong.app.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.caitong.app.papers.CaseRecords;
import cn.caitong.app.papers.InvoicePapers;
import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.traffic.Fault;
import cn.caitong.simulators.traffic.Misbehaviour;
import cn.caitong.simulators.treasury.Booking;
import cn.caitong.simulators.treasury.Matter;
import cn.caitong.simulators.treasury.Treasury;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A payment whose application is answered by nobody: the answer is lost, questions are turned away, and no notice ever comes. The
 * treasury's daily statement alone tells what became of it (P3); what it lists besides is for finance, until it is corrected.
 */
final class TheStatementAlone {
    private final RunningHub running;
    private final Asking asking;
    private final CaseRecords records;
    private final Treasury treasury;

    TheStatementAlone(RunningHub running, Asking asking, CaseRecords records, Treasury treasury) {
        this.running = running;
        this.asking = asking;
        this.records = records;
        this.treasury = treasury;
    }

    /** Of the part of an invoice that was confirmed later, whose first application is withdrawn before it left. */
    void tellsOf(InvoicePapers invoice, String sum) throws Exception {
        String part = invoice.number() + ".2";
        isWithdrawnWhileTheTreasuryIsDown(invoice, part, sum);
        fallSilent();
        asking.accepted("one-thing", invoice.partPrepared(sum, "anew"));
        asking.accepted("one-thing", invoice.partApproved(sum, "anew"));
        await("who asks to be left alone is reached").atMost(Asking.PATIENCE).until(this::away, List::isEmpty);
        isKnownByTheStatement(part, sum);
        await("neither unknown nor asked about any more")
                .atMost(Asking.PATIENCE)
                .untilAsserted(() -> assertThat(sent()).containsExactly("delivered", "withdrawn"));
    }

    /** Of the whole of an invoice, at a treasury that cannot be asked: a person should. */
    void tellsWithoutAPerson(InvoicePapers invoice) throws Exception {
        fallSilent();
        asking.accepted("one-thing", invoice.prepared(InvoicePapers.TOTAL));
        asking.accepted("one-thing", invoice.approved(InvoicePapers.TOTAL));
        await().atMost(Asking.PATIENCE)
                .untilAsserted(() -> assertThat(open("p.owner")).containsExactly("bureau"));
        isKnownByTheStatement(invoice.number(), InvoicePapers.TOTAL);
        treasury.behave();
        await().atMost(Asking.PATIENCE).untilAsserted(() -> assertThat(sent()).containsExactly("delivered"));
    }

    private void isKnownByTheStatement(String payment, String sum) {
        await().atMost(Asking.PATIENCE)
                .until(() -> treasury.books().paid(payment).equals(Fen.ofYuan(sum)));
        assertThat(running.state("payment", payment)).isEqualTo("applied");
        differsUntilItIsCorrected(Booking.Slip.LINE_EXTRA, "statement-instruction-unknown");
        assertThat(running.state("payment", payment)).isEqualTo("credited");
        assertThat(treasury.books().applications(payment)).hasSize(1);
    }

    /** The statement of the day of its last booking is wrong at first. */
    void differsUntilItIsCorrected(Booking.Slip slip, String code) {
        LocalDate day = treasury.books().bookings().getLast().day();
        stated(day, slip, "statement-received");
        await().atMost(Asking.PATIENCE)
                .untilAsserted(
                        () -> assertThat(open("p.code || ' ' || p.owner")).containsExactly(code + " bureau"));
        stated(day, Booking.Slip.NONE, "statement-corrected");
        assertThat(open("p.code")).as("its correction settles it").isEmpty();
    }

    /** What became of the sending of applications. */
    private List<String> sent() {
        return texts("select distinct state from outgoing where type = 'payment.applied.v1' order by 1");
    }

    private List<String> open(String what) {
        return texts("select " + what + " from parked p where p.resolved_at is null");
    }

    /** It has not left: the purchaser takes it back, and may prepare it anew. */
    private void isWithdrawnWhileTheTreasuryIsDown(InvoicePapers invoice, String part, String sum) throws Exception {
        treasury.goDown();
        asking.accepted("one-thing", invoice.partPrepared(sum, ""));
        asking.accepted("one-thing", invoice.partApproved(sum, ""));
        await().atMost(Asking.PATIENCE).until(this::away, List.of("treasury no-connection")::equals);
        assertThat(texts("select code || ' ' || ref from alarm where cleared_at is null"))
                .contains("partner-away treasury");
        asking.accepted("one-thing", invoice.partWithdrawn());
        await().atMost(Asking.PATIENCE).until(() -> running.state("payment", part), "repair"::equals);
        assertThat(records.reasons("payment", part)).containsSequence("withdrawing", "application-withdrawn");
        treasury.comeUp();
        assertThat(treasury.books().applications(part)).isEmpty();
    }

    private void fallSilent() {
        treasury.misbehave(Misbehaviour.next(Fault.COMMIT_THEN_500).on(Matter.APPLICATION));
        treasury.misbehave(Misbehaviour.next(Fault.MAINTENANCE).on(Matter.QUERY).times(1000));
        for (Matter notice : List.of(Matter.REVIEW, Matter.VOUCHER, Matter.PAYMENT)) {
            treasury.misbehave(Misbehaviour.next(Fault.LOST).on(notice).times(4));
        }
    }

    /** The statement comes, and is compared two hours later. */
    private void stated(LocalDate day, Booking.Slip slip, String reason) {
        treasury.closeDay(day, slip);
        await().atMost(Asking.PATIENCE)
                .untilAsserted(() -> assertThat(records.reasons("treasury-statement", treasury.id() + "/" + day))
                        .contains(reason));
        running.hub.quiesce(Asking.PATIENCE);
        running.hub.legalTime().advanceTo(running.hub.legalTime().now().plus(Duration.ofMinutes(125)));
        running.hub.quiesce(Asking.PATIENCE);
    }

    /** Who cannot be reached, as its operators are told. */
    private List<String> away() throws Exception {
        HttpResponse<String> answer = asking.ask(asking.operator(), "/api/outages");
        List<String> away = new ArrayList<>();
        new ObjectMapper()
                .readTree(answer.body())
                .forEach(one -> away.add(
                        one.path("partner").asText() + " " + one.path("code").asText()));
        return away;
    }

    private List<String> texts(String sql) {
        return running.jdbc().sql(sql).query(String.class).list();
    }
}
