package cn.caitong.connectors.inbound;

import static cn.caitong.connectors.inbound.DoorWithoutProtocol.bearer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
import org.junit.jupiter.params.provider.ValueSource;

/** The reception of a partner that speaks SOAP: refused with the right status, in bounded memory, and nothing is kept. */
@Tag("database")
class HostileEnvelopesAreRefusedTest {
    private static final String XML = "text/xml; charset=utf-8";

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
    @CsvSource(
            delimiter = '|',
            value = {
                "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a> | 400 | xml-construct-refused",
                "<a xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='x'/></a> | 400 |"
                        + " xml-construct-refused",
                "<?xml version='1.0' encoding='GBK'?><a/> | 400 | xml-encoding-wrong",
                "<a> | 400 | xml-malformed",
                "MSG_ID=1&DATA=2 | 400 | xml-malformed",
                "{} | 400 | xml-malformed",
                "<a/> | 400 | soap-envelope-wrong"
            })
    void withTheRightStatusAndNothingOfThemIsKept(String body, int status, String code) {
        refused(body.getBytes(UTF_8), status, code);
    }

    /** An entity that would be a gigabyte, and nesting that would be a stack. */
    @Test
    void whatWouldGrowDoesNot() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE l [<!ENTITY a0 'ha'>");
        for (int level = 1; level < 30; level++) {
            bomb.append("<!ENTITY a%d '&a%d;&a%d;'>".formatted(level, level - 1, level - 1));
        }
        refused(bomb.append("]><l>&a29;</l>").toString().getBytes(UTF_8), 400, "xml-construct-refused");
        refused("<a>".repeat(300_000).getBytes(UTF_8), 400, "xml-too-deep");
        refused(("<a>" + "<b/>".repeat(60_000) + "</a>").getBytes(UTF_8), 413, "xml-too-many-values");
        refused(new byte[1_048_577], 413, "body-too-large");
    }

    @Test
    void whatIsInAnotherEncoding() throws Exception {
        refused(sample().getBytes(Charset.forName("GB18030")), 400, "body-not-utf8");
        refused(sample().getBytes(StandardCharsets.UTF_16), 400, "body-not-utf8");
        refused(("\uFEFF" + sample()).getBytes(UTF_8), 400, "byte-order-mark");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "application/json",
                "application/x-www-form-urlencoded",
                "application/soap+xml",
                "multipart/related; type=\"text/xml\"",
                "text/xml; charset=gbk"
            })
    void whatIsNotXmlByItsTypeIsNotRead(String contentType) {
        assertThat(reception
                        .receive(said(contentType, MadeBody.mustNotBeRead()))
                        .status())
                .isEqualTo(415);
        nothingIsKept();
    }

    @Test
    void ofWhomWeDoNotKnowNotAByteIsRead() {
        Incoming stranger = new Incoming(
                Optional.of("500106"), Incoming.BY_CONTENT, "Bearer nobody", XML, Map.of(), MadeBody.mustNotBeRead());
        assertThat(reception.receive(stranger).status()).isEqualTo(401);
    }

    @Test
    void aBodyWithoutEndIsReadNoFurtherThanItsLimit() {
        int[] read = {0};
        MadeBody endless = new MadeBody(() -> {
            read[0]++;
            return ' ';
        });
        assertThat(reception.receive(said(XML, endless)).status()).isEqualTo(413);
        assertThat(read[0]).isLessThan(1_048_576 + 65_536);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<密级>机密</密级>", "<MIJI>秘密</MIJI>", "<x 密级='绝密'/>", "<密级>&#26426;&#23494;"})
    void ofASecretNothingRemainsButPartnerTimeAndCode(String mark) throws Exception {
        byte[] secret = sample().replace("<HEAD>", mark + "<HEAD>").getBytes(UTF_8);
        Reply reply = reception.receive(said(XML, new ByteArrayInputStream(secret)));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(new String(reply.body().array(), UTF_8)).doesNotContain("000101", "SP2026", "沙坪坝");
        assertThat(door.texts("select partner || ' ' || code || coalesce(external_id, '') || coalesce(report::text, '')"
                        + " from refusal"))
                .containsExactly("500106 secret-refused");
        nothingIsKept();
    }

    @Test
    void whatIsWellFormedIsTakenAsItCameAndOnce() throws Exception {
        byte[] good = sample().getBytes(UTF_8);
        Reply first = reception.receive(said(XML, new ByteArrayInputStream(good)));
        Reply again = reception.receive(said(XML, new ByteArrayInputStream(good)));
        assertThat(first.status()).isEqualTo(202);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(door.texts("select external_id from message")).containsExactly("500106-20260128-000101");
    }

    private void refused(byte[] body, int status, String code) {
        door.database.empty();
        Reply reply = reception.receive(said(XML, new ByteArrayInputStream(body)));
        assertThat(reply.status()).as(code).isEqualTo(status);
        assertThat(door.texts("select code from refusal")).containsExactly(code);
        nothingIsKept();
    }

    private static Incoming said(String contentType, InputStream body) {
        return new Incoming(Optional.of("500106"), Incoming.BY_CONTENT, bearer("500106"), contentType, Map.of(), body);
    }

    private static String sample() throws Exception {
        return Files.readString(DoorWithoutProtocol.MAPPINGS.resolve("dialects/cqspb/samples/wire/in-receipt.xml"));
    }

    private static void nothingIsKept() {
        assertThat(door.texts("select id::text from message")).isEmpty();
        assertThat(door.texts("select kind from body")).isEmpty();
        assertThat(door.texts("select kind from evidence")).isEmpty();
    }
}
