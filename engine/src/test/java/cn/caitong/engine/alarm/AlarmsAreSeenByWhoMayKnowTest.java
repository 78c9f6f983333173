package cn.caitong.engine.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.alarm.AlarmKind.Owner;
import cn.caitong.engine.alarm.AlarmQueries.Search;
import cn.caitong.engine.alarm.AlarmQueries.State;
import cn.caitong.engine.parked.Parked;
import cn.caitong.engine.parked.ParkedItems;
import cn.caitong.engine.search.Viewer;
import cn.caitong.engine.store.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class AlarmsAreSeenByWhoMayKnowTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final Viewer OPERATOR = Viewer.everywhere();

    private final AlarmsAtWork work = new AlarmsAtWork(DATABASE);

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        DATABASE.empty();
    }

    @Test
    void whatIsAboutACaseSaysSinceWhenWhatAboutAndWhoHasToDoWhat() {
        work.openCase("one", false);
        work.raise("broken", AlarmsAtWork.id("one"));
        AlarmView alarm = work.search(OPERATOR, State.OPEN).getFirst();
        assertThat(alarm.at()).isEqualTo(AlarmsAtWork.AT);
        assertThat(alarm.caseId()).isEqualTo(AlarmsAtWork.id("one"));
        assertThat(alarm.flow()).isEqualTo("deposit");
        assertThat(alarm.partner()).isEqualTo("500103");
        assertThat(alarm.detail()).isEqualTo("detail of broken");
        assertThat(alarm.kind().owner()).isEqualTo(Owner.PURCHASER);
        assertThat(alarm.kind().zh()).isEqualTo("请更正");
        assertThat(alarm.endedAt()).isNull();
    }

    @Test
    void whatFinanceMustDecideAboutNoCaseIsSeenByFinanceOfThatDistrict() {
        work.raise("again-and-again", "CN-USCC:125000000000000197");
        work.raise("statement-missing", "500103/2026-03-02");
        assertThat(work.seen(Viewer.ofBureau(Set.of("500103")))).containsExactly("again-and-again");
        assertThat(work.seen(Viewer.ofBureau(Set.of("500106")))).isEmpty();
        assertThat(work.seen(Viewer.ofDistricts(Set.of("500103")))).isEmpty();
        assertThat(work.seen(Viewer.partner("500103"))).containsExactly("statement-missing");
        assertThat(work.seen(OPERATOR)).containsExactly("statement-missing", "again-and-again");
    }

    @Test
    void whatIsAboutAVeiledCaseIsTheirsAloneWhoseCaseItIs() {
        work.openCase("tender", false);
        work.openCase("secret", "500103", true, AlarmsAtWork.id("tender"));
        work.raise("look", AlarmsAtWork.id("secret"));
        tell(AlarmsAtWork.id("secret"), "0190d7a4-0000-7000-8000-000000000001");
        work.raise("delivery-late", "0190d7a4-0000-7000-8000-000000000001");
        park(AlarmsAtWork.id("secret"), "7");
        assertThat(work.seen(OPERATOR)).isEmpty();
        assertThat(work.seen(Viewer.ofDistricts(Set.of("500103")))).isEmpty();
        assertThat(work.seen(Viewer.partner("portal"))).isEmpty();
        assertThat(work.seen(Viewer.partner("500103"))).containsExactly("event-failed", "delivery-late", "look");
        assertThat(work.seen(Viewer.supplier(AlarmsAtWork.SUPPLIER))).hasSize(3);
        work.change("update case_file set unveils_at = legal_now() - interval '1 second' where key = 'tender'");
        assertThat(work.seen(OPERATOR)).containsExactly("event-failed", "delivery-late", "look");
    }

    /** A message's number would say, before the opening, that its sender spoke of something that is not shown. */
    @Test
    void whatIsAboutAMessageIsAsSecretAsTheMessage() {
        work.openCase("tender", false);
        work.openCase("secret", "500103", true, AlarmsAtWork.id("tender"));
        message(1, "500103", AlarmsAtWork.id("secret"));
        message(2, "portal", AlarmsAtWork.id("tender"));
        message(3, "portal", AlarmsAtWork.id("not there yet"));
        assertThat(work.seen(OPERATOR)).containsExactly("look");
        assertThat(work.search(OPERATOR, State.OPEN)).singleElement().returns("portal", AlarmView::partner);
        assertThat(work.veiled.alarms(50)).extracting(Veiled::code).containsExactly("look", "look");
        assertThat(work.seen(Viewer.ofBureau(Set.of("500103")))).containsExactly("look");
        assertThat(work.seen(Viewer.partner("portal")))
                .as("what it sent itself")
                .containsExactly("look");
        assertThat(work.seen(Viewer.partner("500103")))
                .as("of its veiled case, and of its tender")
                .containsExactly("look", "look");
        assertThat(work.seen(Viewer.partner("500240"))).isEmpty();
        work.change("update case_file set unveils_at = legal_now() - interval '1 second' where key = 'tender'");
        assertThat(work.seen(OPERATOR)).containsExactly("look", "look");
    }

    @Test
    void whatSpeaksOfVeiledCasesWaitsForTheOpeningWhoeverSentIt() {
        work.openCase("tender", false);
        work.change("update case_file set unveils_at = legal_now() + interval '1 hour' where key = 'tender'");
        message(1, "portal", AlarmsAtWork.id("tender"));
        work.change("update alarm set veiled = true");
        assertThat(work.seen(OPERATOR)).isEmpty();
        assertThat(work.seen(Viewer.partner("portal"))).isEmpty();
        assertThat(work.seen(Viewer.partner("500103"))).isEmpty();
        assertThat(work.veiled.alarms(50)).extracting(Veiled::known).doesNotContainNull();
    }

    /** One id came with two contents. */
    private void message(int n, String partner, UUID caseId) {
        UUID id = new UUID(0x7000, n);
        work.transactions.jdbc().sql("""
            insert into message (id, partner, external_id, jurisdiction, flow, type, case_id, raw_digest, data_digest, mapping,
                                 receipt, evidence_seq, received_at)
            values (?, ?, ?, '500103', 'deposit', 't', ?, 'sm3:0', 'sm3:0', 'none', '\\x00', 1, legal_now())\
            """).params(id, partner, "m" + n, caseId).update();
        work.raise("look", "message:" + id);
    }

    @Test
    void whatNamesACaseThatIsNotThereIsShownToNobody() {
        work.raise("look", UUID.randomUUID().toString());
        work.raise("event-failed", "event:404");
        assertThat(work.seen(OPERATOR)).isEmpty();
    }

    @Test
    void aPartnersOwnTroubleIsItsOwnAndTheOperators() {
        work.raise("statement-missing", "500103/2026-03-01");
        assertThat(work.search(OPERATOR, State.OPEN))
                .singleElement()
                .returns("500103", AlarmView::partner)
                .returns(null, AlarmView::caseId);
        assertThat(work.seen(Viewer.partner("500103"))).containsExactly("statement-missing");
        assertThat(work.seen(Viewer.partner("500240"))).isEmpty();
        assertThat(work.seen(Viewer.ofDistricts(Set.of("500103")))).isEmpty();
        assertThat(work.seen(Viewer.supplier(AlarmsAtWork.SUPPLIER))).isEmpty();
    }

    @Test
    void staffSeeTheirDistrictsAndSuppliersTheirOwn() {
        work.openCase("one", false);
        work.raise("look", AlarmsAtWork.id("one"));
        assertThat(work.seen(Viewer.ofDistricts(Set.of("500103")))).containsExactly("look");
        assertThat(work.seen(Viewer.ofDistricts(Set.of("500240")))).isEmpty();
        assertThat(work.seen(Viewer.supplier(AlarmsAtWork.SUPPLIER))).containsExactly("look");
        assertThat(work.seen(Viewer.supplier("CN-USCC:another"))).isEmpty();
        assertThat(work.seen(Viewer.partner("500240"))).isEmpty();
    }

    @Test
    void whatIsToldIsAboutItsCaseAndWhomItIsToldTo() {
        work.openCase("one", false);
        tell(AlarmsAtWork.id("one"), "0190d7a4-0000-7000-8000-000000000002");
        work.raise("delivery-late", "0190d7a4-0000-7000-8000-000000000002");
        assertThat(work.search(OPERATOR, State.OPEN))
                .singleElement()
                .returns(AlarmsAtWork.id("one"), AlarmView::caseId)
                .returns("treasury", AlarmView::partner);
    }

    @Test
    void theAlarmOfAParkedItemHasItsOwnerAndIsSettledAsOne() {
        work.openCase("one", false);
        park(AlarmsAtWork.id("one"), "8");
        assertThat(work.search(OPERATOR, State.OPEN)).singleElement().satisfies(alarm -> {
            assertThat(alarm.kind().owner()).isEqualTo(Owner.OPERATOR);
            assertThat(alarm.kind().en()).contains("/api/parked");
            assertThat(alarm.kind().byPerson()).isFalse();
            assertThat(alarm.partner()).isEqualTo("p1");
        });
    }

    @Test
    void aCodeThatThisVersionDoesNotKnowIsShownAllTheSame() {
        work.raise("of-tomorrow", "500103");
        assertThat(work.search(OPERATOR, State.OPEN))
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.kind().byPerson()).isTrue());
    }

    @Test
    void theyAreAskedForByWhatTheyAre() {
        work.openCase("one", false);
        work.raise("look", AlarmsAtWork.id("one"));
        work.raise("statement-missing", "500103/2026-03-01");
        work.raise("statement-missing", "500240/2026-03-01");
        work.change("update alarm set cleared_at = at where ref = '500240/2026-03-01'");
        assertThat(refs(State.OPEN, null, null, null, null)).hasSize(2);
        assertThat(refs(State.ENDED, null, null, null, null)).containsExactly("500240/2026-03-01");
        assertThat(refs(State.ALL, "statement-missing", null, null, null))
                .containsExactly("500240/2026-03-01", "500103/2026-03-01");
        assertThat(refs(State.ALL, null, "500240", null, null)).containsExactly("500240/2026-03-01");
        assertThat(refs(State.ALL, null, null, AlarmsAtWork.id("one"), null)).hasSize(1);
        assertThat(refs(State.ALL, null, null, null, AlarmsAtWork.AT.plusSeconds(1)))
                .isEmpty();
        assertThat(refs(State.ALL, null, null, null, AlarmsAtWork.AT)).hasSize(3);
    }

    @Test
    void aPageFollowsThePageBefore() {
        for (int day = 1; day <= 3; day++) {
            work.raise("statement-missing", "500103/2026-03-0" + day);
        }
        List<AlarmView> first = page(null);
        List<AlarmView> second = page(first.getLast().id());
        assertThat(first).extracting(AlarmView::ref).containsExactly("500103/2026-03-03", "500103/2026-03-02");
        assertThat(second).extracting(AlarmView::ref).containsExactly("500103/2026-03-01");
    }

    private List<AlarmView> page(@Nullable Long after) {
        return work.queries.search(OPERATOR, new Search(State.OPEN, null, null, null, null, null, null, after, 2));
    }

    private List<String> refs(
            State state,
            @Nullable String code,
            @Nullable String partner,
            @Nullable UUID caseId,
            @Nullable Instant from) {
        Search search = new Search(state, code, "500103", partner, caseId, from, null, null, 50);
        return work.queries.search(OPERATOR, search).stream()
                .map(AlarmView::ref)
                .toList();
    }

    private void tell(UUID caseId, String id) {
        work.transactions.jdbc().sql("""
            insert into outgoing (id, case_id, flow, jurisdiction, partner, type, money, order_key, business_id, state,
                                  next_attempt_at, created_at)
            values (?::uuid, ?, 'deposit', '500103', 'treasury', 't', false, 'k', ?, 'ready', legal_now(), legal_now())\
            """).params(id, caseId, id).update();
    }

    private void park(UUID caseId, String ref) {
        Parked item = new Parked(
                Parked.Kind.EVENT,
                ref,
                "deposit",
                caseId,
                "500103",
                "p1",
                "event-failed",
                "d",
                Parked.Owner.OPERATOR,
                AlarmsAtWork.AT);
        work.transactions.run("park", () -> new ParkedItems(work.transactions).park(List.of(item)));
    }
}
