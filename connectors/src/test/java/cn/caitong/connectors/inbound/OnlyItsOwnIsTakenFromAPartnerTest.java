package cn.caitong.connectors.inbound;

import static cn.caitong.connectors.inbound.DoorWithoutProtocol.JSON;
import static cn.caitong.connectors.inbound.DoorWithoutProtocol.bearer;
import static cn.caitong.connectors.inbound.DoorWithoutProtocol.bytes;
import static cn.caitong.connectors.inbound.DoorWithoutProtocol.canonical;
import static cn.caitong.connectors.inbound.DoorWithoutProtocol.example;
import static cn.caitong.connectors.inbound.DoorWithoutProtocol.said;
import static cn.caitong.connectors.inbound.DoorWithoutProtocol.sample;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("database")
class OnlyItsOwnIsTakenFromAPartnerTest {
    private static DoorWithoutProtocol door;

    private Reception reception;

    @BeforeAll
    static void build(@TempDir Path folder) {
        door = new DoorWithoutProtocol(folder);
    }

    @AfterAll
    static void close() {
        door.close();
    }

    @BeforeEach
    void open() throws Exception {
        door.database.empty();
        reception = door.open();
    }

    @ParameterizedTest
    @CsvSource({
        "cqyz, 500103, receipts, in-receipt, deposit.received.v1",
        "cqyz, 500103, refund-results, in-refund-accepted, deposit.refund-accepted.v1",
        "cqyz, 500103, refund-results, in-refund-credited, deposit.refund-credited.v1",
        "cqyz, 500103, refund-results, in-refund-returned, deposit.refund-returned.v1",
        "cqyz, 500103, refund-results, in-refund-rejected, deposit.refund-rejected.v1",
        "cqyz, 500103, recalls, in-recalled, deposit.refund-recalled.v1",
        "cqyz, 500103, recalls, in-recall-refused, deposit.refund-recall-refused.v1",
        "cqyz, 500103, statements, in-statement, deposit.statement.v1",
        "cqsz, 500240, receipts, in-receipt, deposit.received.v1",
        "cqsz, 500240, refund-results, in-refund-accepted, deposit.refund-accepted.v1",
        "cqsz, 500240, refund-results, in-refund-credited, deposit.refund-credited.v1",
        "cqsz, 500240, refund-results, in-refund-returned, deposit.refund-returned.v1",
        "cqsz, 500240, refund-results, in-refund-rejected, deposit.refund-rejected.v1",
        "cqsz, 500240, recalls, in-recalled, deposit.refund-recalled.v1",
        "cqsz, 500240, recalls, in-recall-refused, deposit.refund-recall-refused.v1",
        "cqsz, 500240, statements, in-statement, deposit.statement.v1"
    })
    void everythingACentreReportsIsItsOwn(String dialect, String partner, String channel, String name, String type)
            throws Exception {
        String body = sample(dialect, name);
        Reply reply = reception.receive(said(partner, channel, JSON, headers(dialect, body), bytes(body)));
        assertThat(reply.status()).isEqualTo(202);
        assertThat(door.texts("select partner || ' ' || jurisdiction || ' ' || type from message"))
                .containsExactly(partner + " " + partner + " " + type);
        assertThat(door.texts("select origin || ' ' || partner || ' ' || case_partner from inbox"))
                .containsExactly("message " + partner + " " + partner);
    }

    /** This dialect repeats a message's id in a header. */
    private static Map<String, String> headers(String dialect, String body) {
        String id = body.replaceFirst("(?s).*\"lsh\": \"([^\"]+)\".*", "$1");
        return dialect.equals("cqsz") ? Map.of("x-lsh", id) : Map.of();
    }

    @Test
    void aHeaderThatSaysAnotherIdThanTheBodyIsRefused() throws Exception {
        Incoming differs =
                said("500240", "receipts", JSON, Map.of("x-lsh", "SZ-1"), bytes(sample("cqsz", "in-receipt")));
        assertThat(reception.receive(differs).status()).isEqualTo(400);
        assertThat(door.texts("select code from refusal")).containsExactly("header-differs");
        nothingIsKept();
    }

