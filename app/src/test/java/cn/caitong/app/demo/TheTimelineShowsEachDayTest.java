package cn.caitong.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.calendar.CalendarFiles;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class TheTimelineShowsEachDayTest {
    private static final LocalDate BASIS = LocalDate.parse("2026-02-10");
    private static final LocalDate DUE = LocalDate.parse("2026-02-24");

    private final TimelineText text = new TimelineText(CalendarFiles.load(Path.of("../config/calendar")));

    @Test
    void daysOnWhichNothingHappensAreThereWithTheirReason() {
        List<String> lines = text.of(List.of(
                line("2026-02-14T01:00:00Z", "refund-due", "refund-instructed", "acted"),
                line("2026-02-24T16:00:00Z", "refund-instructed", "refund-instructed", "overdue")));
        assertThat(lines)
                .hasSize(14)
                .startsWith("2026-02-14  Sat 周六  make-up working day 调休上班")
                .contains("2026-02-15  Sun 周日  holiday 春节");
    }

    @Test
    void theWorkingDayOfTheTermCountsMakeUpSaturdaysAndGoesOnPastTheLast() {
        assertThat(text.of(List.of(line("2026-02-14T01:00:00Z", "refund-due", "refund-instructed", "acted"))))
                .last()
                .asString()
                .matches("  09:00  4/5 +C12 +500103:YZ1 +refund-due → refund-instructed +办理时点  why");
        assertThat(text.of(List.of(line("2026-02-24T16:00:00Z", "refund-due", "refund-due", "overdue"))))
                .last()
                .asString()
                .startsWith("  00:00  6/5 ");
    }

    @Test
    void whoIsOwedARefundSeesByWhen() {
        assertThat(text.of(List.of(line("2026-02-10T08:00:00Z", "held", "refund-due", "refund-due"))))
                .last()
                .asString()
                .startsWith("  16:00  0/5 ")
                .endsWith("why, by 至 2026-02-24");
    }

    @Test
    void anArticleOfALawStandsAtTheEndAndTheColumnsStayInLine() {
        TimelineLine any = line("2026-02-14T01:00:00Z", "held", "held", "some");
        String aligned = text.of(List.of(any)).getLast();
        String article = text.of(List.of(under("民法典 art. 620", any))).getLast();
        assertThat(article)
                .isEqualTo(aligned.replace(" C12  ", "      ") + "（民法典 art. 620）")
                .contains("500103:YZ1");
    }

    @Test
    void oneMinuteIsReadCaseByCaseTheTenderFirst() {
        TimelineLine late = line("2026-02-10T08:00:02Z", "refund-due", "refund-instructed", "acted");
        TimelineLine early = line("2026-02-10T08:00:01Z", "held", "refund-due", "refund-due");
        assertThat(text.of(List.of(of("500103:YZ2", late), of("ocds-1", "tender", early), early, late)))
                .extracting(line -> line.replaceAll(".*(YZ\\d|ocds-1) +(\\S+).*", "$1 $2"))
                .containsExactly(text.heading(BASIS), "ocds-1 held", "YZ1 held", "YZ1 refund-due", "YZ2 refund-due");
    }

    @Test
    void eachFlowsEventsHaveTheirNamesInChinese() {
        TimelineLine any = line("2026-02-14T01:00:00Z", "held", "held", "some");
        Map<String, String> events = Map.of(
                "contract", "contract.filed.v1 合同备案",
                "claim", "child.payment.credited.v1 款项到账",
                "payment", "payment.executed.v1 支付回单",
                "tender", "child.contract.signed.v1 合同签订",
                "other", "nobody.knows.v1 nobody.knows.v1");
        events.forEach((flow, event) -> {
            String[] both = event.split(" ", 2);
            assertThat(text.of(List.of(with(both[0], of("1", flow, any)))))
                    .last()
                    .asString()
                    .endsWith(both[1] + "  why");
        });
    }

    @Test
    void whatNobodyNeedsToReadIsLeftOut() {
        assertThat(text.of(List.of(line("2026-02-14T01:00:00Z", "refunded", "refunded", "noted"))))
                .containsExactly("2026-02-14  Sat 周六  make-up working day 调休上班");
        TimelineLine kept = line("2026-02-14T12:00:00Z", "new", "received", "statement-received");
        assertThat(text.of(List.of(of("500103/1", "statement", kept), of("treasury/1", "treasury-statement", kept))))
                .hasSize(1);
    }

    @Test
    void nothingAtAllIsNoDay() {
        assertThat(text.of(List.of())).isEmpty();
    }

    private static TimelineLine line(String at, String before, String state, String code) {
        return new TimelineLine(
                Instant.parse(at), "500103:YZ1", "deposit", "clock.act", before, state, "C12", code, "why", BASIS, DUE);
    }

    private static TimelineLine under(String clause, TimelineLine like) {
        return new TimelineLine(
                like.at(),
                like.subject(),
                like.flow(),
                like.event(),
                like.before(),
                like.state(),
                clause,
                like.code(),
                like.detail(),
                like.basis(),
                like.due());
    }

    private static TimelineLine with(String event, TimelineLine like) {
        return new TimelineLine(
                like.at(),
                like.subject(),
                like.flow(),
                event,
                like.before(),
                like.state(),
                like.clause(),
                like.code(),
                like.detail(),
                like.basis(),
                like.due());
    }

    private static TimelineLine of(String subject, TimelineLine like) {
        return of(subject, "deposit", like);
    }

    private static TimelineLine of(String subject, String flow, TimelineLine like) {
        return new TimelineLine(
                like.at(),
                subject,
                flow,
                like.event(),
                like.before(),
                like.state(),
                like.clause(),
                like.code(),
                like.detail(),
                like.basis(),
                like.due());
    }
}
