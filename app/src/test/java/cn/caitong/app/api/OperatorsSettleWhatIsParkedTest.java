package cn.caitong.app.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.assertj.core.groups.Tuple.tuple;

import cn.caitong.app.hub.Alarming;
import cn.caitong.connectors.partner.Credentials;
import cn.caitong.connectors.partner.Operators;
import cn.caitong.connectors.partner.Partners;
import cn.caitong.engine.alarm.VeiledQueries;
import cn.caitong.engine.cases.ParkedEvents;
import cn.caitong.engine.evidence.EvidenceLog;
import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.parked.Conflicts;
import cn.caitong.engine.parked.Parked;
import cn.caitong.engine.parked.ParkedItems;
import cn.caitong.engine.parked.ParkedQueries;
import cn.caitong.engine.parked.ParkedView;
import cn.caitong.engine.reconciliation.Reconciliation;
import cn.caitong.engine.reconciliation.ReconciliationPolicy;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.LegalTime;
import cn.caitong.engine.time.MonthPartitions;
import cn.caitong.engine.vault.Vault;
import cn.caitong.engine.vault.VaultKeys;
import cn.caitong.engine.wake.LocalWakeUp;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletRequest;

@Tag("database")
class OperatorsSettleWhatIsParkedTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final UUID OPEN = CaseId.of("deposit", "500103:R-1");
    private static final UUID STATEMENT = CaseId.of("statement", "500103/2026-02-13");
    private static final UUID VEILED = CaseId.of("deposit", "500103:R-2");

    private final Transactions transactions = DATABASE.transactions();
    private final ParkedApi api;

    OperatorsSettleWhatIsParkedTest(@TempDir Path folder) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest("token".getBytes(StandardCharsets.UTF_8));
        Path operators = Files.createDirectories(folder.resolve("operators"));
        Files.writeString(operators.resolve("zhang.san.sha256"), HexFormat.of().formatHex(digest));
        new MonthPartitions(transactions).ensure();
        EvidenceLog evidence = new EvidenceLog(transactions);
        this.api = new ParkedApi(
                new OperatorsOnly(new Operators(folder), new Credentials(folder, new Partners(List.of()))),
                new ParkedQueries(transactions),
                new VeiledQueries(transactions, Alarming.catalogue()),
                new ParkedEvents(transactions, evidence, new LocalWakeUp()),
                new Reconciliation(
                        transactions,
                        new LegalTime(transactions),
                        new Vault(VaultKeys.inFolder(folder)),
                        evidence,
                        new ReconciliationPolicy(Duration.ZERO, Duration.ofMinutes(1), 12),
                        List.of()),
                new Conflicts(transactions, evidence));
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void fresh() {
        DATABASE.empty();
        openCase(OPEN, "500103:R-1", false);
        openCase(VEILED, "500103:R-2", true);
    }

    @Test
    void nobodyElseDoes() {
        assertThatThrownBy(() -> api.open(shown("another's"))).isInstanceOf(TurnedAway.class);
        assertThatThrownBy(() -> api.retry(1, shown("another's"))).isInstanceOf(TurnedAway.class);
        assertThatThrownBy(() -> api.dismiss(1, shown("another's"))).isInstanceOf(TurnedAway.class);
        assertThatThrownBy(() -> api.resolve(1, shown("another's"))).isInstanceOf(TurnedAway.class);
    }

    @Test
    void whatIsAboutAVeiledCaseIsNotThereButADifferenceIsWithoutItsCase() {
        park(Parked.Kind.EVENT, "7", VEILED);
        park(Parked.Kind.DIFFERENCE, "500103/2026-02-13/1/statement-amount-differs", VEILED);
        park(Parked.Kind.EVENT, "8", OPEN);
        assertThat(api.open(shown("token")).items())
                .extracting(ParkedView::ref, ParkedView::caseId)
                .containsExactly(tuple("8", OPEN), tuple("500103/2026-02-13/1/statement-amount-differs", null));
        assertThat(api.open(shown("token")).veiled())
                .singleElement()
                .returns("code", VeiledItem::code)
                .returns("bureau", VeiledItem::owner)
                .satisfies(item -> assertThat(item.remedy().zh()).contains("重试"));
    }

    @Test
    void whatIsVeiledIsTriedAgainByItsNumberAndNothingElseIsDoneWithIt() {
        inboxHas("parked", Parked.Kind.EVENT, VEILED);
        long id = api.open(shown("token")).veiled().getFirst().id();
        assertRefused(() -> api.dismiss(id, saying("x")), ErrorCode.ITEM_NOT_PARKED);
        assertRefused(() -> api.resolve(id, saying("x")), ErrorCode.ITEM_NOT_PARKED);
        api.retry(id, saying("mended"));
        assertThat(inbox()).containsExactly("pending");
        assertThat(api.open(shown("token")).veiled()).isEmpty();
        park(Parked.Kind.DELIVERY, new UUID(7, 7).toString(), VEILED);
        long delivery = api.open(shown("token")).veiled().getFirst().id();
        assertRefused(() -> api.retry(delivery, saying("x")), ErrorCode.ITEM_NOT_PARKED);
    }

    /** A statement belongs to no tender, whose opening could be waited for. */
    @Test
    void whatWillNeverBeShownIsTakenAwayByItsNumber() {
        openCase(STATEMENT, "500103/2026-02-13", true, null);
        inboxHas("parked", Parked.Kind.EVENT, STATEMENT);
        long id = api.open(shown("token")).veiled().getFirst().id();
        assertRefused(() -> api.dismiss(id, shown("token")), ErrorCode.PARAMETER_MISSING);
        api.dismiss(id, saying("the centre sends it anew"));
        assertThat(inbox()).isEmpty();
        assertThat(api.open(shown("token")).veiled()).isEmpty();
        assertRefused(() -> api.dismiss(id, saying("again")), ErrorCode.ITEM_NOT_PARKED);
    }

    @Test
    void aDifferenceIsResolvedOnceUnderTheirNameWithTheirWords() {
        park(Parked.Kind.DIFFERENCE, "500103/2026-02-13/1/statement-amount-differs", OPEN);
        long id = only().id();
        assertRefused(() -> api.resolve(id, shown("token")), ErrorCode.PARAMETER_MISSING);
        api.resolve(id, saying("the bank's error, put right"));
        assertThat(transactions
                        .jdbc()
                        .sql("select resolved_by || ': ' || resolution from parked")
                        .query(String.class)
                        .single())
                .isEqualTo("zhang.san: the bank's error, put right");
        assertThat(transactions
                        .jdbc()
                        .sql("select kind from evidence")
                        .query(String.class)
                        .list())
                .containsExactly("statement.resolved");
        assertRefused(() -> api.resolve(id, saying("again")), ErrorCode.ITEM_NOT_PARKED);
    }

    @Test
    void eachKindIsSettledInItsOwnWay() {
        park(Parked.Kind.CONFLICT, "9", OPEN);
        long id = only().id();
        assertRefused(() -> api.retry(id, saying("x")), ErrorCode.ITEM_SETTLED_OTHERWISE);
        assertRefused(() -> api.dismiss(id, saying("x")), ErrorCode.ITEM_SETTLED_OTHERWISE);
        assertRefused(() -> api.resolve(id, shown("token")), ErrorCode.PARAMETER_MISSING);
        DATABASE.empty();
        openCase(OPEN, "500103:R-1", false);
        park(Parked.Kind.CLOCK, "10", OPEN);
        long clock = only().id();
        assertRefused(() -> api.resolve(clock, saying("x")), ErrorCode.ITEM_SETTLED_OTHERWISE);
        DATABASE.empty();
        openCase(OPEN, "500103:R-1", false);
        park(Parked.Kind.MATTER, OPEN + "/award-notice/1", OPEN);
        long matter = only().id();
        assertRefused(() -> api.retry(matter, saying("x")), ErrorCode.ITEM_SETTLED_OTHERWISE);
        assertRefused(() -> api.dismiss(matter, saying("x")), ErrorCode.ITEM_SETTLED_OTHERWISE);
        assertRefused(() -> api.resolve(matter, saying("x")), ErrorCode.ITEM_SETTLED_OTHERWISE);
    }

    @Test
    void aConflictIsResolvedOnceUnderTheirNameWithTheirWordsAndItsAlarmEnds() {
        park(Parked.Kind.CONFLICT, "9", OPEN);
        long id = only().id();
        api.resolve(id, saying("the first holds"));
        assertThat(api.open(shown("token")).items()).isEmpty();
        assertThat(transactions
                        .jdbc()
                        .sql("select count(*) from alarm where cleared_at is null")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(transactions
                        .jdbc()
                        .sql("select kind || ' ' || convert_from(payload, 'UTF8') from evidence")
                        .query(String.class)
                        .single())
                .startsWith("conflict.resolved ")
                .contains("\"conflict\":\"9\"", "\"by\":\"zhang.san\"", "\"why\":\"the first holds\"");
        assertRefused(() -> api.resolve(id, saying("again")), ErrorCode.ITEM_NOT_PARKED);
    }

    @Test
    void aParkedEventIsTriedAgainOrTakenAway() {
        parkEvent();
        api.retry(only().id(), saying("the tender is corrected"));
        assertThat(inbox()).containsExactly("pending");
        assertThat(api.open(shown("token")).items()).isEmpty();
        DATABASE.empty();
        openCase(OPEN, "500103:R-1", false);
        parkEvent();
        api.dismiss(only().id(), saying("sent by mistake"));
        assertThat(inbox()).isEmpty();
    }

    @Test
    void aHeldEventIsTakenAwayAndNothingElseIsDoneWithIt() {
        inboxHas("held", Parked.Kind.HELD);
        long id = only().id();
        assertRefused(() -> api.retry(id, saying("x")), ErrorCode.ITEM_SETTLED_OTHERWISE);
        assertRefused(() -> api.resolve(id, saying("x")), ErrorCode.ITEM_SETTLED_OTHERWISE);
        assertRefused(() -> api.dismiss(id, shown("token")), ErrorCode.PARAMETER_MISSING);
        assertThat(inbox()).containsExactly("held");
        api.dismiss(id, saying("the invoice's number was mistyped"));
        assertThat(inbox()).isEmpty();
        assertRefused(() -> api.dismiss(id, saying("again")), ErrorCode.ITEM_NOT_PARKED);
    }

    private void parkEvent() {
        inboxHas("parked", Parked.Kind.EVENT);
    }

    private void inboxHas(String state, Parked.Kind kind) {
        inboxHas(state, kind, OPEN);
    }

    private void inboxHas(String state, Parked.Kind kind, UUID caseId) {
        long event = transactions
                .jdbc()
                .sql("""
                    insert into inbox (flow, case_id, case_key, jurisdiction, case_partner, partner, origin, type, arrived_at, key_id,
                                       data, state)
                    values ('deposit', ?, '500103:R-1', '500103', '500103', '500103', 'message', 't', legal_now(), 'k', '\\x00', ?)
                    returning id\
                    """)
                .params(caseId, state)
                .query(Long.class)
                .single();
        park(kind, Long.toString(event), caseId);
    }

    private List<String> inbox() {
        return transactions
                .jdbc()
                .sql("select state from inbox")
                .query(String.class)
                .list();
    }

    private ParkedView only() {
        List<ParkedView> items = api.open(shown("token")).items();
        assertThat(items).hasSize(1);
        return items.getFirst();
    }

    private void park(Parked.Kind kind, String ref, UUID caseId) {
        Parked item = new Parked(
                kind,
                ref,
                "deposit",
                caseId,
                "500103",
                "500103",
                "code",
                "detail",
                Parked.Owner.BUREAU,
                Instant.parse("2026-02-13T12:00:00Z"));
        transactions.run("park", () -> new ParkedItems(transactions).park(List.of(item)));
    }

    private void openCase(UUID id, String key, boolean veiled) {
        openCase(id, key, veiled, CaseId.of("tender", "T-1"));
    }

    private void openCase(UUID id, String key, boolean veiled, @Nullable UUID parent) {
        transactions.jdbc().sql("""
            insert into case_file (id, flow, key, parent_id, state, data, schema_version, version, jurisdiction, partner, veiled,
                                   opened_at, changed_at)
            values (?, 'deposit', ?, ?, 'held', '{}', 1, 1, '500103', '500103', ?, legal_now(), legal_now())\
            """).params(id, key, parent, veiled).update();
    }

    private static void assertRefused(Runnable act, ErrorCode code) {
        assertThatThrownBy(act::run).asInstanceOf(type(RefusedException.class)).returns(code, RefusedException::code);
    }

    private static MockHttpServletRequest saying(String resolution) {
        MockHttpServletRequest request = shown("token");
        request.setParameter("resolution", resolution);
        return request;
    }

    private static MockHttpServletRequest shown(String token) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("Authorization", "Bearer " + token);
        return request;
    }
}
