package cn.caitong.routes.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.routes.deposit.LotFacts.Suspension;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever is said twice or early, a lot stands still only from each suspension to its own resumption (P8). */
@Tag("unit")
class EachSuspensionHasItsOwnEndTest {
    @Test
    void aSuspensionSaidAgainAfterItsEndIsTheSame() {
        Story story = suspended().says(resumed("2026-03-02")).says(suspension("2026-02-12"));
        assertThat(suspensions(story)).hasSize(1).allMatch(each -> each.to() != null);
        assertThat(story.last().reason().code()).isEqualTo("noted");
    }

    @Test
    void anotherSuspensionIsAnother() {
        Story story = suspended().says(resumed("2026-03-02")).says(suspension("2026-03-03"));
        assertThat(suspensions(story)).hasSize(2);
        assertThat(suspensions(story).getLast().to()).isNull();
    }

    @Test
    void aResumptionThatComesEarlyWaitsForItsSuspension() {
        Story story = suspended().says(resumed("2026-03-02")).says(resumed("2026-03-05"));
        assertThat(story.last().outcome()).isEqualTo(Outcome.HELD);
        story.says(suspension("2026-03-03"));
        assertThat(suspensions(story)).hasSize(2).allMatch(each -> each.to() != null);
        assertThat(suspensions(story).getLast().to()).isEqualTo(Story.at("2026-03-05T09:00"));
    }

    @Test
    void aResumptionSaidAgainEndsNoLaterSuspension() {
        Story story = suspended()
                .says(resumed("2026-03-02"))
                .says(suspension("2026-03-03"))
                .says(resumed("2026-03-02"));
        assertThat(suspensions(story).getLast().to()).isNull();
        assertThat(story.last().reason().code()).isEqualTo("noted");
    }

    private static Story suspended() {
        return Story.ofOneDeposit().on("2026-03-06T10:00").says(suspension("2026-02-12"));
    }

    private static Said suspension(String day) {
        return Said.suspended(Story.text(day + "T16:00"));
    }

    private static Said resumed(String day) {
        return Said.resumed(Story.text(day + "T09:00"));
    }

    private static List<Suspension> suspensions(Story story) {
        return story.town.tender().lot("1").suspensions();
    }
}
