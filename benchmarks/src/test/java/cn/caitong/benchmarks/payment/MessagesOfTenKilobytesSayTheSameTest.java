package cn.caitong.benchmarks.payment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.benchmarks.stage.Letter;
import cn.caitong.mappings.dialect.Dialect;
import cn.caitong.mappings.identifier.Districts;
import cn.caitong.mappings.json.JsonLimits;
import cn.caitong.mappings.json.StrictJson;
import cn.caitong.mappings.message.MessageType;
import cn.caitong.mappings.validation.Validator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class MessagesOfTenKilobytesSayTheSameTest {
    private static final Path HOME = Path.of("..");
    private static final Percentage NEARLY = Percentage.withPercentage(3);

    private final Validator validator = new Validator(Districts.load(HOME.resolve("config/districts.yaml")));
    private final Receipts receipts;
    private final Papers papers;

    MessagesOfTenKilobytesSayTheSameTest() throws Exception {
        receipts = new Receipts(HOME);
        papers = new Papers(HOME, LocalDate.of(2026, 11, 20), 20);
    }

    @Test
    void bothAreOfThatSizeAndAnothersIsNoLarger() {
        for (long n : new long[] {0, 7, 3_999}) {
            assertThat(receipts.xml(n).body().length())
                    .isCloseTo(Receipts.SIZE, NEARLY)
                    .isEqualTo(receipts.xml(1).body().length());
            assertThat(receipts.canonical(n).body().length())
                    .isCloseTo(Receipts.SIZE, NEARLY)
                    .isEqualTo(receipts.canonical(1).body().length());
        }
    }

    @Test
    void theXmlIsTheTreasurysAndEachIsAnotherMessageOfAnotherPayment() {
        String one = new String(receipts.xml(1).body().array(), Charset.forName("GBK"));
        String other = new String(receipts.xml(2).body().array(), Charset.forName("GBK"));
        assertThat(one)
                .startsWith("<?xml version=\"1.0\" encoding=\"GBK\"?>")
                .contains("<MsgId>CZ-000000000001</MsgId>", "<TrackingID>" + Papers.number(1) + "</TrackingID>")
                .doesNotContain("26502000000000004711");
        assertThat(other).contains("<MsgId>CZ-000000000002</MsgId>");
        Dialect dialect = Dialect.load(HOME.resolve("mappings/dialects/czzf"));
        assertThat(dialect.name()).isEqualTo("czzf");
    }

    @Test
    void whatPassesThroughIsValid() {
        assertThat(valid(receipts.canonical(1)).at("/data/lines")).hasSizeBetween(20, 50);
        assertThat(valid(receipts.canonical(1)).path("subject").asText()).isEqualTo(Papers.number(1));
    }

    @Test
    void whatPeopleSayOfContractsIsValid() {
        Stream.concat(
                        papers.contractOf(0).stream(),
                        Stream.of(papers.submitted(0), papers.prepared(0), papers.approved(0)))
                .forEach(this::valid);
    }

    @Test
    void invoicesAreSpreadOverContracts() {
        assertThat(List.of(papers.contract(0), papers.contract(19), papers.contract(20)))
                .containsExactly("HT-2026-0001", "HT-2026-0020", "HT-2026-0001");
        assertThat(text(papers.submitted(21))).contains(papers.contract(1), Papers.number(21));
        assertThat(text(papers.submitted(1))).hasSameSizeAs(text(papers.submitted(999)));
    }

    private JsonNode valid(Letter letter) {
        ObjectNode message = (ObjectNode)
                new StrictJson(JsonLimits.DEFAULT).parse(letter.body().array());
        assertThat(validator.validate(message).report().issues())
                .as(message.path("type").asText())
                .isEmpty();
        assertThat(MessageType.find(message.path("type").asText())).isPresent();
        return message;
    }

    private static String text(Letter letter) {
        return new String(letter.body().array(), StandardCharsets.UTF_8);
    }
}
