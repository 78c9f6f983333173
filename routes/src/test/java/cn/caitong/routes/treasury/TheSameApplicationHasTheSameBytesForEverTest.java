package cn.caitong.routes.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.CaseFile;
import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.flow.Context;
import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Event;
import cn.caitong.engine.flow.Outgoing;
import cn.caitong.mappings.dialect.Dialect;
import cn.caitong.mappings.json.CanonicalJson;
import cn.caitong.mappings.message.MessageType;
import cn.caitong.routes.casefile.CaseCodec;
import cn.caitong.routes.casefile.Seal;
import cn.caitong.routes.party.PartyKeys;
import cn.caitong.routes.payment.ConfirmedClaims;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two nodes, or a hub restored from yesterday's backup, decide the same messages anew, which then arrive on a later day: under one id
 * there is one content, in every dialect, so that who had the first knows the second.
 */
@Tag("unit")
class TheSameApplicationHasTheSameBytesForEverTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path MAPPINGS = Path.of("..", "mappings");
    private static final Dialect CZZF = Dialect.load(MAPPINGS.resolve("dialects/czzf"));
    private static final Dialect CZBK = Dialect.load(MAPPINGS.resolve("dialects/czbk"));
    private static final Seal OPEN = new Seal() {
        @Override
        public String seal(String text) {
            return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String open(String sealed) {
            return new String(Base64.getDecoder().decode(sealed), StandardCharsets.UTF_8);
        }
    };
    private static final CaseCodec CODEC = new CaseCodec(OPEN, stored -> stored);

    private final PaymentFlow flow = new PaymentFlow(OPEN, new PartyKeys(number -> "#"), () -> Fixtures.POLICY);

    /** What arrives and when it was said; the rest of its way is {@code later}. */
    private record Said(String example, String at) {}

    private static final Said PREPARED =
            new Said("payment.prepared.v1/good/two-budget-lines-and-a-penalty.json", "2026-12-31T23:40");
    private static final Said APPROVED =
            new Said("payment.approved.v1/good/by-another-person.json", "2026-12-31T23:58");
    private static final Said REPAIRED =
            new Said("payment.lines-repaired.v1/good/another-budget-line.json", "2027-01-29T16:00");

    @Test
    void overTheYearsEndToo() {
        Map<String, byte[]> atOnce = told(Duration.ofSeconds(1));
        assertThat(atOnce).hasSize(6);
        assertThat(hex(told(Duration.ofHours(9)))).as("decided next year").isEqualTo(hex(atOnce));
        assertThat(hex(told(Duration.ofDays(4)))).as("after a restore").isEqualTo(hex(atOnce));
    }

    @Test
    void theDayAndTheBudgetAreThoseOfItsApproval() {
        Map<String, byte[]> told = told(Duration.ofDays(4));
        assertThat(text(told, "1/canonical", StandardCharsets.UTF_8))
                .contains("\"appliedOn\":\"2026-12-31\"")
                .contains("\"fiscalYear\":2026");
        assertThat(text(told, "1/czzf", Charset.forName("GBK"))).contains("<StYear>2026</StYear>");
        assertThat(text(told, "1/czbk", StandardCharsets.UTF_8))
                .contains("<CreDtTm>2026-12-31T00:00:00+08:00</CreDtTm>")
                .contains("<ReqdExctnDt><Dt>2026-12-31</Dt></ReqdExctnDt>");
        assertThat(text(told, "2/canonical", StandardCharsets.UTF_8))
                .as("a repair's, of its own")
                .contains("\"appliedOn\":\"2027-01-29\"")
                .contains("\"fiscalYear\":2027");
    }

    /** Ahead by less than the policy's two minutes it is believed; else it would bear a day, and a budget, that are not there yet. */
    @Test
    void whatIsSaidAheadOfTime() {
        assertThat(approved("2026-12-31T23:59", Duration.ofMinutes(-2)).outcome())
                .isEqualTo(Outcome.APPLIED);
        Decision ahead = approved("2027-01-01T00:10", Duration.ofMinutes(-11));
        assertThat(ahead.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(ahead.reason().code()).isEqualTo("said-ahead");
        assertThat(ahead.outgoing()).isEmpty();
    }

    private Decision approved(String at, Duration later) {
        Case one = new Case();
        one.hears(PREPARED, Duration.ofSeconds(1));
        return one.hears(new Said(APPROVED.example(), at), later);
    }

    /** The applications, by number and dialect, of a hub that has each message so much later than it was said. */
    private Map<String, byte[]> told(Duration later) {
        Case one = new Case();
        one.hears(PREPARED, later);
        Outgoing.Tell first = application(one.hears(APPROVED, later));
        one.fails(first);
        Outgoing.Tell second = application(one.hears(REPAIRED, later));
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        int number = 0;
        for (Outgoing.Tell tell : List.of(first, second)) {
            number++;
            bytes.put(number + "/canonical", CanonicalJson.write(tell.data()));
            bytes.put(number + "/czzf", CZZF.translateOut(MessageType.PAYMENT_APPLIED, "500103", tell.data()));
            bytes.put(number + "/czbk", CZBK.translateOut(MessageType.PAYMENT_APPLIED, "500103", tell.data()));
        }
        return bytes;
    }

    private static Outgoing.Tell application(Decision decision) {
        assertThat(decision.outcome()).as(decision.reason().detail()).isEqualTo(Outcome.APPLIED);
        return decision.outgoing().stream()
                .filter(Outgoing.Tell.class::isInstance)
                .map(Outgoing.Tell.class::cast)
                .filter(tell -> tell.type().equals(Messages.APPLIED))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> hex(Map<String, byte[]> told) {
        Map<String, String> hex = new LinkedHashMap<>();
        told.forEach((which, bytes) -> hex.put(which, HexFormat.of().formatHex(bytes)));
        return hex;
    }

    private static String text(Map<String, byte[]> told, String which, Charset charset) {
        byte[] bytes = told.get(which);
        assertThat(bytes).isNotNull();
        return new String(bytes, charset).replaceAll(">\\s+<", "><");
    }

    /** A payment's case, kept as a database would keep it. */
    private final class Case {
        private final CaseFile claim = ConfirmedClaims.confirmed(CODEC);
        private CaseFile payment =
                new CaseFile(Fixtures.PLACE, CaseFile.NEW, JsonNodeFactory.instance.objectNode(), 1, 0);

        Decision hears(Said said, Duration later) {
            JsonNode message = read(said.example());
            ObjectNode data = (ObjectNode) message.path("data");
            data.remove("payee");
            if (data.has("preparation")) {
                data.put("preparation", Fixtures.OF_THE_EXAMPLE);
            }
            return hears(message.path("type").asText(), data, Fixtures.at(said.at()), later);
        }

        private Decision hears(String type, JsonNode data, Instant saidAt, Duration later) {
            Instant arrived = saidAt.plus(later);
            Event event = new Event(
                    Event.Origin.MESSAGE, type, data, CaseId.of("message", type), "one-thing", null, saidAt, arrived);
            Decision decision = flow.decide(
                    payment, event, new Context(arrived.plusSeconds(1), claim, null, new BigDecimal("100000.00")));
            if (decision.outcome() == Outcome.APPLIED) {
                payment = new CaseFile(payment.location(), decision.state(), decision.data(), 1, payment.version() + 1);
            }
            return decision;
        }

        /** Its second line fails at the bank. */
        void fails(Outgoing.Tell application) {
            ObjectNode data = (ObjectNode)
                    read("payment.executed.v1/good/one-line-failed.json").path("data");
            ((ObjectNode) data.path("payment")).put("applicationId", application.businessId());
            JsonNode lines = application.data().path("lines");
            for (int i = 0; i < lines.size(); i++) {
                ((ObjectNode) data.path("lines").get(i))
                        .set("instructionId", lines.get(i).path("instructionId"));
            }
            hears("payment.executed.v1", data, Fixtures.at("2027-01-20T16:00"), Duration.ZERO);
        }

        private JsonNode read(String example) {
            try {
                return JSON.readTree(
                        MAPPINGS.resolve("schemas/examples").resolve(example).toFile());
            } catch (IOException missing) {
                throw new UncheckedIOException(missing);
            }
        }
    }
}
