package cn.caitong.simulators.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("contract")
class WorkbenchTakesTodosAsItsContractSaysTest {
    private static final String PUSHED = TestDesk.PUSHED;

    private final Path dir;

    WorkbenchTakesTodosAsItsContractSaysTest(@TempDir Path dir) {
        this.dir = dir;
    }

    @Test
    void anInvoiceStandsInTheListWithItsDeadline() throws Exception {
        try (TestDesk desk = new TestDesk(dir)) {
            HttpResponse<String> answer =
                    desk.push(PUSHED, TestDesk.sample("out-invoice").toString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(fields(answer)).isEqualTo(fields(TestDesk.sample("answer-taken")));
            Todo todo = desk.workbench.invoice(TestDesk.INVOICE);
            assertThat(todo.org()).isEqualTo("125000000000000197");
            assertThat(todo.deadline()).isEqualTo(LocalDate.of(2026, 4, 16));
            assertThat(todo.amount()).isEqualTo("120000.00");
            assertThat(todo.receivedAt()).isEqualTo(TestDesk.NOW);
        }
    }

    @Test
    void aTaskStandsThereBesideIt() throws Exception {
        try (TestDesk desk = TestDesk.withInvoice(dir)) {
            ObjectNode task = TestDesk.sample("out-task");
            desk.push(task.path("todoId").asText(), task.toString());
            assertThat(desk.workbench.todos()).extracting(Todo::matter).containsExactly(null, "START_PAYMENT");
            assertThat(desk.workbench.invoice(TestDesk.INVOICE).id()).isEqualTo(PUSHED);
        }
    }

    @Test
    void theSameIsOneTodoAndAnotherContentAConflict() throws Exception {
        try (TestDesk desk = TestDesk.withInvoice(dir)) {
            String first =
                    desk.push(PUSHED, TestDesk.sample("out-invoice").toString()).body();
            String again =
                    desk.push(PUSHED, TestDesk.sample("out-invoice").toString()).body();
            assertThat(again).isEqualTo(first);
            HttpResponse<String> other = desk.push(
                    PUSHED,
                    TestDesk.sample("out-invoice").put("deadline", "2026-04-17").toString());
            assertThat(fields(other)).isEqualTo(fields(TestDesk.sample("answer-conflict")));
            assertThat(desk.workbench.todos()).extracting(Todo::deadline).containsExactly(LocalDate.of(2026, 4, 16));
        }
    }

    @Test
    void theListSurvivesItsProcess() throws Exception {
        TestDesk.withInvoice(dir).close();
        try (TestDesk desk = new TestDesk(dir)) {
            assertThat(desk.workbench.invoice(TestDesk.INVOICE).id()).isEqualTo(PUSHED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"todoId", "category", "title", "orgCode", "orgName", "deadline", "content"})
    void whatLacksAFieldIsRefused(String field) throws Exception {
        try (TestDesk desk = new TestDesk(dir)) {
            ObjectNode todo = TestDesk.sample("out-invoice");
            todo.remove(field);
            assertThat(code(desk.push(PUSHED, todo.toString()))).isEqualTo("TODO_INVALID");
            assertThat(desk.workbench.todos()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "claimAmount, 120000",
        "claimAmount, '120,000.00'",
        "claimAmount, -1.00",
        "invoiceNo, 2650200000000000471",
        "invoiceDate, 2026-02-30",
        "invoiceForm, digital",
        "contractNo, ''"
    })
    void soIsWhatCannotBeRead(String field, String value) throws Exception {
        try (TestDesk desk = new TestDesk(dir)) {
            ObjectNode todo = TestDesk.sample("out-invoice");
            ((ObjectNode) todo.path("content")).put(field, value);
            assertThat(code(desk.push(PUSHED, todo.toString()))).isEqualTo("TODO_INVALID");
            assertThat(code(desk.push(PUSHED, "{"))).isEqualTo("TODO_INVALID");
            assertThat(desk.workbench.todos()).isEmpty();
        }
    }

    /** What is doubtful about an invoice is shown to whoever answers; a to-do without it has nothing doubtful. */
    @Test
    void warningsAreReadWhereThereAreAny() throws Exception {
        try (TestDesk desk = new TestDesk(dir)) {
            ObjectNode todo = TestDesk.sample("out-invoice");
            ((ObjectNode) todo.at("/content/warnings/0")).remove("text");
            assertThat(code(desk.push(PUSHED, todo.toString()))).isEqualTo("TODO_INVALID");
            ((ObjectNode) todo.path("content")).put("warnings", "none");
            assertThat(code(desk.push(PUSHED, todo.toString()))).isEqualTo("TODO_INVALID");
            ((ObjectNode) todo.path("content")).remove("warnings");
            assertThat(code(desk.push(PUSHED, todo.toString()))).isEqualTo("0");
        }
    }

    @Test
    void whoDoesNotShowTheTokenOrRepeatTheIdIsNotHeard() throws Exception {
        try (TestDesk desk = new TestDesk(dir)) {
            String todo = TestDesk.sample("out-invoice").toString();
            HttpResponse<String> stranger = desk.push("another", "/todo/push", PUSHED, todo);
            assertThat(stranger.statusCode()).isEqualTo(401);
            assertThat(code(stranger)).isEqualTo("AUTH_FAILED");
            assertThat(code(desk.push("another-id", todo))).isEqualTo("TODO_INVALID");
            assertThat(desk.push("hub-token", "/todo/other", PUSHED, todo).statusCode())
                    .isEqualTo(404);
            assertThat(desk.workbench.todos()).isEmpty();
        }
    }

    /** Taken or not, the second call finds things in order. */
    @ParameterizedTest
    @EnumSource
    void itGoesWrongOnceAndOnlyOnceWhenToldTo(Mischief mischief) throws Exception {
        try (TestDesk desk = new TestDesk(dir)) {
            String todo = TestDesk.sample("out-invoice").toString();
            desk.workbench.misbehave(mischief);
            switch (mischief) {
                case RESET_UNREAD, RESET_AFTER_TAKING, TRUNCATED ->
                    assertThatThrownBy(() -> desk.push(PUSHED, todo)).isInstanceOf(IOException.class);
                case FAIL_500, TAKE_THEN_500 ->
                    assertThat(desk.push(PUSHED, todo).statusCode()).isEqualTo(500);
                case BARE_503 -> assertThat(desk.push(PUSHED, todo).body()).isEqualTo("Service Unavailable");
                case BUSY -> assertThat(code(desk.push(PUSHED, todo))).isEqualTo("TOO_MANY");
                case MAINTENANCE -> assertThat(code(desk.push(PUSHED, todo))).isEqualTo("MAINTENANCE");
                case ORG_UNKNOWN -> assertThat(code(desk.push(PUSHED, todo))).isEqualTo("ORG_UNKNOWN");
                case TWICE -> assertThat(code(desk.push(PUSHED, todo))).isEqualTo("0");
                case WRONG_ID -> assertThat(desk.push(PUSHED, todo).body()).contains("another-one");
                case MALFORMED -> assertThat(desk.push(PUSHED, todo).body()).doesNotContain("}");
            }
            assertThat(desk.workbench.todos()).hasSize(takes(mischief) ? 1 : 0);
            assertThat(desk.workbench.journal().lines().getFirst().fault()).isEqualTo(mischief.name());
            assertThat(code(desk.push(PUSHED, todo))).isEqualTo("0");
            assertThat(desk.workbench.todos()).hasSize(1);
        }
    }

    private static boolean takes(Mischief mischief) {
        return switch (mischief) {
            case RESET_AFTER_TAKING, TAKE_THEN_500, TRUNCATED, TWICE, WRONG_ID, MALFORMED -> true;
            case RESET_UNREAD, FAIL_500, BARE_503, BUSY, MAINTENANCE, ORG_UNKNOWN -> false;
        };
    }

    @Test
    void aDoorThatIsShutTakesNobodyInUntilItIsOpen() throws Exception {
        try (TestDesk desk = new TestDesk(dir)) {
            String todo = TestDesk.sample("out-invoice").toString();
            desk.workbench.goDown();
            assertThatThrownBy(() -> desk.push(PUSHED, todo)).isInstanceOf(IOException.class);
            desk.workbench.comeUp();
            assertThat(code(desk.push(PUSHED, todo))).isEqualTo("0");
        }
    }

    private static String code(HttpResponse<String> answer) throws IOException {
        return TestDesk.read(answer.body()).path("code").asText();
    }

    private static ObjectNode fields(HttpResponse<String> answer) throws IOException {
        return fields((ObjectNode) TestDesk.read(answer.body()));
    }

    /** Without what is the workbench's own. */
    private static ObjectNode fields(ObjectNode answer) {
        answer.remove("receivedAt");
        answer.remove("message");
        return answer;
    }
}
