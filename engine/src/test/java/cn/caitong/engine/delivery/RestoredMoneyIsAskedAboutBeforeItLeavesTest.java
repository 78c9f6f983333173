package cn.caitong.engine.delivery;

import static cn.caitong.engine.delivery.OutboxTables.CENTRE;
import static cn.caitong.engine.delivery.OutboxTables.QUERY;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.delivery.End.Finding;
import cn.caitong.engine.delivery.End.Found;
import cn.caitong.engine.flow.Outgoing;
import cn.caitong.engine.store.TransactionListener;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.Ticker;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The hub that was lost may have sent what is ready here, under the same id (P12). */
@Tag("database")
class RestoredMoneyIsAskedAboutBeforeItLeavesTest {
    private static final OutboxTables TABLES = new OutboxTables();

    private final RestoredDoubts doubts = new RestoredDoubts(TABLES.delivery);

    @AfterAll
    static void close() {
        TABLES.close();
    }

    @BeforeEach
    void restored() {
        TABLES.empty();
        TABLES.jdbc()
                .sql("update recovery set since = legal_now() - interval '1 day', begun_at = legal_now()")
                .update();
    }

    @Test
    void withoutARestoreNothingIsAsked() {
        TABLES.jdbc().sql("update recovery set since = null, begun_at = null").update();
        UUID refund = TABLES.refund("CT-1");
        doubts.sweep();
        assertThat(state(refund)).isEqualTo("ready");
        assertThat(leaving()).containsExactly("CT-1");
    }

    @Test
    void thePartnerIsAskedAtOnceAndMoneyWaits() {
        UUID refund = TABLES.refund("CT-1");
        doubts.sweep();
        assertThat(state(refund)).isEqualTo("unknown");
        List<Marked> questions = TABLES.mark(10);
        assertThat(questions).extracting(Marked::type).containsExactly(QUERY);
        assertThat(questions).extracting(Marked::about).containsExactly("CT-1");
    }

    @Test
    void whatThePartnerHasIsAdoptedAndNeverSent() {
        UUID refund = TABLES.refund("CT-1");
        doubts.sweep();
        TABLES.end(TABLES.markOne(), new Found(Finding.DELIVERED, "credited", End.NO_ANSWER, List.of()));
        cover();
        assertThat(state(refund)).isEqualTo("delivered");
        assertThat(leaving()).isEmpty();
        assertThat(TABLES.jdbc()
                        .sql("select count(*) from attempt where outgoing_id = ?")
                        .param(refund)
                        .query(Long.class)
                        .single())
                .as("the wire was never touched")
                .isZero();
    }

    /** It may have been on its way inside the partner when the hub was lost: “not found” counts from the restore. */
    @Test
    void whatThePartnerNeverHadLeavesOnceTheGapIsCovered() {
        UUID refund = TABLES.refund("CT-1");
        doubts.sweep();
        TABLES.end(TABLES.markOne(), notFound());
        assertThat(state(refund)).as("too early to be believed").isEqualTo("unknown");
        TABLES.jdbc()
                .sql("update recovery set begun_at = begun_at - interval '11 minutes'")
                .update();
        TABLES.jdbc()
                .sql("update outgoing set next_attempt_at = legal_now() where state = 'ready'")
                .update();
        TABLES.end(TABLES.markOne(), notFound());
        assertThat(state(refund)).isEqualTo("ready");
        assertThat(leaving()).as("not before the gap is covered").isEmpty();
        doubts.sweep();
        assertThat(state(refund)).as("asked once").isEqualTo("ready");
        cover();
        assertThat(leaving()).containsExactly("CT-1");
    }

    @Test
    void coveredOrNotWhatWasNotAskedAboutDoesNotLeave() {
        TABLES.refund("CT-1");
        cover();
        assertThat(leaving()).isEmpty();
    }

    @Test
    void whatAStatementListsIsAdoptedWithoutAQuestion() {
        UUID refund = TABLES.refund("CT-1");
        listed("CT-1");
        doubts.sweep();
        assertThat(state(refund)).isEqualTo("delivered");
        assertThat(TABLES.mark(10)).isEmpty();
    }

    private static void listed(String wireId) {
        TABLES.jdbc().sql("""
            with day as (insert into statement_day (case_id, message_id, partner, date, jurisdiction, opening, closing, taken_at)
                         values (gen_random_uuid(), gen_random_uuid(), '500103', '2026-11-20', '500103', 0, 0, legal_now())
                         returning partner, date)
            insert into statement_line (partner, date, line, jurisdiction, kind, receipt_id, wire_id, amount, booked_on)
            values ('500103', '2026-11-20', 1, '500103', 'credited', 'R-1', ?, 1, '2026-11-20')
            """).param(wireId).update();
    }

