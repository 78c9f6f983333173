package cn.caitong.routes.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.CaseFile;
import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.flow.Context;
import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Decision.Raise;
import cn.caitong.engine.flow.Event;
import cn.caitong.engine.flow.Location;
import cn.caitong.engine.flow.Outgoing;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The whole flow, from the examples that partners read: what is stored is read again at the next event. */
@Tag("unit")
class APaymentIsKeptAsItWasDecidedTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path EXAMPLES = Path.of("..", "mappings", "schemas", "examples");
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
    private static final CaseCodec CODEC = new CaseCodec(SEAL, stored -> stored);

    private final PaymentFlow flow = new PaymentFlow(SEAL, new PartyKeys(number -> "#"), () -> Fixtures.POLICY);
    private @Nullable CaseFile claim = ConfirmedClaims.confirmed(CODEC);
    private CaseFile payment = new CaseFile(Fixtures.PLACE, CaseFile.NEW, JsonNodeFactory.instance.objectNode(), 1, 0);

    @Test
    void fromTheRemindersDayToItsCredit() throws IOException {
        decide("2026-04-20T09:58", message("payment.requested.v1/good/suppliers-reminder.json"));
        assertThat(payment.state()).isEqualTo("requested");
        decide("2026-04-20T10:00", prepared());
        assertThat(payment.state()).isEqualTo("prepared");
        Decision approved = decide("2026-04-20T11:00", approved());
        assertThat(approved.outcome()).as(approved.reason().detail()).isEqualTo(Outcome.APPLIED);
        Outgoing.Tell tell = (Outgoing.Tell) approved.outgoing().getFirst();
        assertThat(tell.data().path("latestDate").asText())
                .as("ten working days from the confirmation of 13 April")
                .isEqualTo("2026-04-27");
        assertThat(payment.data().toString()).as("accounts are sealed").doesNotContain("6222-0000-1234");

        Decision delivered = decide("2026-04-20T11:01", delivered(tell));
        assertThat(delivered.raised()).extracting(Raise::type).containsExactly("payment.applied.v1");
        decide("2026-04-21T10:00", ofTheTreasury("payment.reviewed.v1/good/received.json", tell));
        assertThat(payment.state()).isEqualTo("received");
        decide("2026-04-22T10:00", ofTheTreasury("payment.voucher-issued.v1/good/voucher.json", tell));
        Decision executed =
                decide("2026-04-22T16:00", ofTheTreasury("payment.executed.v1/good/one-line-failed.json", tell));
        assertThat(executed.outcome()).as(executed.reason().detail()).isEqualTo(Outcome.APPLIED);
        assertThat(payment.state()).isEqualTo("repair");

        Event repair = message("payment.lines-repaired.v1/good/another-budget-line.json");
        ((ObjectNode) repair.data()).remove("payee");
        Decision repaired = decide("2026-04-27T10:00", repair);
        assertThat(repaired.outcome()).as(repaired.reason().detail()).isEqualTo(Outcome.APPLIED);
        assertThat(payment.state()).isEqualTo("applied");
    }

    @Test
    void theTreasurysStopsAndYearsAreReadAsWell() throws IOException {
        decide("2026-04-20T10:00", prepared());
        Outgoing.Tell tell = (Outgoing.Tell)
                decide("2026-04-20T11:00", approved()).outgoing().getFirst();
        assertThat(decide("2026-04-21T10:00", ofTheTreasury("payment.frozen.v1/good/by-a-court.json", tell))
                        .reason()
                        .code())
                .isEqualTo("stopped");
        assertThat(decide("2026-04-22T10:00", ofTheTreasury("payment.unfrozen.v1/good/by-a-court.json", tell))
                        .reason()
                        .code())
                .isEqualTo("goes-on");
        assertThat(decide("2026-04-23T10:00", message("payment.suspended.v1/good/by-finance.json"))
                        .reason()
                        .code())
                .isEqualTo("stopped");
        claim = ConfirmedClaims.ended(CODEC);
        assertThat(decide("2026-04-24T09:00", ofTheClaim()).matters()).hasSize(1);
        assertThat(decide("2026-04-24T10:00", message("payment.resumed.v1/good/settled-after-the-contracts-end.json"))
                        .reason()
                        .code())
                .isEqualTo("contract-settled");
        assertThat(decide(
                                "2027-01-04T10:00",
                                ofTheTreasury("payment.carried-over.v1/good/into-the-next-year.json", tell))
                        .reason()
                        .code())
                .isEqualTo("carried-over");
        assertThat(decide("2027-01-05T10:00", ofTheTreasury("payment.returned.v1/good/account-closed.json", tell))
                        .reason()
                        .code())
                .isEqualTo("returned");
    }

    @Test
    void itAsksForWhatIsFreeOfItsConfirmedSum() throws IOException {
        Event approved = approved();
        assertThat(flow.account(payment, approved, context("2026-04-20T11:00"))).hasValue("payable:" + Fixtures.ID);
        Event asked = message("payment.requested.v1/good/suppliers-reminder.json");
        assertThat(flow.account(payment, asked, context("2026-04-20T11:00"))).isEmpty();
    }

    @Test
    void withoutItsClaimItWaits() throws IOException {
        claim = null;
        assertThat(decide("2026-04-20T10:00", prepared()).outcome()).isEqualTo(Outcome.HELD);
    }

    @Test
    void whatIsNotConfirmedIsNotPaid() throws IOException {
        claim = ConfirmedClaims.inItsWindow(CODEC);
        assertThat(decide("2026-04-20T10:00", prepared()).reason().detail()).startsWith("nothing-confirmed");
        claim = ConfirmedClaims.dead(CODEC);
        assertThat(decide("2026-04-20T10:00", prepared()).reason().detail()).startsWith("claim-over");
    }

    @Test
    void aSumThatWasConfirmedLaterIsAnotherPayment() throws IOException {
        payment = payment.at(new Location(
                PaymentFlow.NAME,
                Fixtures.ID + ".2",
                Fixtures.PLACE.parentId(),
                "500103",
                "one-thing",
                null,
                null,
                null));
        Event later = message("payment.prepared.v1/good/of-a-part-confirmed-later.json");
        assertThat(decide("2026-04-20T10:00", later).reason().detail())
                .as("its part is disputed still")
                .startsWith("nothing-confirmed");
    }

    @Test
    void aSlipInTheContractsNumberIsForAPerson() throws IOException {
        Event slip = prepared();
        ((ObjectNode) slip.data().path("claim")).put("contractId", "HT-2");
        assertThat(decide("2026-04-20T10:00", slip).reason().code()).isEqualTo("reference-differs");
    }

    @Test
    void whatNoPaymentKnowsIsParked() {
        Event strange = new Event(
                Event.Origin.CLOCK,
                "clock.due",
                JsonNodeFactory.instance.objectNode(),
                null,
                "hub",
                null,
                null,
                Fixtures.at("2026-04-20T10:00"));
        assertThat(decide("2026-04-20T10:00", strange).outcome()).isEqualTo(Outcome.PARKED);
    }

    private Event prepared() throws IOException {
        Event prepared = message("payment.prepared.v1/good/two-budget-lines-and-a-penalty.json");
        ((ObjectNode) prepared.data()).remove("payee");
        return prepared;
    }

    private static Event approved() throws IOException {
        Event approved = message("payment.approved.v1/good/by-another-person.json");
        ((ObjectNode) approved.data()).put("preparation", Fixtures.OF_THE_EXAMPLE);
        return approved;
    }

    /** As the treasury would say it of the application that it got. */
    private static Event ofTheTreasury(String example, Outgoing.Tell application) throws IOException {
        Event said = message(example);
        ((ObjectNode) said.data().path("payment")).put("applicationId", application.businessId());
        JsonNode lines = application.data().path("lines");
        for (JsonNode line : said.data().path("lines")) {
            if (line.has("instructionId")) {
                boolean first = line.path("instructionId").asText().startsWith("CT7A");
                ((ObjectNode) line)
                        .set("instructionId", lines.get(first ? 0 : 1).path("instructionId"));
            }
        }
        return said;
    }

    private static Event message(String example) throws IOException {
        JsonNode message = JSON.readTree(EXAMPLES.resolve(example).toFile());
        return new Event(
                Event.Origin.MESSAGE,
                message.path("type").asText(),
                message.path("data"),
                CaseId.of("message", message.path("id").asText()),
                "one-thing",
                null,
                null,
                Fixtures.at("2026-04-20T10:00"));
    }

    private static Event delivered(Outgoing.Tell tell) {
        return new Event(
                Event.Origin.DELIVERY,
                "delivery.delivered",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("type", tell.type())
                        .put("businessId", tell.businessId())
                        .put("outgoing", "01900000-0000-7000-8000-000000000002"),
                null,
                "hub",
                null,
                null,
                Fixtures.at("2026-04-20T11:01"));
    }

    private static Event ofTheClaim() {
        return new Event(
                Event.Origin.PARENT,
                "parent.claim.contract-changed.v1",
                JsonNodeFactory.instance.objectNode(),
                null,
                "hub",
                null,
                null,
                Fixtures.at("2026-04-24T09:00"));
    }

    private Context context(String local) {
        return new Context(Fixtures.at(local), claim, null, new BigDecimal("100000.00"));
    }

    private Decision decide(String local, Event event) {
        Event arrived = new Event(
                event.origin(),
                event.type(),
                event.data(),
                event.messageId(),
                event.partner(),
                null,
                Fixtures.at(local),
                Fixtures.at(local));
        Decision decision = flow.decide(payment, arrived, context(local));
        if (decision.outcome() == Outcome.APPLIED) {
            payment = new CaseFile(
                    payment.location(), decision.state(), stored(decision.data()), 1, payment.version() + 1);
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
}
