package cn.caitong.connectors.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.caitong.connectors.contract.GbkTreasury.Call;
import cn.caitong.engine.flow.Location;
import cn.caitong.engine.flow.Outgoing;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;

/** What travels between hub and treasury is GBK to the last byte, both ways, and whatever is not is nothing (P3). */
@Tag("contract")
class SoapInGbkIsGbkOnTheWireTest {
    private static final String TOKEN = "the-treasurys";
    private static final String XML = "text/xml; charset=GBK";
    private static final Path CANONICAL =
            Path.of("..", "mappings", "dialects", "czzf", "samples", "canonical", "out-application.json");

    private static final GbkTreasury TREASURY = new GbkTreasury();
    private static ConnectedHub hub;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        Path secrets = Files.createDirectories(folder.resolve("secrets"));
        Files.writeString(secrets.resolve("treasury.in.sha256"), Tokens.sha256(TOKEN));
        Files.writeString(secrets.resolve("treasury.out.token"), "the-hubs");
        hub = new ConnectedHub(folder, List.of(Descriptors.hurried("treasury", TREASURY.address(), folder)));
        // the first call of all takes its time, which must not be taken for a fault
        tell("CT-FIRST-1", "重庆测试供应有限公司");
    }

    @AfterAll
    static void stop() {
        hub.close();
        TREASURY.close();
    }

    @Test
    void anApplicationLeavesInItAndWhatItLacksAsReferences() throws Exception {
        tell("CT-RARE-1", "重庆䶮记𬭚业 & 有限公司");
        Call call = TREASURY.calls("CT-RARE-1").getFirst();
        assertThat(call.header("Content-Type")).isEqualToIgnoringCase(XML);
        assertThat(call.header("SOAPAction")).contains("urn:cq:czzf:payment:1.0#SubmitApplication");
        assertThat(call.header("Authorization")).isEqualTo("Bearer the-hubs");
        assertThat(GbkTreasury.GBK
                        .newDecoder()
                        .decode(ByteBuffer.wrap(call.body().array()))
                        .toString())
                .startsWith("<?xml version=\"1.0\" encoding=\"GBK\"?>")
                .contains("重庆&#19886;记&#183130;业 &amp; 有限公司", "教学仪器设备采购款");
        Document read = DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(call.body().array()));
        assertThat(read.getElementsByTagNameNS("*", "PayeeAcctName").item(0).getTextContent())
                .isEqualTo("重庆䶮记𬭚业 & 有限公司");
        assertThat(read.getElementsByTagNameNS("*", "AdmDivCode").item(0).getTextContent())
                .isEqualTo("500103000");
        assertThat(attempts("CT-RARE-1")).containsExactly("delivered");
    }

    /** It may have been taken: it is asked about, once more in GBK, and sent no second time. */
    @ParameterizedTest
    @CsvSource({"CT-BYTES-1, IN_UTF8", "CT-HEADER-1, SAYS_UTF8"})
    void anAnswerInAnotherEncodingIsUnknownAndAskedAbout(String id, GbkTreasury.Slip slip) throws Exception {
        TREASURY.slips(id, slip);
        tell(id, "重庆测试供应有限公司");
        assertThat(attempts(id)).containsExactly("unknown");
        assertThat(TREASURY.calls(id))
                .extracting(Call::operation)
                .containsExactly("PaymentApplication", "ApplicationQuery");
    }

    @Test
    void aNoticeIsTakenAndReceiptedInItTheSameEachTime() throws Exception {
        HttpResponse<byte[]> first = post(XML, GbkTreasury.sample("in-review-received"));
        HttpResponse<byte[]> again = post(XML, GbkTreasury.sample("in-review-received"));
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).isEqualToIgnoringCase("text/xml;charset=GBK"));
        assertThat(new String(first.body(), GbkTreasury.GBK))
                .startsWith("<?xml version=\"1.0\" encoding=\"GBK\"?>")
                .contains("<Receipt xmlns=\"urn:caitong:hub:1\">");
        assertThat(again.body()).isEqualTo(first.body());
    }

    @ParameterizedTest
    @CsvSource({
        "text/xml; charset=utf-8, GBK, GBK, 415, content-type-unsupported",
        "text/xml; charset=GBK, UTF-8, UTF-8, 400, xml-encoding-not-agreed",
        "text/xml; charset=GBK, GBK, UTF-8, 400, xml-utf8-declared-otherwise",
        "text/xml, GBK, UTF-16, 400, xml-encoding-not-agreed"
    })
    void whatIsInAnotherIsRefusedWithAFaultInIt(String type, String declared, String bytes, String status, String code)
            throws Exception {
        String notice = new String(GbkTreasury.sample("in-review-quota-refused"), GbkTreasury.GBK);
        HttpResponse<byte[]> refused = post(
                type,
                notice.replace("encoding=\"GBK\"", "encoding=\"" + declared + "\"")
                        .getBytes(bytes));
        assertThat(refused.statusCode()).isEqualTo(500);
        assertThat(refused.headers().firstValue("Caitong-Status")).contains(status);
        String fault = GbkTreasury.GBK
                .newDecoder()
                .decode(ByteBuffer.wrap(refused.body()))
                .toString();
        assertThat(fault).contains("<code>" + code + "</code>", "encoding=\"GBK\"", "编码");
        assertThat(hub.jdbc()
                        .sql("select count(*) from message where external_id = 'CZ-20260420-000104'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static void tell(String id, String payee) throws Exception {
        ObjectNode data = (ObjectNode) JsonMapper.builder().build().readTree(CANONICAL.toFile());
        data.withObject("/payment").put("applicationId", id);
        data.withObject("/payee").put("name", payee);
        Location location = new Location(
                "payment", "treasury:" + id, null, "500103", "treasury", "ocds-000000-CQ-2026-0103", "1", null);
        hub.tell(location, new Outgoing.Tell("treasury", "payment.applied.v1", id, true, data, null));
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(texts("select state from outgoing where business_id = '" + id + "'"))
                        .containsExactly("delivered"));
    }

    private static List<String> attempts(String id) {
        return texts("select a.outcome from attempt a join outgoing o on o.id = a.outgoing_id where o.business_id = '"
                + id + "' order by a.n");
    }

    private static List<String> texts(String sql) {
        return hub.jdbc().sql(sql).query(String.class).list();
    }

    private static HttpResponse<byte[]> post(String contentType, byte[] body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(hub.address().resolve("/soap/treasury"))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        }
    }
}
