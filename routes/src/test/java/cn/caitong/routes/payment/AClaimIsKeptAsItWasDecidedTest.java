package cn.caitong.routes.payment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.CaseFile;
import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.flow.Context;
import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Event;
import cn.caitong.engine.flow.Location;
import cn.caitong.engine.flow.Outgoing;
import cn.caitong.engine.silence.Heard;
import cn.caitong.mappings.money.Money;
import cn.caitong.routes.casefile.CaseCodec;
import cn.caitong.routes.casefile.Concealed;
import cn.caitong.routes.casefile.Seal;
import cn.caitong.routes.contract.ContractFacts;
import cn.caitong.routes.contract.Course;
import cn.caitong.routes.contract.Milestone;
import cn.caitong.routes.contract.Paper;
import cn.caitong.routes.contract.Party;
import cn.caitong.routes.party.Account;
import cn.caitong.routes.party.Identity;
import cn.caitong.routes.party.PartyKeys;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The whole flow, from the examples that partners read: what is stored is read again at the next event. */
@Tag("unit")
class AClaimIsKeptAsItWasDecidedTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path EXAMPLES = Path.of("..", "mappings", "schemas", "examples");
    private static final String NUMBER = "050002500111-12345678";
    private static final UUID MESSAGE = UUID.fromString("01900000-0000-7000-8000-000000000001");
    private static final BigDecimal FREE = new BigDecimal("120000.00");
    private static final Seal SEAL = new Seal() {
        @Override
        public String seal(String text) {
            return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String open(String sealed) {
            return new String(Base64.getDecoder().decode(sealed), StandardCharsets.UTF_8);
        }
    };

    private final ClaimFlow flow = new ClaimFlow(SEAL, new PartyKeys(number -> "#"), () -> Fixtures.POLICY);
    private CaseFile contract = contract();
    private CaseFile claim = new CaseFile(
            new Location(
                    ClaimFlow.NAME,
                    NUMBER,
                    contract.location().caseId(),
                    "500103",
                    "one-thing",
                    Fixtures.TENDER,
                    null,
                    Fixtures.SUPPLIER),
            CaseFile.NEW,
            JsonNodeFactory.instance.objectNode(),
            1,
            0);

    @Test
    void fromItsSubmissionToItsSilence() throws IOException {
        Decision submitted = decide("2026-04-09T10:00", message("invoice.submitted.v1/good/legacy.json"), null);
        assertThat(submitted.outcome()).as(submitted.reason().detail()).isEqualTo(Outcome.APPLIED);
        assertThat(claim.state()).isEqualTo("pushed");
        assertThat(claim.data().toString()).as("accounts are sealed").doesNotContain("6222000012345678");

        Outgoing.Tell push = (Outgoing.Tell) submitted.outgoing().getFirst();
        decide("2026-04-09T10:01", delivered(push), null);
        assertThat(claim.state()).isEqualTo("window");

        decide("2026-04-13T10:00", objection(), null);
        assertThat(claim.state()).isEqualTo("window");

        Event due = ended("C36");
        Instant later = Fixtures.at("2026-04-17T00:06");
        assertThat(flow.listening(claim, due, new Context(later, contract, null))
                        .orElseThrow()
                        .partners())
                .containsExactlyInAnyOrder("ykz", "one-thing");
        decide("2026-04-17T00:06", due, new Heard.Nobody(later, JsonNodeFactory.instance.objectNode()));
        assertThat(claim.state()).isEqualTo("confirmed");
        assertThat(claim.data().at("/confirmations/0/amount/amount").asText()).isEqualTo("100000.00");
        aNodeReadsWhatTheVersionBeforeKept();
        itsPaymentReadsItAndTellsIt();
    }

    private void aNodeReadsWhatTheVersionBeforeKept() {
        ObjectNode before = claim.data().deepCopy();
        ((ObjectNode) before.path("agreed")).remove(List.of("signedOn", "credit"));
        before.path("confirmations").forEach(each -> ((ObjectNode) each).remove("interest"));
        CaseFile old = new CaseFile(claim.location(), claim.state(), before, 1, claim.version());
        ClaimFacts facts =
                ClaimFacts.of(new CaseCodec(SEAL, stored -> stored), old).orElseThrow();
        assertThat(facts.payment(NUMBER).orElseThrow().amount()).isEqualTo(Money.cny("100000.00"));
        assertThat(flow.schemaVersion())
                .as("and the version before leaves alone what it cannot read")
                .isEqualTo(3);
    }

    private void itsPaymentReadsItAndTellsIt() {
        ClaimFacts facts =
                ClaimFacts.of(new CaseCodec(SEAL, stored -> stored), claim).orElseThrow();
        assertThat(facts.payee().open().number()).isEqualTo("6222000012345678");
        assertThat(facts.payment(NUMBER).orElseThrow().amount()).isEqualTo(Money.cny("100000.00"));
        ObjectNode told =
                JsonNodeFactory.instance.objectNode().put("paymentId", NUMBER).put("on", "2026-05-20");
        told.putArray("credits").add(line("90000.00", "2026-04-20")).add(line("10000.00", "2026-05-20"));
        Event credited = event(Event.Origin.CHILD, "child.payment.credited.v1", told);
        Decision decided = decide("2026-05-21T10:00", credited, null);
        assertThat(decided.obligations())
                .as("start and credit by two countings, and the small firm's")
                .hasSize(5);
        assertThat(claim.state()).as("a part is disputed").isEqualTo("confirmed");
        assertThat(ClaimFacts.of(new CaseCodec(SEAL, stored -> stored), claim)
                        .orElseThrow()
                        .payment(NUMBER)
                        .orElseThrow()
                        .interest())
                .as("10,000.00 was twelve days late, at 0.05 % a day")
                .isEqualTo(new ClaimFacts.Interest(
                        Money.cny("60.00"),
                        LocalDate.of(2026, 5, 8),
                        LocalDate.of(2026, 5, 20),
                        new ClaimFacts.Rate(new BigDecimal("0.05"), ClaimFacts.RateOf.LAW)));
        whoTakesItBackAsksWhatIsNotAppliedFor();
    }

    private static ObjectNode line(String amount, String on) {
        ObjectNode line = JsonNodeFactory.instance.objectNode().put("on", on);
        line.putObject("amount").put("amount", amount).put("currency", "CNY");
        return line;
    }

    private void whoTakesItBackAsksWhatIsNotAppliedFor() {
        Event red = event(Event.Origin.MESSAGE, "invoice.red-issued.v1", JsonNodeFactory.instance.objectNode());
        assertThat(flow.accounts(claim, red, new Context(Instant.EPOCH, contract, null)))
                .containsExactly("payable:" + NUMBER);
    }

    @Test
    void ofACaseWithoutAClaimThereIsNothingToRead() {
        assertThat(ClaimFacts.of(new CaseCodec(SEAL, stored -> stored), claim)).isEmpty();
    }

    @Test
    void itAsksForWhatIsFreeOfItsMilestone() throws IOException {
        Event submitted = message("invoice.submitted.v1/good/legacy.json");
        assertThat(flow.account(claim, submitted, new Context(Instant.EPOCH, contract, null)))
                .contains("contract:" + Fixtures.CONTRACT + "/M2");
    }

    @Test
    void aContractThatTheVersionBeforeKeptIsRead() throws IOException {
        ObjectNode before = contract.data().deepCopy();
        before.remove("credit");
        ((ObjectNode) before.at("/milestones/M2")).remove("inspectedBy");
        contract = new CaseFile(contract.location(), contract.state(), before, 1, 1);
        Decision submitted = decide("2026-04-09T10:00", message("invoice.submitted.v1/good/legacy.json"), null);
        assertThat(submitted.outcome()).as(submitted.reason().detail()).isEqualTo(Outcome.APPLIED);
    }

    @Test
    void anotherContractsFactsAreNotTaken() throws IOException {
        Event submitted = message("invoice.submitted.v1/good/legacy.json");
        ((ObjectNode) submitted.data().path("claim")).put("contractId", "HT-2");
        assertThat(decide("2026-04-09T10:00", submitted, null).outcome()).isEqualTo(Outcome.HELD);
    }

    private Decision decide(String local, Event event, @Nullable Heard heard) {
        Context context = new Context(Fixtures.at(local), contract, null, FREE, heard);
        Event arrived = new Event(
                event.origin(),
                event.type(),
                event.data(),
                event.messageId(),
                event.partner(),
                null,
                Fixtures.at(local),
                Fixtures.at(local));
        Decision decision = flow.decide(claim, arrived, context);
        if (decision.outcome() == Outcome.APPLIED) {
            claim = new CaseFile(claim.location(), decision.state(), stored(decision.data()), 1, claim.version() + 1);
        }
        return decision;
    }

    /** Through text, as a database would. */
    private static JsonNode stored(JsonNode data) {
        try {
            return JSON.readTree(data.toString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Event message(String example) throws IOException {
        JsonNode message = JSON.readTree(EXAMPLES.resolve(example).toFile());
        return event(Event.Origin.MESSAGE, message.path("type").asText(), message.path("data"));
    }

    private static Event objection() throws IOException {
        Event raised = message("objection.raised.v1/good/a-part.json");
        ((ObjectNode) raised.data().path("claim")).put("invoice", NUMBER);
        return raised;
    }

    private static Event delivered(Outgoing.Tell push) {
        return event(
                Event.Origin.DELIVERY,
                "delivery.delivered",
                JsonNodeFactory.instance.objectNode().put("type", push.type()).put("businessId", push.businessId()));
    }

    private static Event ended(String clock) {
        return event(
                Event.Origin.CLOCK,
                "clock.due",
                JsonNodeFactory.instance.objectNode().put("obligation", clock));
    }

    private static Event event(Event.Origin origin, String type, JsonNode data) {
        return new Event(origin, type, data, MESSAGE, "one-thing", null, null, Instant.EPOCH);
    }

    private static CaseFile contract() {
        Party buyer = party("重庆市渝中区测试中学", "125000000000000197");
        Party seller = party("重庆测试供应有限公司", "91500103MAXTE5T242");
        Milestone second = new Milestone(
                "M2",
                "progress",
                "acceptance",
                Money.cny("120000.00"),
                Fixtures.CONTRACT,
                LocalDate.of(2026, 4, 8),
                null,
                List.of());
        ContractFacts facts = new ContractFacts(
                Fixtures.CONTRACT,
                Fixtures.TENDER,
                "500103",
                "order-87",
                buyer,
                List.of(seller),
                Money.cny("300000.00"),
                LocalDate.of(2026, 3, 2),
                false,
                false,
                Map.of("M2", second),
                Concealed.of(new Account(seller.name(), "6222000012345678", "某银行重庆渝中支行", "105100000017")),
                "small",
                null,
                new Paper(
                        "教学设备采购合同",
                        List.of("1"),
                        Fixtures.EVIDENCE,
                        new Paper.Inspection(5, "working-days"),
                        List.of(),
                        "online",
                        null),
                new Course(List.of(), null, null, List.of(), Map.of(), List.of(), List.of(), false));
        Location location = new Location(
                "contract",
                Fixtures.CONTRACT,
                CaseId.of("tender", Fixtures.TENDER),
                "500103",
                "one-thing",
                Fixtures.TENDER,
                null,
                Fixtures.SUPPLIER);
        CaseCodec codec = new CaseCodec(SEAL, stored -> stored);
        return new CaseFile(location, "signed", codec.write(facts), 1, 1);
    }

    private static Party party(String name, String number) {
        return new Party(name, "CN-USCC:" + number, Concealed.of(new Identity("CN-USCC", number)));
    }
}
