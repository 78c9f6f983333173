package cn.caitong.simulators.onething;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.simulators.onething.GuaranteeDesk.Guarantee;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class AGuaranteeIsGivenBackOnceTest {
    private static final Instant NOW = Instant.parse("2026-02-28T01:00:00Z");
    private static final String RECEIVED = """
        {"jurisdiction":"CQ-GXQ","data":{"deposit":{"holder":"CQ-GXQ","receiptId":"E1","tenderId":"T1","lotId":"1"},
         "supplier":{"name":"示例公司"},"guarantee":{"number":"EBH1","validUntil":"2026-06-30"}}}
        """;
    private static final String RELEASE = """
        {"type":"deposit.release-instructed.v1","data":{"deposit":{"holder":"CQ-GXQ","receiptId":"E1"},"instructionId":"CT-1"}}
        """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void anInstructionForWhatNobodyIssuedIsNone() {
        try (var desk = desk()) {
            assertThatThrownBy(() -> desk.giveBack(List.of(RELEASE)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("CQ-GXQ:E1");
        }
    }

    @Test
    void oneNumberIsIssuedOnce() {
        try (var desk = desk()) {
            desk.issue(RECEIVED);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> desk.issue(RECEIVED))
                    .withMessageContaining("CQ-GXQ:E1");
        }
    }

    @Test
    void whoeverReportsItHoldsItWhereNobodyElseIsNamed() {
        try (var desk = desk()) {
            desk.issue(RECEIVED.replace("\"holder\":\"CQ-GXQ\",", "")
                    .replace("{\"jurisdiction\"", "{\"source\":\"urn:caitong:partner:one-thing\",\"jurisdiction\""));
            assertThat(desk.books()).extracting(Guarantee::deposit).containsExactly("one-thing:E1");
        }
    }

    @Test
    void whatIsNoReleaseIsNotForTheDesk() {
        try (var desk = desk()) {
            desk.issue(RECEIVED);
            assertThat(desk.giveBack(List.of("{\"type\":\"deposit.task-raised.v1\"}")))
                    .isEmpty();
            assertThat(desk.books()).extracting(Guarantee::givenBack).containsOnlyNulls();
        }
    }

    @Test
    void theHubIsToldOnceAndTheBooksSurvive() {
        try (var desk = desk()) {
            desk.issue(RECEIVED);
            assertThat(desk.giveBack(List.of(RELEASE, RELEASE)))
                    .singleElement()
                    .asString()
                    .contains(
                            "\"type\":\"deposit.released.v1\"",
                            "\"instructionId\":\"CT-1\"",
                            "\"releasedOn\":\"2026-02-28\"",
                            "\"time\":\"2026-02-28T09:00:00+08:00\"");
        }
        try (var desk = desk()) {
            assertThat(desk.giveBack(List.of(RELEASE))).isEmpty();
            assertThat(desk.books()).singleElement().satisfies(guarantee -> {
                assertThat(guarantee.deposit()).isEqualTo("CQ-GXQ:E1");
                assertThat(guarantee.instruction()).isEqualTo("CT-1");
                assertThat(guarantee.givenBack()).isEqualTo(LocalDate.parse("2026-02-28"));
            });
        }
    }

    private GuaranteeDesk desk() {
        return new GuaranteeDesk(folder.resolve("guarantees.jsonl"), () -> NOW);
    }
}
