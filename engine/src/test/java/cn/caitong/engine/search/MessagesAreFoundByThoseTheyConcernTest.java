package cn.caitong.engine.search;

import static cn.caitong.engine.search.Filled.NOON;
import static cn.caitong.engine.search.Filled.TENDER;
import static cn.caitong.engine.search.Filled.caseId;
import static cn.caitong.engine.search.Filled.messageId;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.intake.StoredMessage;
import cn.caitong.engine.intake.StoredMessage.Progress;
import cn.caitong.engine.store.StatementCounter;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.TransactionListener;
import cn.caitong.engine.store.Transactions;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** P13 of messages: known by whoever knows the case, and by the sender, but nothing that is veiled by anybody else. */
@Tag("database")
class MessagesAreFoundByThoseTheyConcernTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final Viewer CENTRE = Viewer.partner("centre");
    private static final Viewer SUPPLIER = Viewer.supplier("S-1");
    private static final Viewer BUREAU = Viewer.ofDistricts(Set.of("500103"));
    private static final int RECEIVED = 1;
    private static final int WITHDRAWN = 2;
    private static final int REGISTERED = 3;

    private final Filled filled = new Filled(DATABASE);
    private final StatementCounter counter =
            new StatementCounter(DATABASE.database().dataSource());
    private final MessageQueries queries = new MessageQueries(
            new Transactions(counter, TransactionListener.NONE), List.of(new SomeFlow("tender", Set.of("withdrawn"))));

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void some() {
        DATABASE.empty();
        filled.tender("1 hour");
        filled.deposit(1, "S-1");
        filled.message(RECEIVED, "received", "centre", caseId(1));
        filled.message(WITHDRAWN, "withdrawn", "app", TENDER);
        filled.message(REGISTERED, "registered", "app", TENDER);
    }

    @Test
    void beforeOpeningADepositsMessageIsItsCentresAndItsSuppliers() {
        assertThat(ids(CENTRE)).containsExactly(RECEIVED);
        assertThat(ids(SUPPLIER)).containsExactly(RECEIVED);
        assertThat(ids(BUREAU)).containsExactly(REGISTERED);
        assertThat(ids(Viewer.supplier("S-2"))).isEmpty();
        assertThat(ids(Viewer.partner("portal"))).isEmpty();
        assertThat(queries.find(BUREAU, messageId(RECEIVED))).isEmpty();
        assertThat(queries.find(BUREAU, messageId(WITHDRAWN))).isEmpty();
    }

    @Test
    void afterOpeningThoseOfItsDistrictFindAll() {
        filled.tender("-1 s");
        assertThat(ids(BUREAU)).containsExactly(REGISTERED, WITHDRAWN, RECEIVED);
        assertThat(ids(Viewer.everywhere())).hasSize(3);
        assertThat(ids(Viewer.ofDistricts(Set.of("500240")))).isEmpty();
        assertThat(ids(CENTRE)).containsExactly(RECEIVED);
    }

    @Test
    void aPlaceAmongTheEvidenceThatCountsWhatIsVeiledIsItsSendersAlone() {
        assertThat(provable(BUREAU)).isFalse();
        assertThat(provable(Viewer.partner("app"))).isTrue();
        filled.tender("-1 s");
        assertThat(provable(BUREAU)).isTrue();
    }

    @Test
    void beforeItsCaseIsThereItIsItsSendersAndItsSuppliers() {
        filled.message(9, "received", "centre", caseId(9));
        filled.waits(9, caseId(9), "pending", "S-9");
        assertThat(queries.find(CENTRE, messageId(9)).orElseThrow().progress()).isEqualTo(Progress.PENDING);
        assertThat(queries.find(Viewer.supplier("S-9"), messageId(9))).isPresent();
        assertThat(queries.find(SUPPLIER, messageId(9))).isEmpty();
        assertThat(queries.find(BUREAU, messageId(9))).isEmpty();
    }

    @Test
    void whatIsHiddenCostsTheSameStatementAsWhatIsNotThere() {
        queries.find(BUREAU, messageId(RECEIVED));
        List<String> hidden = counter.statements();
        counter.reset();
        queries.find(BUREAU, new UUID(9, 9));
        assertThat(counter.statements()).isEqualTo(hidden).hasSize(2);
    }

    @Test
    void byTenderSupplierPartnerTimeAndStatePageByPage() {
        filled.tender("-1 s");
        filled.waits(REGISTERED, TENDER, "parked", null);
        Viewer all = Viewer.everywhere();
        assertThat(ids(all, search("T-1", null, null, null, null))).hasSize(3);
        assertThat(ids(all, search(null, "S-1", null, null, null))).containsExactly(RECEIVED);
        assertThat(ids(all, search(null, null, "app", null, null))).containsExactly(REGISTERED, WITHDRAWN);
        assertThat(ids(all, search(null, null, null, "parked", null))).containsExactly(REGISTERED);
        assertThat(ids(all, search(null, null, null, "decided", null))).containsExactly(WITHDRAWN, RECEIVED);
        assertThat(ids(all, search(null, null, null, null, NOON.plusSeconds(2))))
                .containsExactly(REGISTERED, WITHDRAWN);
        Search.Page first = new Search.Page(NOON, messageId(REGISTERED));
        assertThat(ids(all, new Search(null, null, null, null, null, null, NOON.plusSeconds(3), first, 1)))
                .containsExactly(WITHDRAWN);
    }

    private boolean provable(Viewer viewer) {
        return queries.find(viewer, messageId(REGISTERED)).orElseThrow().provable();
    }

    private static Search search(
            @Nullable String tender,
            @Nullable String supplier,
            @Nullable String partner,
            @Nullable String state,
            @Nullable Instant from) {
        return new Search(null, tender, supplier, partner, state, from, null, null, 10);
    }

    private List<Integer> ids(Viewer viewer) {
        return ids(viewer, search(null, null, null, null, null));
    }

    private List<Integer> ids(Viewer viewer, Search search) {
        return queries.search(viewer, search).stream()
                .map(StoredMessage::externalId)
                .map(id -> Integer.valueOf(id.substring(1)))
                .toList();
    }
}
