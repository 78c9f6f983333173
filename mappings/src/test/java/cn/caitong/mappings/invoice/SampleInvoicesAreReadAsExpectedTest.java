package cn.caitong.mappings.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.caitong.mappings.report.RefusedException;
import cn.caitong.mappings.report.Report;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("unit")
class SampleInvoicesAreReadAsExpectedTest {
    static List<Sample> samples() {
        return Sample.all();
    }

    @Test
    void thereAreSamplesOfEveryForm() {
        assertThat(samples()).extracting(Sample::name).contains("plain", "red", "gbk", "legacy", "unreadable");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void asItsExpectationSays(Sample sample) {
        JsonNode expected = sample.expected();
        if (expected.has("refused")) {
            RefusedException refused = catchThrowableOfType(RefusedException.class, sample::read);
            assertThat(lines(refused.report())).containsExactlyInAnyOrderElementsOf(texts(expected.path("refused")));
            return;
        }
        Invoice invoice = sample.read();
        assertThat(facts(invoice)).isEqualTo(expectedFacts(expected));
        assertThat(lines(InvoiceChecks.of(invoice, Tolerances.AS_SHIPPED)))
                .containsExactlyInAnyOrderElementsOf(texts(expected.path("issues")));
    }

    private static List<String> facts(Invoice invoice) {
        InvoiceNumber original = invoice.original();
        return List.of(
                invoice.key(),
                String.valueOf(invoice.isRed()),
                original == null ? "null" : original.key(),
                invoice.issuedOn().toString(),
                Objects.toString(invoice.issuedAt()),
                Objects.toString(invoice.seller().taxNumber()),
                Objects.toString(invoice.buyer().taxNumber()),
                Objects.toString(invoice.sellerAccount()),
                invoice.totals().withoutTax().text(),
                invoice.totals().tax().text(),
                invoice.totals().withTax().text(),
                String.valueOf(invoice.lines().size()));
    }

    private static List<String> expectedFacts(JsonNode expected) {
        return List.of(
                        "key",
                        "red",
                        "original",
                        "issuedOn",
                        "issuedAt",
                        "seller",
                        "buyer",
                        "account",
                        "withoutTax",
                        "tax",
                        "withTax",
                        "lines")
                .stream()
                .map(name -> expected.path(name).asText())
                .toList();
    }

    private static List<String> lines(Report report) {
        return report.issues().stream()
                .map(issue -> issue.severity().code() + " " + issue.code().code() + " " + issue.pointer())
                .toList();
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
