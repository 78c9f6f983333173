package cn.caitong.app.demo.contract;

import static cn.caitong.app.demo.contract.ContractLines.AMOUNT;
import static cn.caitong.app.demo.contract.ContractLines.CLAIM;
import static cn.caitong.app.demo.contract.ContractLines.CONTRACT;
import static cn.caitong.app.demo.contract.ContractLines.LAST;
import static cn.caitong.app.demo.contract.ContractLines.claim;
import static cn.caitong.app.demo.contract.ContractLines.messages;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.simulators.portal.Notice;
import cn.caitong.simulators.portal.Posted;
import cn.caitong.simulators.workbench.Todo;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ClientAndPortalAreComparedTest {
    private static final Instant ON_SATURDAY = Instant.parse("2026-02-14T02:30:00Z");

    @Test
    void anInvoiceThatStandsOnceInTheListAsItShould() {
        assertThat(todos(CLAIM, todo("2650", "226000.00", LAST))).isEmpty();
    }

    @Test
    void oneThatIsThereTwiceOrWithAnotherSumOrDay() {
        Todo right = todo("2650", "226000.00", LAST);
        assertThat(todos(CLAIM, right, right)).hasSize(1);
        assertThat(todos(CLAIM, todo("2650", "226000.01", LAST)))
                .containsExactly("2650  to-do 待办: expected 应为 [226000.00 from 自 2026-02-14, due 至 2026-02-28],"
                        + " found 实为 [226000.01 from 自 2026-02-14, due 至 2026-02-28]");
        assertThat(todos(CLAIM, todo("2650", "226000.00", LAST.plusDays(1)))).hasSize(1);
    }

    @Test
    void oneThatWasRefusedAndStandsThereAllTheSame() {
        assertThat(todos(claim(AMOUNT), todo("2650", "226000.00", LAST))).hasSize(1);
        assertThat(todos(CLAIM, todo("2650", "226000.00", LAST), todo("2651", "1.00", LAST)))
                .containsExactly("2651  to-do 待办: expected 应为 none 无, found 实为 one 一项");
    }

    @Test
    void whatIsNoInvoiceIsNotLookedAt() {
        Todo task = new Todo("t", Todo.TASK, null, LAST, "2651", "HT-1", "T-1", "1.00", "OVERDUE", ON_SATURDAY, "d");
        assertThat(todos(CLAIM, todo("2650", "226000.00", LAST), task)).isEmpty();
    }

    @Test
    void aContractThatThePortalPublishedOnAnotherDayOrNever() {
        assertThat(PortalCheck.differences(List.of(CONTRACT), List.of(posted("HT-1", ON_SATURDAY))))
                .isEmpty();
        assertThat(messages(PortalCheck.differences(
                        List.of(CONTRACT), List.of(posted("HT-1", ON_SATURDAY.plusSeconds(86_400))))))
                .containsExactly(
                        "portal  contracts published 合同公告: expected 应为 {HT-1=2026-02-15}, found 实为 {HT-1=2026-02-14}");
        assertThat(PortalCheck.differences(List.of(CONTRACT), List.of())).hasSize(1);
        assertThat(PortalCheck.differences(List.of(), List.of(posted("HT-2", ON_SATURDAY))))
                .hasSize(1);
    }

    @Test
    void anAwardIsNoContract() {
        Notice award = new Notice.Award("T-1", "500103", "a", List.of(), List.of(), "1.00", null);
        assertThat(PortalCheck.differences(List.of(), List.of(new Posted("CQ-ZB-1", award, ON_SATURDAY))))
                .isEmpty();
    }

    private static Posted posted(String contract, Instant at) {
        return new Posted("CQ-HT-" + contract, new Notice.Contract("T-1", "500103", contract, null), at);
    }

    private static Todo todo(String invoice, String amount, LocalDate deadline) {
        return new Todo("t", Todo.INVOICE, "org", deadline, invoice, "HT-1", "T-1", amount, null, ON_SATURDAY, "d");
    }

    private static List<String> todos(ClaimLine claim, Todo... todos) {
        return messages(ClientCheck.differences(List.of(claim), List.of(todos)));
    }
}
