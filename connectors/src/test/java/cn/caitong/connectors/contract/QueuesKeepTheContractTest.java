package cn.caitong.connectors.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.caitong.connectors.partner.Partner;
import cn.caitong.connectors.partner.PartnerFiles;
import cn.caitong.engine.flow.Location;
import cn.caitong.engine.flow.Outgoing;
import cn.caitong.simulators.queue.Mischief;
import cn.caitong.simulators.queue.QueueOffice;
import cn.caitong.simulators.queue.QueueSettings;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
 * What the connector owes towards a treasury that is met on queues: each fault on a payment application ends as it should (P3), and
 * none is booked twice. All strike in one hour, each at an application of its own; its books judge.
 */
@Tag("contract")
@TestInstance(Lifecycle.PER_CLASS)
class QueuesKeepTheContractTest {
    private static final String PARTNER = "treasury-queue";
    private static final Path APPLIED = Path.of("..", "mappings", "schemas", "examples", "payment.applied.v1", "good");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LATE = Duration.ofSeconds(3);

    private ConnectedHub hub;
    private QueueOffice office;
    private Path books;

    @BeforeAll
    void play(@TempDir Path folder) throws Exception {
        Path secrets = Files.createDirectories(folder.resolve("secrets"));
        Files.writeString(secrets.resolve(PARTNER + ".in.sha256"), Tokens.sha256(ContractStage.OWN_TOKEN));
        hub = new ConnectedHub(folder, List.of(partner(folder)));
        books = folder.resolve("office");
        office = office();
        // the first call of all takes its time, which must not be taken for a fault
        apply("CT-FIRST");
        awaitOutgoing();
        for (Mischief mischief : Mischief.values()) {
            office.misbehave(id(mischief), mischief);
            apply(id(mischief));
        }
        awaitOutgoing();
    }

    private QueueOffice office() {
        return new QueueOffice(
                new QueueSettings("127.0.0.1", hub.queuePort(), PARTNER, ContractStage.OWN_TOKEN), books, LATE);
    }

    private static Partner partner(Path folder) throws IOException {
        Path descriptors = Files.createDirectories(folder.resolve("partners"));
        Files.writeString(descriptors.resolve(PARTNER + ".yaml"), """
            id: treasury-queue
            name: 预算管理一体化
            jurisdiction: "500000"
            role: treasury
            protocol: amqp
            dialect: canonical
            reports: [payment.reviewed.v1]
            inbound: { channels: [] }
            outbound:
              connectTimeout: PT3S
              answerTimeout: PT2S
              concurrency: 16
              lease: PT20S
              settle: PT4S
              onUnknown:
                payment.applied.v1: { ask: payment.status-requested.v1, fields: [payment] }
              backoff: { first: PT0.2S, longest: PT1S, shortest: PT0.2S }
            """);
        return PartnerFiles.load(descriptors).getFirst();
    }

    @AfterAll
    void close() {
        office.close();
        hub.close();
    }

    @ParameterizedTest
    @EnumSource
    void anApplicationIsBookedOnceWhateverBecomesOfIt(Mischief mischief) {
        assertThat(attempts(id(mischief))).isEqualTo(expected(mischief));
        assertThat(office.booked().stream().filter(id(mischief)::equals)).hasSize(mischief == Mischief.REFUSED ? 0 : 1);
        assertThat(state(id(mischief))).isEqualTo(mischief == Mischief.REFUSED ? "rejected" : "delivered");
    }

    private static List<String> expected(Mischief mischief) {
        return switch (mischief) {
            case TWICE, BROKEN_OFF -> List.of("delivered");
            case REFUSED -> List.of("rejected");
            case BUSY -> List.of("not-sent", "delivered");
            case FORGOTTEN -> List.of("unknown", "delivered");
            case SILENT, LATE, WITHOUT_STATUS, STRANGE_STATUS, OTHERS_ID, HUGE -> List.of("unknown");
        };
    }

    /** But for one that answers late: its result is found if it came before the question left. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LATE")
    void whatIsUnknownIsAskedAndNothingElseIs(Mischief mischief) {
        boolean isAsked =
                switch (mischief) {
                    case FORGOTTEN, SILENT, WITHOUT_STATUS, STRANGE_STATUS, OTHERS_ID, HUGE, LATE -> true;
                    case TWICE, BROKEN_OFF, REFUSED, BUSY -> false;
                };
        assertThat(office.questions().contains(id(mischief))).isEqualTo(isAsked);
    }

    @Test
    void whileItIsAwayItWaitsUnreadAndNobodyThinksItDelivered() throws Exception {
        office.goDown();
        apply("CT-AWAY");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(codes("CT-AWAY")).contains("not-read-yet"));
        assertThat(attempts("CT-AWAY")).containsExactly("unknown");
        assertThat(state("CT-AWAY")).isEqualTo("unknown");
        office.comeUp();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(state("CT-AWAY")).isEqualTo("delivered"));
        assertThat(attempts("CT-AWAY")).containsExactly("unknown");
        assertThat(office.booked().stream().filter("CT-AWAY"::equals)).hasSize(1);
    }

    @Test
    void everyAttemptCarriesTheSameBytes() {
        assertThat(texts("select outgoing_id::text from attempt group by 1 having count(distinct wire_digest) > 1"))
                .isEmpty();
    }

    private void apply(String id) throws IOException {
        ObjectNode data = example().path("data").deepCopy();
        ((ObjectNode) data.path("payment")).put("applicationId", id);
        Location location = new Location("deposit", id, null, "500103", PARTNER, "ocds-000000-CQ-2026-0103", "1", null);
        hub.tell(location, new Outgoing.Tell(PARTNER, "payment.applied.v1", id, true, data, null));
    }

    private static ObjectNode example() throws IOException {
        try (var files = Files.list(APPLIED)) {
            return (ObjectNode) new JsonMapper()
                    .readTree(files.sorted().findFirst().orElseThrow().toFile());
        }
    }

    private static String id(Mischief mischief) {
        return "CT-" + mischief.name().replace('_', '-');
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

    private List<String> codes(String id) {
        return texts("select coalesce(a.code, '') from attempt a join outgoing q on q.id = a.outgoing_id"
                + " join outgoing o on o.id = q.inquiry_of where o.business_id = '" + id + "'");
    }

    private String state(String id) {
        return texts("select state from outgoing where business_id = '" + id + "'")
                .getFirst();
    }

    private List<String> texts(String sql) {
        return hub.jdbc().sql(sql).query(String.class).list();
    }
}
