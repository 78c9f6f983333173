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
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/**
 * A payment whose first application is withdrawn before it left, and whose second is answered by nobody: the answer is lost, questions are turned away, and no notice ever comes. The
 * treasury's daily statement alone tells what became of it (P3); what it lists besides is for finance, until it is corrected.
 */
final class TheStatementAlone {
    private final RunningHub running;
    private final Asking asking;
    private final CaseRecords records;
    private final Treasury treasury;

    TheStatementAlone(RunningHub running, Asking asking, CaseRecords records) {
        this.running = running;
        this.asking = asking;
        this.records = records;
        this.treasury = running.city.city().treasury();
    }

    /** Of the part of an invoice that was confirmed later. */
    void tellsOf(InvoicePapers invoice, String sum) throws Exception {
        String part = invoice.number() + ".2";
        isWithdrawnWhileTheTreasuryIsDown(invoice, part, sum);
        fallSilent();
        asking.accepted("one-thing", invoice.partPrepared(sum, "anew"));
        asking.accepted("one-thing", invoice.partApproved("anew"));
        await().atMost(Asking.PATIENCE).until(() -> treasury.books().paid(part).equals(Fen.ofYuan(sum)));
        assertThat(running.state("payment", part)).isEqualTo("applied");
        LocalDate day = treasury.books().bookings().getLast().day();
        stated(day, Booking.Slip.LINE_EXTRA, "statement-received");
        await().atMost(Asking.PATIENCE).until(() -> running.state("payment", part), "credited"::equals);
        assertThat(texts("select code || ' ' || owner from parked where resolved_at is null"))
                .containsExactly("statement-instruction-unknown bureau");
        assertThat(treasury.books().applications(part)).hasSize(1);
        assertThat(texts("select distinct state from outgoing where type = 'payment.applied.v1' order by 1"))
                .as("neither unknown nor asked about any more")
                .containsExactly("delivered", "withdrawn");
        stated(day, Booking.Slip.NONE, "statement-corrected");
        assertThat(texts("select code from parked where resolved_at is null"))
                .as("its correction settles it")
                .isEmpty();
    }

    /** It has not left: the purchaser takes it back, and may prepare it anew. */
    private void isWithdrawnWhileTheTreasuryIsDown(InvoicePapers invoice, String part, String sum) throws Exception {
        treasury.goDown();
        asking.accepted("one-thing", invoice.partPrepared(sum, ""));
        asking.accepted("one-thing", invoice.partApproved(""));
        await().atMost(Asking.PATIENCE)
                .until(() -> texts("select outcome from attempt where outcome = 'not-sent'")
                                .size()
                        > 0);
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
                .untilAsserted(() -> assertThat(records.reasons("treasury-statement", "treasury/" + day))
                        .contains(reason));
        running.hub.quiesce(Asking.PATIENCE);
        running.hub.legalTime().advanceTo(running.hub.legalTime().now().plus(Duration.ofMinutes(125)));
        running.hub.quiesce(Asking.PATIENCE);
    }

    private List<String> texts(String sql) {
        return running.jdbc().sql(sql).query(String.class).list();
    }
}
