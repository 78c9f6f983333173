package cn.caitong.app.demo;

import static cn.caitong.app.demo.Lines.DEPOSIT;
import static cn.caitong.app.demo.Lines.SATURDAY;
import static cn.caitong.app.demo.Lines.refund;
import static cn.caitong.app.demo.Lines.refunded;
import static cn.caitong.app.demo.Lines.with;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.app.demo.witness.Difference;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class LateRefundsAreToldToPurchasersTest {
    private static final LocalDate DAY_AFTER = LocalDate.parse("2026-02-25");
    private static final DepositLine LATE = with(refund(SATURDAY.atTime(9, 0), DAY_AFTER, DAY_AFTER, null));
    private static final DepositLine NEVER = with(refund(SATURDAY.atTime(9, 0), DAY_AFTER, null, DAY_AFTER));

    @Test
    void aLateOneThatNobodyWasToldOf() {
        assertThat(found(LATE))
                .containsExactly("one-thing  overdue tasks 逾期待办: expected 应为 [" + DEPOSIT + "], found 实为 []");
    }

    @Test
    void oneThatNeverCameBack() {
        assertThat(found(NEVER, task("decide"))).hasSize(1);
    }

    @Test
    void aTaskAboutOneThatWasInTime() {
        assertThat(found(refunded(), task("overdue"))).hasSize(1);
    }

    @Test
    void aLateOneOnceToldOfOrTwice() {
        assertThat(found(LATE, task("overdue"), task("overdue"), task("warn"))).isEmpty();
    }

    @Test
    void whatElseWasToBeDoneIsToldToo() {
        assertThat(found(refunded(), task("extend")))
                .containsExactly(DEPOSIT + "  tasks 待办: expected 应为 [], found 实为 [extend]");
        assertThat(TaskCheck.differences(List.of(refunded()), Map.of(DEPOSIT, List.of("extend")), List.of()))
                .extracting(Difference::message)
                .containsExactly(DEPOSIT + "  tasks 待办: expected 应为 [extend], found 实为 []");
        assertThat(TaskCheck.differences(
                        List.of(refunded()), Map.of(DEPOSIT, List.of("extend")), List.of(task("extend"))))
                .isEmpty();
    }

    private static List<String> found(DepositLine line, String... tasks) {
        return TaskCheck.differences(List.of(line), Map.of(), List.of(tasks)).stream()
                .map(Difference::message)
                .toList();
    }

    private static String task(String kind) {
        return "{\"data\":{\"kind\":\"%s\",\"deposit\":{\"holder\":\"500103\",\"receiptId\":\"YZ1\"}}}".formatted(kind);
    }
}
