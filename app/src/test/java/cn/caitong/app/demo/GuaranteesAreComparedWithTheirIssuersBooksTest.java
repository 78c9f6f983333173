package cn.caitong.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.app.demo.LedgerCheck.Instructed;
import cn.caitong.app.demo.witness.Difference;
import cn.caitong.simulators.onething.GuaranteeDesk.Guarantee;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class GuaranteesAreComparedWithTheirIssuersBooksTest {
    private static final LocalDate BACK = LocalDate.parse("2026-02-28");
    private static final Instructed GIVEN_BACK = new Instructed(
            Lines.line("CQ-GXQ:E1", "0.00", "0.00", "refunded", Lines.refund(BACK.atTime(9, 0), BACK, BACK, null)),
            List.of("CT-1"));

    @Test
    void oneThatWasGivenBackOnAnotherDayOrByAnotherInstruction() {
        assertThat(found(booked("CT-1", BACK.plusDays(1))))
                .containsExactly("CQ-GXQ:E1  given back 退还日: expected 应为 2026-03-01, found 实为 2026-02-28");
        assertThat(found(booked("CT-2", BACK)))
                .containsExactly("CQ-GXQ:E1  releases 退还指令: expected 应为 [CT-2], found 实为 [CT-1]");
    }

    @Test
    void oneThatWasNeverGivenBack() {
        assertThat(found(booked(null, null))).hasSize(2);
    }

    @Test
    void oneThatOnlyOneSideKnows() {
        assertThat(GuaranteeCheck.differences(List.of(), List.of(booked("CT-1", BACK))))
                .hasSize(1);
        assertThat(GuaranteeCheck.differences(List.of(GIVEN_BACK), List.of())).hasSize(1);
    }

    @Test
    void booksThatAgree() {
        assertThat(found(booked("CT-1", BACK))).isEmpty();
    }

    private static List<String> found(Guarantee booked) {
        return GuaranteeCheck.differences(List.of(GIVEN_BACK), List.of(booked)).stream()
                .map(Difference::message)
                .toList();
    }

    private static Guarantee booked(@Nullable String instruction, @Nullable LocalDate on) {
        return new Guarantee("CQ-GXQ", "E1", "T1", "1", "CQ-GXQ", "示例公司", "EBH1", BACK, instruction, on);
    }
}
