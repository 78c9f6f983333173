package cn.caitong.app.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class ASubmissionCarriesItsInvoiceTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void theFileIsInItWholeHoweverLongItIs() throws IOException {
        String xml = "<EInvoice>" + "发票".repeat(7000) + "</EInvoice>";
        Path invoice = Files.writeString(folder.resolve("invoice.xml"), xml);
        Path message = Files.writeString(
                folder.resolve("submitted.json"), "{\"id\":\"1\",\"data\":{\"invoice\":{\"form\":\"digital\"}}}");
        JsonNode sent = new JsonMapper().readTree(Submission.of(message, invoice));
        assertThat(sent.path("id").asText()).isEqualTo("1");
        JsonNode content = sent.at("/data/invoice/content");
        assertThat(content.path("mediaType").asText()).isEqualTo("application/xml");
        assertThat(content.path("digest").asText()).matches("sm3:[0-9a-f]{64}");
        assertThat(content.path("base64"))
                .hasSizeGreaterThan(1)
                .allMatch(piece -> piece.asText().length() <= 16000);
        String base64 = StreamSupport.stream(content.path("base64").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining());
        assertThat(new String(Base64.getDecoder().decode(base64), UTF_8)).isEqualTo(xml);
    }
}
