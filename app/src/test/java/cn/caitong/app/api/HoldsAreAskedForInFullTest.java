package cn.caitong.app.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import cn.caitong.connectors.partner.Credentials;
import cn.caitong.connectors.partner.Operators;
import cn.caitong.connectors.partner.Partners;
import cn.caitong.engine.evidence.EvidenceLog;
import cn.caitong.engine.hold.Holds;
import cn.caitong.engine.hold.Rehearsal;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.LegalTime;
import cn.caitong.engine.time.MonthPartitions;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletRequest;

@Tag("database")
class HoldsAreAskedForInFullTest {
    private static final TestDatabase DATABASE = new TestDatabase();

    private final Transactions transactions = DATABASE.transactions();
    private final HoldsApi api;

    HoldsAreAskedForInFullTest(@TempDir Path secrets) throws Exception {
        Path operators = Files.createDirectories(secrets.resolve("operators"));
        for (String person : List.of("wang", "li")) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(person.getBytes(StandardCharsets.UTF_8));
            Files.writeString(
                    operators.resolve(person + ".sha256"), HexFormat.of().formatHex(digest));
        }
        Holds.Reach reach = new Holds.Reach(Set.of("500103"), Set.of("deposit"));
        this.api = new HoldsApi(
                new OperatorsOnly(new Operators(secrets), new Credentials(secrets, new Partners(List.of()))),
                new Holds(transactions, new LegalTime(transactions), new EvidenceLog(transactions), reach));
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        DATABASE.empty();
        new MonthPartitions(transactions).ensure();
    }

    @Test
    void nobodyElseDoes() {
        assertThatThrownBy(() -> api.holds(by("zhao"))).isInstanceOf(TurnedAway.class);
        assertThatThrownBy(() -> api.place(by("zhao"))).isInstanceOf(TurnedAway.class);
        assertThatThrownBy(() -> api.confirm(1, by("zhao"))).isInstanceOf(TurnedAway.class);
        assertThatThrownBy(() -> api.release(1, by("zhao"))).isInstanceOf(TurnedAway.class);
    }

    @Test
    void scopeNameAndReasonMustBeThere() {
        refused(by("wang"), ErrorCode.PARAMETER_MISSING);
        refused(by("wang", "scope", "district", "reason", "x"), ErrorCode.PARAMETER_INVALID);
        refused(by("wang", "scope", "partner", "reason", "x"), ErrorCode.PARAMETER_MISSING);
        refused(by("wang", "scope", "partner", "name", "500103"), ErrorCode.PARAMETER_MISSING);
        refused(by("wang", "scope", "partner", "name", "500999", "reason", "x"), ErrorCode.HOLD_NAME_UNKNOWN);
        refused(by("wang", "scope", "partner", "name", "hub", "reason", "x"), ErrorCode.HOLD_NAME_UNKNOWN);
        refused(by("wang", "scope", "hub", "name", "500103", "reason", "x"), ErrorCode.PARAMETER_UNKNOWN);
        assertThat(api.holds(by("wang")).undecided()).isEmpty();
    }

    @Test
    void theHubNeedsNoName() {
        long act = api.place(by("wang", "scope", "hub", "reason", "a wrong calendar"))
                .act();
        api.confirm(act, by("li"));
        assertThat(api.holds(by("li")).standing()).singleElement().satisfies(hold -> {
            assertThat(hold.scope()).hasToString("hub hub");
            assertThat(api.rehearse(hold.id(), by("li"))).isEqualTo(new Rehearsal(0, new BigDecimal("0.00"), 0, 0));
        });
    }

    @Test
    void howManyIsAWholeNumber() {
        long act = api.place(by("wang", "scope", "flow", "name", "deposit", "reason", "x"))
                .act();
        api.confirm(act, by("li"));
        long hold = api.holds(by("li")).standing().getFirst().id();
        for (String rows : List.of("0", "-1", "1.5", "all", "99999999999")) {
            assertThatThrownBy(() -> api.pass(hold, by("wang", "rows", rows, "reason", "x")))
                    .asInstanceOf(type(RefusedException.class))
                    .returns(ErrorCode.PARAMETER_INVALID, RefusedException::code);
        }
    }

    @Test
    void whatStandsAndWhatWaitsIsSaidInTheDocumentsWords() {
        api.confirm(
                api.place(by("wang", "scope", "partner", "name", "500103", "reason", "x"))
                        .act(),
                by("li"));
        api.release(api.holds(by("li")).standing().getFirst().id(), by("wang", "reason", "put right"));
        JsonNode answer = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .build()
                .valueToTree(api.holds(by("li")));
        assertThat(OpenApiDocument.faults(answer.at("/standing/0"), "Hold")).isEmpty();
        assertThat(OpenApiDocument.faults(answer.at("/undecided/0"), "HoldAct")).isEmpty();
        assertThat(answer.at("/undecided/0/act").asText()).isEqualTo("release");
        assertThat(answer.at("/undecided/0/scope/kind").asText()).isEqualTo("partner");
    }

    @Test
    void sumsAreTextWithTwoPlaces() throws Exception {
        Rehearsal rehearsal = new Rehearsal(1, new BigDecimal("12000.00"), 0, 0);
        assertThat(new ObjectMapper().writeValueAsString(rehearsal)).contains("\"amount\":\"12000.00\"");
    }

    private void refused(MockHttpServletRequest request, ErrorCode code) {
        assertThatThrownBy(() -> api.place(request))
                .asInstanceOf(type(RefusedException.class))
                .returns(code, RefusedException::code);
    }

    private static MockHttpServletRequest by(String person, String... parameters) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("Authorization", "Bearer " + person);
        for (int i = 0; i < parameters.length; i += 2) {
            request.setParameter(parameters[i], parameters[i + 1]);
        }
        return request;
    }
}