    @Test
    void whoCannotBeAskedIsAPersonsMatter() {
        UUID recall = TABLES.tell(
                TABLES.openCase("recall"),
                new Outgoing.Tell(CENTRE, OutboxTables.RECALL, "RC-1", true, OutboxTables.data("RC-1"), null));
        doubts.sweep();
        assertThat(state(recall)).isEqualTo("unknown");
        assertThat(TABLES.jdbc()
                        .sql("select code from parked where ref = ?")
                        .param(recall.toString())
                        .query(String.class)
                        .list())
                .containsExactly("delivery-unknown");
    }

    @Test
    void moneyThatCameAfterTheGapIsNotInDoubt() {
        TABLES.refund("CT-1");
        ofAnItemTwoDaysLater("refund", "CT-1", null);
        doubts.sweep();
        cover();
        assertThat(leaving()).containsExactly("CT-1");
    }

    /** A restored hub confirms a claim again: that its date is later says nothing about what the treasury was told before. */
    @Test
    void aPaymentIsInDoubtWhenEverItsClaimWasConfirmed() {
        UUID payment = TABLES.refund("CT-1");
        ofAnItemTwoDaysLater("pay", "CT-1", null);
        cover();
        assertThat(leaving()).isEmpty();
        doubts.sweep();
        assertThat(state(payment)).isEqualTo("unknown");
    }

    /** One that may leave unasked does not take along another that may not. */
    @Test
    void aMessageIsInDoubtIfOneOfItsInstructionsIs() {
        UUID mixed = TABLES.refund("AP-1");
        ofAnItemTwoDaysLater("refund", "CT-1", "AP-1");
        ofAnItemTwoDaysLater("deduct", "CT-2", "AP-1");
        cover();
        assertThat(leaving()).isEmpty();
        doubts.sweep();
        assertThat(state(mixed)).isEqualTo("unknown");
    }

    @Test
    void anApplicationIsAdoptedWhenAStatementListsOneOfItsLines() {
        UUID application = TABLES.refund("AP-1");
        ofAnItemTwoDaysLater("pay", "CT-1", "AP-1");
        ofAnItemTwoDaysLater("pay", "CT-2", "AP-1");
        listed("CT-2");
        doubts.sweep();
        assertThat(state(application)).isEqualTo("delivered");
        assertThat(TABLES.mark(10)).isEmpty();
    }

    private static void ofAnItemTwoDaysLater(String purpose, String wireId, @Nullable String carrier) {
        TABLES.jdbc()
                .sql("""
                    with item as (insert into received_item (id, partner, receipt_id, case_id, jurisdiction, currency, received, received_at)
                                  values (gen_random_uuid(), '500103', 'R-' || :wire, gen_random_uuid(), '500103', 'CNY', 1, legal_now() + interval '2 days')
                                  returning id, case_id),
                         owed as (insert into money_obligation (id, item_id, case_id, jurisdiction, purpose, amount, state, opened_at, changed_at)
                                  select gen_random_uuid(), id, case_id, '500103', :purpose, 1, 'open', legal_now(), legal_now() from item
                                  returning id, case_id)
                    insert into instruction (obligation_id, n, wire_id, carried_in, case_id, jurisdiction, amount, state, issued_at, changed_at)
                    select id, 1, :wire, :carrier, case_id, '500103', 1, 'issued', legal_now(), legal_now() from owed
                    """)
                .param("purpose", purpose)
                .param("wire", wireId)
                .param("carrier", carrier)
                .update();
    }

    /** It dies before the commit: nothing is asked, nothing leaves, and the next turn does it. */
    @Test
    void dyingWhileDoubtingChangesNothing() {
        UUID refund = TABLES.refund("CT-1");
        Transactions dying = new Transactions(TABLES.database.database().dataSource(), new TransactionListener() {
            @Override
            public void beforeCommit(String transaction) {
                throw new IllegalStateException("died in " + transaction);
            }
        });
        Delivery node = TABLES.node("node-b", dying, Ticker.SYSTEM, new OutboxTables.SilentWakeUp());
        new RestoredDoubts(node).sweep();
        assertThat(state(refund)).isEqualTo("ready");
        cover();
        assertThat(leaving()).isEmpty();
        doubts.sweep();
        assertThat(state(refund)).isEqualTo("unknown");
    }

    private static Found notFound() {
        return new Found(Finding.NOT_FOUND, "unknown-id", End.NO_ANSWER, List.of());
    }

    private static void cover() {
        TABLES.jdbc().sql("update recovery set covered = legal_now()").update();
    }

    private static List<String> leaving() {
        return TABLES.mark(10).stream().map(Marked::businessId).toList();
    }

    private static String state(UUID id) {
        return TABLES.jdbc()
                .sql("select state from outgoing where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }
}