    @Test
    void ofWhomWeDoNotKnowNotAByteIsRead() {
        for (String shown : new String[] {"", "Bearer nobody", "Basic 500103-token", "500103-token"}) {
            Incoming stranger =
                    new Incoming(Optional.of("500103"), "receipts", shown, JSON, Map.of(), MadeBody.mustNotBeRead());
            assertThat(reception.receive(stranger).status()).isEqualTo(401);
        }
        nothingIsKept();
    }

    @Test
    void norOfOneWhoComesByAnothersPathOrByNone() {
        Incoming byAnothersPath = new Incoming(
                Optional.of("500240"), "receipts", bearer("500103"), JSON, Map.of(), MadeBody.mustNotBeRead());
        Incoming byNone = said("500103", "elsewhere", JSON, Map.of(), MadeBody.mustNotBeRead());
        assertThat(reception.receive(byAnothersPath).status()).isEqualTo(403);
        assertThat(reception.receive(byNone).status()).isEqualTo(404);
        nothingIsKept();
    }

    @Test
    void aCentreDoesNotSpeakOfTenders() throws Exception {
        String tender = example("tender.terminated.v1", "all-lots").replace(":portal", ":500103");
        toldWhere(reception.receive(canonical("500103", tender)), "type-not-allowed", "/type", "deposit.received.v1");
        nothingIsKept();
    }

    @Test
    void norOfDepositsThatAnotherHolds() throws Exception {
        String received = example("deposit.received.v1", "transfer");
        String anothers = received.replace("\"holder\": \"500103\"", "\"holder\": \"500240\"");
        assertThat(anothers).isNotEqualTo(received);
        assertThat(reception.receive(canonical("500103", anothers)).status()).isEqualTo(422);
        assertThat(door.texts("select code from refusal")).containsExactly("subject-differs");
        nothingIsKept();
    }

    @Test
    void norForAnotherDistrict() throws Exception {
        String received = example("deposit.received.v1", "transfer");
        String elsewhere = received.replace("\"jurisdiction\": \"500103\"", "\"jurisdiction\": \"500240\"");
        assertThat(elsewhere).isNotEqualTo(received);
        toldWhere(reception.receive(canonical("500103", elsewhere)), "not-yours", "/jurisdiction", "500103");
        nothingIsKept();
    }

    /** Nothing is wrong with the message but who hands it in. */
    @Test
    void norUnderAnothersName() throws Exception {
        String anothers = example("deposit.received.v1", "transfer")
                .replace(":500103", ":500240")
                .replace("\"holder\": \"500103\"", "\"holder\": \"500240\"")
                .replace("\"jurisdiction\": \"500103\"", "\"jurisdiction\": \"500240\"");
        Reply refused = reception.receive(canonical("500103", anothers));
        toldWhere(refused, "not-yours", "/source", "urn:caitong:partner:500103");
        nothingIsKept();
        assertThat(reception.receive(canonical("500240", anothers)).status()).isEqualTo(202);
    }

    @Test
    void twoPartnersMayUseTheSameId() throws Exception {
        String one = sample("cqyz", "in-receipt").replace("500103-20260128-000101", "SAME");
        String other = sample("cqsz", "in-receipt").replace("SZ-20260128-0000017", "SAME");
        assertThat(reception
                        .receive(said("500103", "receipts", one.getBytes(StandardCharsets.UTF_8)))
                        .status())
                .isEqualTo(202);
        assertThat(reception
                        .receive(said("500240", "receipts", JSON, Map.of("x-lsh", "SAME"), bytes(other)))
                        .status())
                .isEqualTo(202);
        assertThat(door.texts("select partner from message order by 1")).containsExactly("500103", "500240");
    }

    /** Without that a sender can only guess what is not its own. */
    private static void toldWhere(Reply reply, String code, String field, String allowed) throws IOException {
        assertThat(reply.status()).isEqualTo(403);
        JsonNode problem = new ObjectMapper().readTree(reply.body().array());
        assertThat(problem.path("type").asText()).isEqualTo("urn:caitong:problem:" + code);
        assertThat(problem.path("issues").findValuesAsText("pointer")).containsExactly(field);
        assertThat(problem.at("/issues/0/message/en").asText()).contains(allowed);
        assertThat(problem.at("/issues/0/message/zh").asText()).contains(allowed);
    }

    private static void nothingIsKept() {
        assertThat(door.texts("select id::text from message")).isEmpty();
        assertThat(door.texts("select id::text from inbox")).isEmpty();
        assertThat(door.texts("select kind from body")).isEmpty();
    }
}
