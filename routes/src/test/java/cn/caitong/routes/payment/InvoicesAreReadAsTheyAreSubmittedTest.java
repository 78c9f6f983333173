package cn.caitong.routes.payment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.crypto.Digests;
import cn.caitong.mappings.invoice.InvoiceTolerance;
import cn.caitong.mappings.money.Money;
import cn.caitong.mappings.report.Issue;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** By the sample invoices that the reader is specified by. */
@Tag("unit")
class InvoicesAreReadAsTheyAreSubmittedTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SAMPLES = Path.of("..", "mappings", "invoices");
    private static final String NUMBER = "26502000000000000001";

    @Test
    void aDigitalOneByItsFileInPieces() throws IOException {
        Bills.Reading read = read(NUMBER, digital(Files.readAllBytes(SAMPLES.resolve("plain.xml"))));
        assertThat(codes(read)).isEmpty();
        Bill bill = read.bill().orElseThrow();
        assertThat(bill.seller()).isEqualTo("CN-USCC:91500157MATE5T017E");
        assertThat(bill.buyer()).isEqualTo("CN-USCC:115000000000000275");
        assertThat(bill.total()).isEqualTo(Money.cny("13950.00"));
        assertThat(bill.lines()).containsExactly(Money.cny("11300.00"), Money.cny("2650.00"));
        assertThat(bill.form()).isEqualTo("digital");
    }

    @Test
    void anOlderOneByItsFields() throws IOException {
        ObjectNode invoice = JSON.createObjectNode().put("form", "legacy");
        invoice.set("fields", JSON.readTree(SAMPLES.resolve("legacy.json").toFile()));
        Bills.Reading read = read("050002600111-00000001", invoice);
        assertThat(codes(read)).isEmpty();
        assertThat(read.bill().orElseThrow().total()).isEqualTo(Money.cny("1695.00"));
        assertThat(read.bill().orElseThrow().lines()).containsExactly(Money.cny("1695.00"));
    }

    @Test
    void anotherNumberOrDigestIsTold() throws IOException {
        ObjectNode invoice = digital(Files.readAllBytes(SAMPLES.resolve("plain.xml")));
        ((ObjectNode) invoice.path("content")).put("digest", "sm3:" + "0".repeat(64));
        assertThat(codes(read("26502000000000000002", invoice)))
                .containsExactlyInAnyOrder("claim-number-differs", "claim-digest-differs");
    }

    @Test
    void everythingThatIsWrongInItIsToldByItsPlace() throws IOException {
        Bills.Reading read = read(NUMBER, digital(Files.readAllBytes(SAMPLES.resolve("all-wrong.xml"))));
        assertThat(read.flaws().size()).isGreaterThan(2);
        assertThat(read.flaws()).allMatch(flaw -> flaw.pointer().startsWith("/data/invoice"));
    }

    @Test
    void aRedOneIsNoClaim() throws IOException {
        Bills.Reading read = read(NUMBER, digital(Files.readAllBytes(SAMPLES.resolve("red.xml"))));
        assertThat(codes(read)).contains("claim-is-red");
    }

    @Test
    void whatCannotBeReadIsAFlawAndNoFault() {
        Bills.Reading broken = read(NUMBER, digital("not xml".getBytes(StandardCharsets.UTF_8)));
        assertThat(broken.bill()).isEmpty();
        assertThat(broken.flaws()).isNotEmpty();
        ObjectNode noBase64 = digital(new byte[] {1});
        ((ObjectNode) noBase64.path("content")).putArray("base64").add("A");
        assertThat(codes(read(NUMBER, noBase64))).containsExactly("value-shape-wrong");
    }

    /** Its own day starts terms against the purchaser: one person's word is not enough. */
    @Test
    void oneThatCameOnPaperIsRegisteredByTwoPersons() throws IOException {
        assertThat(codes(onPaper("u-1", "purchaser", "u-2", "finance"))).isEmpty();
        assertThat(codes(onPaper("u-1", "purchaser", "u-1", "purchaser")))
                .containsExactly("claim-second-person-missing");
        assertThat(codes(onPaper("u-1", "supplier", "u-2", "agency")))
                .containsExactly("claim-registered-by-another", "claim-registered-by-another");
    }

    @Test
    void whatWasAcceptedBeforeTwoPersonsWereAskedForIsSubmittedAnew() throws IOException {
        ObjectNode invoice = JSON.createObjectNode().put("form", "offline").put("receivedOn", "2026-04-08");
        invoice.set("fields", JSON.readTree(SAMPLES.resolve("legacy.json").toFile()));
        assertThat(read("050002600111-00000001", invoice).flaws())
                .singleElement()
                .satisfies(flaw -> {
                    assertThat(flaw.code().code()).isEqualTo("claim-second-person-missing");
                    assertThat(flaw.pointer()).isEqualTo("/data/invoice/registeredBy");
                });
        invoice.putObject("registeredBy").put("id", "u-1").put("role", "purchaser");
        assertThat(read("050002600111-00000001", invoice).flaws())
                .extracting(Issue::pointer)
                .containsExactly("/data/invoice/confirmedBy");
    }

    @Test
    void whatRoundingMayMakeUpIsAPolicysValue() throws IOException {
        ObjectNode invoice = JSON.createObjectNode().put("form", "legacy");
        ObjectNode fields =
                (ObjectNode) JSON.readTree(SAMPLES.resolve("legacy.json").toFile());
        ((ObjectNode) fields.path("lines").path(0)).put("tax", "195.05");
        invoice.set("fields", fields);
        InvoiceTolerance none = new InvoiceTolerance(BigDecimal.ZERO, BigDecimal.ZERO);
        List<String> strictly = codes(Bills.read("050002600111-00000001", invoice, none));
        assertThat(strictly)
                .hasSizeGreaterThan(
                        codes(read("050002600111-00000001", invoice)).size());
    }

    private static Bills.Reading onPaper(String by, String role, String confirmed, String other) throws IOException {
        ObjectNode invoice = JSON.createObjectNode().put("form", "offline").put("receivedOn", "2026-04-08");
        invoice.set("fields", JSON.readTree(SAMPLES.resolve("legacy.json").toFile()));
        invoice.putObject("registeredBy").put("id", by).put("role", role);
        invoice.putObject("confirmedBy").put("id", confirmed).put("role", other);
        return read("050002600111-00000001", invoice);
    }

    private static Bills.Reading read(String number, ObjectNode invoice) {
        return Bills.read(number, invoice, Fixtures.POLICY.tolerance());
    }

    private static ObjectNode digital(byte[] file) {
        ObjectNode invoice = JSON.createObjectNode().put("form", "digital");
        ObjectNode content = invoice.putObject("content").put("mediaType", "application/xml");
        String text = Base64.getEncoder().encodeToString(file);
        int half = text.length() / 2;
        content.putArray("base64").add(text.substring(0, half)).add(text.substring(half));
        content.put("digest", "sm3:" + HexFormat.of().formatHex(Digests.SM3.of(file)));
        return invoice;
    }

    private static List<String> codes(Bills.Reading read) {
        return read.flaws().stream().map(Issue::code).map(code -> code.code()).toList();
    }
}
