package cn.caitong.connectors.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.caitong.engine.flow.Location;
import cn.caitong.engine.flow.Outgoing;
import cn.caitong.simulators.courier.Slip;
import cn.caitong.simulators.log.JournalLine;
import cn.caitong.simulators.workbench.Mischief;
import cn.caitong.simulators.workbench.Objection;
import cn.caitong.simulators.workbench.Todo;
import cn.caitong.simulators.workbench.Workbench;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the connector owes towards the purchasers' client: each fault on a to-do ends as it should and leaves one to-do; what people
 * answer is taken once, however it comes. All strike in one hour, each at an invoice of its own.
 */
@Tag("contract")
@TestInstance(Lifecycle.PER_CLASS)
class RestInYkzKeepsTheContractTest {
    private static final String PARTNER = "ykz";
    private static final Path PUSH =
            Path.of("..", "mappings", "dialects", PARTNER, "samples", "canonical", "out-invoice.json");
    private static final String DIGEST = "sm3:66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Workbench workbench;
    private ConnectedHub hub;

    @BeforeAll
    void play(@TempDir Path folder) throws Exception {
        workbench = new Workbench(
                PARTNER,
                folder.resolve("workbench"),
                "127.0.0.1",
                0,
                ContractStage.HUB_TOKEN,
                ContractStage.OWN_TOKEN,
                InstantSource.system());
        workbench.enrol("125000000000000197", "500103");
        Path secrets = Files.createDirectories(folder.resolve("secrets"));
        Files.writeString(secrets.resolve(PARTNER + ".in.sha256"), Tokens.sha256(ContractStage.OWN_TOKEN));
        Files.writeString(secrets.resolve(PARTNER + ".out.token"), ContractStage.HUB_TOKEN);
        hub = new ConnectedHub(
                folder, List.of(Descriptors.hurried(PARTNER, workbench.address().toString(), folder)));
        // the first call of all takes its time, which must not be taken for a fault
        push("push-first", invoice(61));
        awaitOutgoing();
        for (Mischief mischief : Mischief.values()) {
            workbench.misbehaveAbout(pushId(mischief), mischief);
            push(pushId(mischief), invoice(mischief));
        }
        awaitOutgoing();
        workbench.hubIs(hub.address());
    }

    @AfterAll
    void close() {
        hub.close();
        workbench.close();
    }

    @ParameterizedTest
    @EnumSource
    void aTodoStandsThereOnceWhateverBecomesOfItsCall(Mischief mischief) {
        assertThat(attempts(pushId(mischief))).isEqualTo(expected(mischief));
        assertThat(workbench.todos())
                .filteredOn(todo -> todo.id().equals(pushId(mischief)))
                .extracting(Todo::invoice)
                .isEqualTo(mischief == Mischief.ORG_UNKNOWN ? List.of() : List.of(invoice(mischief)));
    }

    /** What may have been taken is sent again under the same id; nobody is asked. */
    private static List<String> expected(Mischief mischief) {
        return switch (mischief) {
            case RESET_UNREAD, RESET_AFTER_TAKING, FAIL_500, TAKE_THEN_500, BARE_503, TRUNCATED, WRONG_ID, MALFORMED ->
                List.of("unknown", "delivered");
            case BUSY, MAINTENANCE -> List.of("not-sent", "delivered");
            case TWICE -> List.of("delivered");
            case ORG_UNKNOWN -> List.of("rejected");
        };
    }

    @Test
    void everyAttemptCarriesTheSameBytes() {
        assertThat(texts("select outgoing_id::text from attempt group by 1 having count(distinct wire_digest) > 1"))
                .isEmpty();
    }

    @Test
    void whileItIsDownNothingArrivesAndWhenItIsUpAgainItDoes() throws Exception {
        workbench.goDown();
        push("push-down", invoice(60));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(attempts("push-down")).contains("not-sent"));
        workbench.comeUp();
        awaitOutgoing();
        assertThat(attempts("push-down")).containsOnly("not-sent", "delivered");
        assertThat(workbench.invoice(invoice(60)).id()).isEqualTo("push-down");
    }

    @ParameterizedTest
    @EnumSource
    void anObjectionIsTakenOnceHoweverItComes(Slip slip) {
        Todo todo = workbench.invoice(invoice(Mischief.TWICE));
        workbench.slip(slip);
        String id = workbench.object(todo, Objection.part("YY-" + slip, "WRONG_AMOUNT", "20.00", DIGEST));
        String after = workbench.addEvidence(todo, "YY-" + slip, DIGEST);
        workbench.sendPending();
        workbench.releaseHeld();
        await().atMost(PATIENCE).until(workbench::sendPending);
        assertThat(answers(id)).isEqualTo(expected(slip));
        assertThat(answers(after)).containsExactly(202);
        assertThat(texts("select type from message where external_id = '" + id + "'"))
                .isEqualTo(slip == Slip.LOST ? List.of() : List.of("objection.raised.v1"));
    }

    /** A repetition gets the first receipt (200); another content under the same id is a conflict. */
    private static List<Integer> expected(Slip slip) {
        return switch (slip) {
            case TWICE, UNHEARD -> List.of(202, 200);
            case REUSED_ID -> List.of(202, 409);
            case MALFORMED -> List.of(400, 202);
            case LOST -> List.of();
            case HELD, OVERTAKEN -> List.of(202);
        };
    }

    @Test
    void aConfirmationAndAWithdrawalBecomeWhatTheyMean() {
        Todo todo = workbench.invoice(invoice(Mischief.BUSY));
        String withdrawn = workbench.withdraw(todo, "YY-9");
        String confirmed = workbench.confirm(todo);
        assertThat(workbench.sendPending()).isTrue();
        assertThat(texts("select type from message where external_id = '" + withdrawn + "'"))
                .containsExactly("objection.withdrawn.v1");
        assertThat(texts("select type from message where external_id = '" + confirmed + "'"))
                .containsExactly("invoice.confirmed.v1");
    }

    private void push(String id, String invoice) throws IOException {
        ObjectNode data = (ObjectNode) new JsonMapper().readTree(Files.readString(PUSH));
        data.put("pushId", id);
        ((ObjectNode) data.path("claim")).put("invoice", invoice);
        Location location = new Location("deposit", id, null, "500103", PARTNER, "ocds-000000-CQ-2026-0103", "1", null);
        hub.tell(location, new Outgoing.Tell(PARTNER, "invoice.pushed.v1", id, false, data, null));
    }

    private static String pushId(Mischief mischief) {
        return "push-" + mischief.name().replace('_', '-');
    }

    private static String invoice(Mischief mischief) {
        return invoice(List.of(Mischief.values()).indexOf(mischief));
    }

    private static String invoice(int n) {
        return "265020000000000047" + (10 + n);
    }

    private void awaitOutgoing() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(texts(
                                "select business_id from outgoing where state in ('ready', 'sending', 'unknown')"))
                        .isEmpty());
    }

    private List<String> attempts(String id) {
        return texts("select a.outcome from attempt a join outgoing o on o.id = a.outgoing_id where o.business_id = '"
                + id + "' order by a.n");
    }

    private List<Integer> answers(String id) {
        return workbench.journal().lines().stream()
                .filter(line -> line.id().equals(id))
                .map(JournalLine::status)
                .toList();
    }

    private List<String> texts(String sql) {
        return hub.jdbc().sql(sql).query(String.class).list();
    }
}
