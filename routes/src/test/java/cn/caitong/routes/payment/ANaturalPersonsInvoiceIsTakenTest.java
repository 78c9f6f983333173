package cn.caitong.routes.payment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Event;
import cn.caitong.routes.party.PartyKeys;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A natural person may be a supplier (政府采购法 art. 21); on its invoice stands its resident number (代开), and here that is kept nowhere. */
@Tag("unit")
class ANaturalPersonsInvoiceIsTakenTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path LEGACY = Path.of("..", "mappings", "invoices", "legacy.json");
    private static final String PERSON = "110101199003077571";
    private static final String KEY = "CN-RID:#18";

    private final ClaimEvents events = new ClaimEvents(new PartyKeys(number -> "#" + number.length()));

    @Test
    void itsNumberIsItsKey() throws IOException {
        Bill bill = submitted(PERSON).bill().orElseThrow();
        assertThat(bill.seller()).isEqualTo(KEY);
        assertThat(bill.toString()).doesNotContain(PERSON);
    }

    @Test
    void anotherPersonsIsNot() throws IOException {
        Desk desk = desk();
        desk.at("2026-04-09T10:00", submitted("110101199003077598"));
        assertThat(desk.refusals()).contains("claim-seller-differs");
    }

    @Test
    void itsSellerIsTheContractsSupplierAndItsNumberIsToldToNobody() throws IOException {
        Desk desk = desk();
        desk.at("2026-04-09T10:00", submitted(PERSON));
        assertThat(desk.refusals()).doesNotContain("claim-seller-differs");
        assertThat(desk.state).isEqualTo(ClaimState.PUSHED);
        assertThat(desk.told.getFirst().data().path("seller")).isEqualTo(JSON.readTree("{\"name\":\"李测试\"}"));
        assertThat(desk.told.toString()).doesNotContain(PERSON);
    }

    private static Desk desk() {
        Desk desk = new Desk();
        Terms terms = Fixtures.terms(LocalDate.of(2026, 3, 2), false, false, null);
        desk.terms = new Terms(
                terms.contract(),
                terms.tender(),
                terms.regime(),
                "CN-USCC:115000000000000275",
                terms.purchaserName(),
                Map.of(KEY, "李测试"),
                terms.signedOn(),
                terms.suspended(),
                terms.terminated(),
                terms.milestones(),
                terms.payee(),
                terms.locked(),
                terms.size(),
                terms.credit());
        return desk;
    }

    private ClaimEvent.Submitted submitted(String seller) throws IOException {
        ObjectNode data = (ObjectNode) JSON.readTree(
                """
                {"claim":{"invoice":"050002600111-00000001","contractId":"%s","tenderId":"%s"},"milestone":"M2",
                 "supplier":{"name":"李测试","identifier":{"scheme":"CN-RID","id":"%s"}},
                 "payee":{"name":"%s","account":"622200001234"},"uploadedAt":"2026-04-09T09:59:00+08:00",
                 "acceptance":[{"kind":"acceptance-report","digest":"%s","date":"2026-04-08"}]}\
                """.formatted(Fixtures.CONTRACT, Fixtures.TENDER, PERSON, Fixtures.PAYEE.name(), Fixtures.EVIDENCE));
        ObjectNode fields = (ObjectNode) JSON.readTree(LEGACY.toFile());
        fields.put("issuedOn", "2026-04-08");
        ((ObjectNode) fields.path("seller")).put("name", "李测试").put("id", seller);
        data.putObject("invoice").put("form", "legacy").set("fields", fields);
        Event event = new Event(
                Event.Origin.MESSAGE,
                "invoice.submitted.v1",
                data,
                UUID.randomUUID(),
                "one-thing",
                null,
                null,
                Fixtures.at("2026-04-09T10:00"));
        return (ClaimEvent.Submitted) events.read(EventKind.SUBMITTED, event, Fixtures.POLICY.tolerance());
    }
}
