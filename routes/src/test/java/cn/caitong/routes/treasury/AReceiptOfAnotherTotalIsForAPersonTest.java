package cn.caitong.routes.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Event;
import cn.caitong.routes.party.PartyKeys;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The treasury's own receipt, from the samples of dialect czzf: each of its lines is right, and the sum of its voucher is not. */
@Tag("unit")
class AReceiptOfAnotherTotalIsForAPersonTest {
    private static final Path SAMPLES = Path.of("..", "mappings", "dialects", "czzf", "samples", "canonical");

    private final PaymentEvents events = new PaymentEvents(new PartyKeys(number -> "#"));
    private final Desk desk = new Desk().delivered();

    @Test
    void nothingOfItIsTakenAndBothSumsAreTold() throws IOException {
        Payment known = desk.payment();
        Draft draft = told("in-executed-wrong-total");
        assertThat(draft.outcome()).isEqualTo(Outcome.PARKED);
        assertThat(draft.reason().code()).isEqualTo("total-differs");
        assertThat(draft.reason().detail()).contains("98000.01", "98000.00", "请国库核实");
        assertThat(draft.money()).isEmpty();
        assertThat(draft.raised()).isEmpty();
        assertThat(desk.payment()).isEqualTo(known);
        assertThat(desk.state).isNotEqualTo(PaymentState.CREDITED);
    }

    /** Sent again as it was meant, it pays. */
    @Test
    void theRightOneAfterItPays() throws IOException {
        told("in-executed-wrong-total");
        assertThat(told("in-executed").outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(desk.state).isEqualTo(PaymentState.CREDITED);
        assertThat(desk.books.paid()).isEqualByComparingTo("98000.00");
    }

    private Draft told(String sample) throws IOException {
        JsonNode message =
                JsonMapper.builder().build().readTree(ours(Files.readString(SAMPLES.resolve(sample + ".json"))));
        String type = message.path("type").asText();
        Event event = new Event(
                Event.Origin.MESSAGE,
                type,
                message.path("data"),
                null,
                "treasury",
                null,
                null,
                Fixtures.at("2026-04-22T16:15"));
        return desk.at("2026-04-22T16:15", events.read(EventKind.of(type).orElseThrow(), event));
    }

    /** The sample's application is of 120,000.00, and ours of 98,000.00. */
    private static String ours(String sample) {
        assertThat(List.of(Fixtures.ID, "CT-7c1e5a0b9d3f2468-1", "CT-2f60b8d1c4a97e35-1", "CT-90d4e7a3b15c6f82-1"))
                .allSatisfy(id -> assertThat(sample).contains(id));
        return sample.replace("CT-7c1e5a0b9d3f2468-1", Fixtures.application(1))
                .replace("CT-2f60b8d1c4a97e35-1", Fixtures.instruction(Fixtures.FIRST, 1))
                .replace("CT-90d4e7a3b15c6f82-1", Fixtures.instruction(Fixtures.SECOND, 1))
                .replace("\"120000.", "\"98000.")
                .replace("\"40000.", "\"18000.");
    }
}
