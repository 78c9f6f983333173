package cn.caitong.engine.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import cn.caitong.engine.evidence.EvidenceLog;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.LegalTime;
import cn.caitong.engine.time.MonthPartitions;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class MoneyIsStoppedAndLetGoByTwoPersonsTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final HoldScope CENTRE = HoldScope.partner("500103");

    private final Transactions transactions = DATABASE.transactions();
    private final Holds holds = new Holds(
            transactions,
            new LegalTime(transactions),
            new EvidenceLog(transactions),
            new Holds.Reach(Set.of("500103", "500240"), Set.of("deposit")));

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void threeRefundsWait() {
        DATABASE.empty();
        new MonthPartitions(transactions).ensure();
        for (int n = 1; n <= 3; n++) {
            refund("500103", "R-" + n, n == 1 ? "interval '-1 day'" : "interval '1 day'", false);
        }
        refund("500240", "R-9", "interval '1 day'", false);
    }

    @Test
    void whoAskedCannotConfirm() {
        long act = holds.askToPlace(CENTRE, "a wrong calendar", "wang");
        refused(() -> holds.confirm(act, "wang"), ErrorCode.SECOND_PERSON_NEEDED);
        assertThat(holds.standing()).as("one person stops nothing").isEmpty();
        assertThat(holds.undecided()).extracting(HoldAct::id).containsExactly(act);
    }

    @Test
    void aNameThatStopsNothingIsRefused() {
        refused(() -> holds.askToPlace(HoldScope.partner("500l03"), "a slip", "wang"), ErrorCode.HOLD_NAME_UNKNOWN);
        refused(() -> holds.askToPlace(HoldScope.flow("500103"), "a slip", "wang"), ErrorCode.HOLD_NAME_UNKNOWN);
        assertThat(holds.undecided()).isEmpty();
    }

    @Test
    void aSecondPersonPlacesItOnce() {
        long act = holds.askToPlace(CENTRE, "a wrong calendar", "wang");
        holds.confirm(act, "li");
        assertThat(holds.standing()).singleElement().satisfies(hold -> {
            assertThat(hold.scope()).isEqualTo(CENTRE);
            assertThat(hold.placedBy() + hold.confirmedBy()).isEqualTo("wangli");
            assertThat(hold.waiting()).isEqualTo(3);
            assertThat(hold.amount()).isEqualTo(new BigDecimal("36000.00"));
        });
        refused(() -> holds.confirm(act, "zhao"), ErrorCode.HOLD_ACT_NOT_OPEN);
        assertThat(evidence()).containsExactly("hold.asked", "hold.confirmed");
    }

    @Test
    void aRefusedActIsNeverDone() {
        long act = holds.askToPlace(CENTRE, "a wrong calendar", "wang");
        holds.refuse(act, "wang");
        refused(() -> holds.confirm(act, "li"), ErrorCode.HOLD_ACT_NOT_OPEN);
        assertThat(holds.standing()).isEmpty();
        assertThat(evidence()).containsExactly("hold.asked", "hold.refused");
    }

    @Test
    void aDryRunChangesNothing() {
        long hold = placed(CENTRE);
        assertThat(holds.rehearse(hold, 2)).isEqualTo(new Rehearsal(2, new BigDecimal("24000.00"), 1, 0));
        assertThat(holds.rehearse(hold, Long.MAX_VALUE)).isEqualTo(new Rehearsal(3, new BigDecimal("36000.00"), 1, 0));
        assertThat(passes(hold)).isZero();
    }

    @Test
    void aBatchIsWhatTheFirstPersonSawWhateverComesMeanwhile() {
        long hold = placed(CENTRE);
        long act = holds.askToPass(hold, 2, "checked with the centre", "wang");
        refund("500103", "R-4", "interval '1 day'", false);
        holds.confirm(act, "li");
        assertThat(holds.rehearse(hold, Long.MAX_VALUE).rows())
                .as("the third, and the one that came")
                .isEqualTo(2);
        holds.confirm(holds.askToPass(hold, 1, "and one more", "wang"), "li");
        assertThat(holds.rehearse(hold, Long.MAX_VALUE).rows()).isEqualTo(1);
    }

    @Test
    void anotherHoldOverTheSameMoneyIsSeenInTheDryRun() {
        long hold = placed(CENTRE);
        placed(HoldScope.flow("deposit"));
        assertThat(holds.rehearse(hold, 3).held()).isEqualTo(3);
        assertThat(holds.standing()).extracting(Hold::waiting).containsExactly(3L, 4L);
    }

    @Test
    void aMessageWithSeveralLinesWaitsOnceWithTheSumOfThem() {
        carriedBeside("CT-R-2", "5000.00");
        carriedBeside("CT-R-2", "0.01");
        long hold = placed(CENTRE);
        assertThat(holds.rehearse(hold, Long.MAX_VALUE)).isEqualTo(new Rehearsal(3, new BigDecimal("41000.01"), 1, 0));
        assertThat(holds.rehearse(hold, 2))
                .as("the first two messages")
                .isEqualTo(new Rehearsal(2, new BigDecimal("29000.01"), 1, 0));
        assertThat(holds.standing()).extracting(Hold::waiting).containsExactly(3L);
    }

    @Test
    void whatNobodyMayKnowOfYetIsNotCounted() {
        refund("500103", "R-5", "interval '1 day'", true);
        long hold = placed(CENTRE);
        assertThat(holds.rehearse(hold, Long.MAX_VALUE).rows()).isEqualTo(3);
    }

    /** Or asking for one row after the other would tell where it is. */
    @Test
    void norDoesItTakeAPlaceAmongThoseThatAreCounted() {
        refund("500103", "R-5", "interval '1 day'", true);
        refund("500103", "R-6", "interval '1 day'", false);
        long hold = placed(CENTRE);
        for (int rows = 1; rows <= 4; rows++) {
            assertThat(holds.rehearse(hold, rows).rows()).isEqualTo(rows);
        }
        assertThat(holds.rehearse(hold, 5).rows()).isEqualTo(4);
    }

    @Test
    void anEndedHoldCannotBeLetGoAgain() {
        long hold = placed(CENTRE);
        long first = holds.askToRelease(hold, "put right", "wang");
        long second = holds.askToPass(hold, 1, "one of them", "zhao");
        holds.confirm(first, "li");
        refused(() -> holds.confirm(second, "li"), ErrorCode.HOLD_NOT_THERE);
        refused(() -> holds.askToRelease(hold, "again", "wang"), ErrorCode.HOLD_NOT_THERE);
        assertThat(holds.standing()).isEmpty();
    }

    @Test
    void twoWhoConfirmAtOncePlaceOneHold() throws Exception {
        long act = holds.askToPlace(CENTRE, "a wrong calendar", "wang");
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Callable<Boolean>> confirming = List.of(() -> confirms(act, "li"), () -> confirms(act, "zhao"));
            assertThat(both.invokeAll(confirming)).extracting(Future::get).containsExactlyInAnyOrder(true, false);
        }
        assertThat(holds.standing()).hasSize(1);
    }

    @Test
    void aScopeWithoutANameIsNone() {
        refused(() -> holds.askToPlace(HoldScope.partner(" "), "a slip", "wang"), ErrorCode.HOLD_NAME_UNKNOWN);
        refused(
                () -> holds.askToPlace(HoldScope.partner(HoldScope.EVERYTHING), "a slip", "wang"),
                ErrorCode.HOLD_NAME_UNKNOWN);
        assertThatIllegalArgumentException().isThrownBy(() -> new HoldScope(HoldScope.Kind.HUB, CENTRE.name()));
    }

    private boolean confirms(long act, String person) {
        try {
            holds.confirm(act, person);
            return true;
        } catch (RefusedException late) {
            assertThat(late.code()).isEqualTo(ErrorCode.HOLD_ACT_NOT_OPEN);
            return false;
        }
    }

    private long placed(HoldScope scope) {
        holds.confirm(holds.askToPlace(scope, "a wrong calendar", "wang"), "li");
        return holds.standing().getLast().id();
    }

    private long passes(long hold) {
        return DATABASE.jdbc()
                .sql("select passes_until from hold where id = ?")
                .param(hold)
                .query(Long.class)
                .single();
    }

    private List<String> evidence() {
        return DATABASE.jdbc()
                .sql("select kind from evidence where case_id = ? order by case_seq")
                .param(CENTRE.caseId())
                .query(String.class)
                .list();
    }

    private static void refused(Runnable act, ErrorCode code) {
        assertThatThrownBy(act::run).asInstanceOf(type(RefusedException.class)).returns(code, RefusedException::code);
    }

    /** One more line in a message that is there. */
    private static void carriedBeside(String carrier, String amount) {
        DATABASE.jdbc()
                .sql("""
                    with item as (
                      insert into received_item (id, partner, receipt_id, case_id, jurisdiction, currency, received, received_at)
                      values (:id, 'payable', :wire, :id, '500103', 'CNY', :amount, legal_now())
                    ), owed as (
                      insert into money_obligation (id, item_id, case_id, jurisdiction, purpose, line, amount, state, opened_at, changed_at)
                      values (:id, :id, :id, '500103', 'pay', 'line', :amount, 'open', legal_now(), legal_now())
                    )
                    insert into instruction (obligation_id, n, wire_id, carried_in, case_id, jurisdiction, amount, state, issued_at, changed_at)
                    values (:id, 1, :wire, :carrier, :id, '500103', :amount, 'issued', legal_now(), legal_now())\
                    """)
                .param("id", UUID.randomUUID())
                .param("wire", "W-" + amount)
                .param("carrier", carrier)
                .param("amount", new BigDecimal(amount))
                .update();
    }

    /** An instruction of 12000.00 that is ready to leave. */
    private static void refund(String partner, String receipt, String due, boolean veiled) {
        UUID id = UUID.randomUUID();
        DATABASE.jdbc()
                .sql("""
                    with opened as (
                      insert into case_file (id, flow, key, state, data, schema_version, version, jurisdiction, partner, veiled, opened_at,
                                             changed_at)
                      values (:id, 'deposit', :key, 'refund-instructed', '{}', 1, 1, '500103', :partner, :veiled, legal_now(), legal_now())
                    ), item as (
                      insert into received_item (id, partner, receipt_id, case_id, jurisdiction, currency, received, refunded, received_at)
                      values (:id, :partner, :receipt, :id, '500103', 'CNY', 12000, 12000, legal_now())
                    ), owed as (
                      insert into money_obligation (id, item_id, case_id, jurisdiction, purpose, amount, state, opened_at, changed_at)
                      values (:id, :id, :id, '500103', 'refund', 12000, 'open', legal_now(), legal_now())
                    ), made as (
                      insert into instruction (obligation_id, n, wire_id, case_id, jurisdiction, amount, state, issued_at, changed_at)
                      values (:id, 1, 'CT-' || :receipt, :id, '500103', 12000, 'issued', legal_now(), legal_now())
                    )
                    insert into outgoing (id, case_id, flow, jurisdiction, partner, type, money, order_key, business_id, state,
                                          next_attempt_at, due_at, created_at)
                    values (:id, :id, 'deposit', '500103', :partner, 'deposit.refund-instructed.v1', true, :key, 'CT-' || :receipt, 'ready',
                            legal_now(), legal_now() + %s, legal_now())\
                    """.formatted(due))
                .param("id", id)
                .param("key", partner + ":" + receipt)
                .param("partner", partner)
                .param("receipt", receipt)
                .param("veiled", veiled)
                .update();
    }
}
