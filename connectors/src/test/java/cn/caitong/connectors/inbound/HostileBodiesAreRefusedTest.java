package cn.caitong.connectors.inbound;

import static cn.caitong.connectors.inbound.DoorWithoutProtocol.JSON;
import static cn.caitong.connectors.inbound.DoorWithoutProtocol.bytes;
import static cn.caitong.connectors.inbound.DoorWithoutProtocol.canonical;
import static cn.caitong.connectors.inbound.DoorWithoutProtocol.example;
import static cn.caitong.connectors.inbound.DoorWithoutProtocol.said;
import static cn.caitong.connectors.inbound.DoorWithoutProtocol.sample;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("database")
class HostileBodiesAreRefusedTest {
    private static final Charset GBK = Charset.forName("GB18030");

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

    static Stream<Arguments> hostile() throws IOException {
        String good = sample("cqyz", "in-receipt");
        return Stream.of(
                Arguments.of(
                        "a key twice",
                        400,
                        good.replace("{\n", "{ \"SEQ\": 1,\n").getBytes(UTF_8)),
                Arguments.of("too deep", 400, ("[".repeat(100) + "]".repeat(100)).getBytes(UTF_8)),
                Arguments.of("too large", 413, (" ".repeat(1_048_577) + good).getBytes(UTF_8)),
                Arguments.of(
                        "a long number",
                        422,
                        good.replace("12000.00", "1".repeat(5000)).getBytes(UTF_8)),
                Arguments.of(
                        "a far exponent",
                        422,
                        good.replace("12000.00", "1e999999999").getBytes(UTF_8)),
                Arguments.of(
                        "half a surrogate",
                        422,
                        good.replace("\"1\"", "\"\\ud800\"").getBytes(UTF_8)),
                Arguments.of("a NUL", 422, good.replace("\"1\"", "\"\\u0000\"").getBytes(UTF_8)),
                Arguments.of("GB18030", 400, good.getBytes(GBK)),
                Arguments.of("UTF-16", 400, good.getBytes(UTF_16)),
                Arguments.of("an overlong slash", 400, cut(good, new byte[] {(byte) 0xC0, (byte) 0xAF})),
                Arguments.of("a byte order mark", 400, ("\uFEFF" + good).getBytes(UTF_8)),
                Arguments.of(
                        "a document type",
                        400,
                        "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>".getBytes(UTF_8)),
                Arguments.of("a form", 400, "MSG_ID=1&DATA=2".getBytes(UTF_8)),
                Arguments.of("two messages", 400, (good + good).getBytes(UTF_8)),
                Arguments.of(
                        "half a message",
                        400,
                        good.substring(0, good.length() / 2).getBytes(UTF_8)),
                Arguments.of("nothing", 400, new byte[0]),
                Arguments.of("null", 422, "null".getBytes(UTF_8)),
                Arguments.of(
                        "another centre's words",
                        422,
                        sample("cqsz", "in-receipt").getBytes(UTF_8)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("hostile")
    void withTheRightStatusAndNothingOfThemIsKept(String what, int status, byte[] body) {
        Reply reply = reception.receive(said("500103", "receipts", body));
        assertThat(reply.status()).as(what).isEqualTo(status);
        assertThat(reply.contentType()).isEqualTo("application/problem+json");
        assertThat(door.texts("select partner from refusal")).containsExactly("500103");
        nothingIsKept();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/xml",
                "text/plain",
                "application/json; charset=gbk",
                "application/jsonp"
            })
    void whatIsNotJsonByItsTypeIsNotRead(String contentType) {
        Incoming incoming = said("500103", "receipts", contentType, Map.of(), MadeBody.mustNotBeRead());
        assertThat(reception.receive(incoming).status()).isEqualTo(415);
        nothingIsKept();
    }

    @Test
    void aBodyWithoutEndIsReadNoFurtherThanItsLimit() {
        int[] read = {0};
        MadeBody endless = new MadeBody(() -> {
            read[0]++;
            return ' ';
        });
        assertThat(reception
                        .receive(said("500103", "receipts", JSON, Map.of(), endless))
                        .status())
                .isEqualTo(413);
        assertThat(read[0]).isLessThan(1_048_576 + 65_536);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"MIJI\": \"机密\"", "\"密级\": \"秘密\"", "\"IS_SECRET\": true", "\"涉密\": \"是\""})
    void ofASecretNothingRemainsButPartnerTimeAndCode(String mark) throws IOException {
        String secret = sample("cqyz", "in-receipt").replace("\"DATA\": {", "\"DATA\": { " + mark + ",");
        Reply reply = reception.receive(said("500103", "receipts", secret.getBytes(UTF_8)));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(new String(reply.body().array(), UTF_8)).doesNotContain("000101", "YZ2026", "解放碑");
        assertThat(door.texts("select partner || ' ' || code || coalesce(external_id, '') || coalesce(report::text, '')"
                        + " from refusal"))
                .containsExactly("500103 secret-refused");
        assertThat(door.texts("select code || ' ' || ref from alarm")).containsExactly("secret-refused 500103");
        nothingIsKept();
    }

    /** Not JSON, in another encoding, or with a key twice: a mark cannot hide behind another fault. */
    @Test
    void norBehindAnotherFault() {
        for (byte[] body : new byte[][] {
            "{\"密级\": \"秘密\",".getBytes(UTF_8),
            "{\"密级\": \"秘密\"}".getBytes(GBK),
            "{\"a\": 1, \"a\": 2, \"密级\": \"秘密\"}".getBytes(UTF_8)
        }) {
            assertThat(reception.receive(said("500103", "receipts", body)).status())
                    .isEqualTo(422);
        }
        assertThat(door.texts("select distinct code from refusal")).containsExactly("secret-refused");
        nothingIsKept();
    }

    @Test
    void theCanonicalDoorIsAsHard() throws IOException {
        String good = example("deposit.received.v1", "transfer");
        assertThat(reception
                        .receive(canonical("500103", good.replaceFirst("\\{", "{\"id\": \"1\",")))
                        .status())
                .isEqualTo(400);
        assertThat(reception
                        .receive(canonical("500103", " ".repeat(1_048_577) + good))
                        .status())
                .isEqualTo(413);
        assertThat(reception
                        .receive(canonical(
                                "500103", good.replace("\"subject\"", "\"classification\": \"secret\", \"subject\"")))
                        .status())
                .isEqualTo(422);
        nothingIsKept();
    }

    /** P4: only acceptance consumes an id. */
    @Test
    void aRefusedMessageMayBeCorrectedUnderItsId() throws IOException {
        String good = sample("cqyz", "in-receipt");
        String wrong = good.replace("91500103MA6100T03D", "91500103MA6100T03E");
        assertThat(reception
                        .receive(said("500103", "receipts", wrong.getBytes(UTF_8)))
                        .status())
                .isEqualTo(422);
        assertThat(reception
                        .receive(said("500103", "receipts", JSON, Map.of(), bytes(good)))
                        .status())
                .isEqualTo(202);
    }

    private static byte[] cut(String text, byte[] into) {
        byte[] bytes = text.getBytes(UTF_8);
        System.arraycopy(into, 0, bytes, text.indexOf("MSG_ID"), into.length);
        return bytes;
    }

    private static void nothingIsKept() {
        assertThat(door.texts("select id::text from message")).isEmpty();
        assertThat(door.texts("select id::text from inbox")).isEmpty();
        assertThat(door.texts("select kind from body")).isEmpty();
        assertThat(door.texts("select kind from evidence")).isEmpty();
        assertThat(door.texts("select code from parked")).isEmpty();
    }
}
