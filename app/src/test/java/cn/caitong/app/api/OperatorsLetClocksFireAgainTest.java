package cn.caitong.app.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import cn.caitong.connectors.partner.Credentials;
import cn.caitong.connectors.partner.Operators;
import cn.caitong.connectors.partner.Partners;
import cn.caitong.engine.evidence.EvidenceLog;
import cn.caitong.engine.obligation.ParkedClocks;
import cn.caitong.engine.parked.ParkedItems;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.FiringGuard;
import cn.caitong.engine.time.HubNode;
import cn.caitong.engine.time.LegalTime;
import cn.caitong.engine.time.Ticker;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletRequest;

@Tag("database")
class OperatorsLetClocksFireAgainTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final UUID UNKNOWN = new UUID(0, 1);

    private final Transactions transactions = DATABASE.transactions();
    private final FiringGuard guard = node(Duration.ZERO);
    private final ClocksApi api;

    OperatorsLetClocksFireAgainTest(@TempDir Path secrets) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest("token".getBytes(StandardCharsets.UTF_8));
        Path operators = Files.createDirectories(secrets.resolve("operators"));
        Files.writeString(operators.resolve("zhang.san.sha256"), HexFormat.of().formatHex(digest));
        OperatorsOnly only =
                new OperatorsOnly(new Operators(secrets), new Credentials(secrets, new Partners(List.of())));
        LegalTime time = new LegalTime(transactions);
        ParkedClocks parked =
                new ParkedClocks(transactions, time, new ParkedItems(transactions), new EvidenceLog(transactions));
        this.api = new ClocksApi(only, guard, parked);
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void fresh() {
        DATABASE.empty();
        guard.sweep();
    }

    @Test
    void nobodyElseDoes() {
        assertThatThrownBy(() -> api.firing(shown("another's"))).isInstanceOf(TurnedAway.class);
        assertThatThrownBy(() -> api.confirm(shown("another's"))).isInstanceOf(TurnedAway.class);
        assertThatThrownBy(() -> api.release(UNKNOWN, shown("another's"))).isInstanceOf(TurnedAway.class);
    }

    @Test
    void firingThatStoppedGoesOnWhenTheTimeHasBeenChecked() {
        assertThat(api.firing(shown("token")).running()).isTrue();
        DATABASE.stepClock(Duration.ofHours(2));
        guard.sweep();
        assertThat(api.firing(shown("token")).stoppedWhy()).contains("jumped forward");
        node(Duration.ofHours(2)).sweep();
        assertThat(api.confirm(shown("token")).running()).isTrue();
        assertThat(DATABASE.jdbc()
                        .sql("select confirmed_by from legal_clock")
                        .query(String.class)
                        .single())
                .isEqualTo("zhang.san");
    }

    @Test
    void whatHasNotStoppedIsNotConfirmed() {
        refused(() -> api.confirm(shown("token")), ErrorCode.FIRING_NOT_STOPPED);
    }

    @Test
    void aReleaseSaysWhatWasDoneAboutAClockThatIsParked() {
        refused(() -> api.release(UNKNOWN, shown("token")), ErrorCode.PARAMETER_MISSING);
        MockHttpServletRequest request = shown("token");
        request.setParameter("resolution", "the policy was corrected");
        refused(() -> api.release(UNKNOWN, request), ErrorCode.CLOCK_NOT_PARKED);
    }

    private void refused(Runnable call, ErrorCode code) {
        assertThatThrownBy(call::run).asInstanceOf(type(RefusedException.class)).returns(code, RefusedException::code);
    }

    private FiringGuard node(Duration aheadOfTrueTime) {
        Clock own = Clock.offset(Clock.systemUTC(), aheadOfTrueTime);
        return new FiringGuard(transactions, new HubNode("a", "1"), Ticker.SYSTEM, own);
    }

    private static MockHttpServletRequest shown(String token) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("Authorization", "Bearer " + token);
        return request;
    }
}
