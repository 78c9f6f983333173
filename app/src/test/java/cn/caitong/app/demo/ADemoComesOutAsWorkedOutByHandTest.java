package cn.caitong.app.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.CaseId;
import cn.caitong.simulators.ledger.Ledger;
import cn.caitong.simulators.ledger.Refund;
import cn.caitong.simulators.ledger.RefundState;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The month is played once, then judged by tables, books and evidence that were tampered with, and by those that were not. */
@Tag("system")
class ADemoComesOutAsWorkedOutByHandTest {
    private static final String RETURNED = "500103:YZ20260205000104";
    private static final UUID CASE = CaseId.of("deposit", RETURNED);

    @TempDir
    private static Path data = Path.of("");

    private static List<DepositLine> expected;
    private static Played played;

    @BeforeAll
    @Timeout(400)
    static void playTheMonth() throws Exception {
        Path home = Path.of("..").toRealPath();
        expected = ExpectedTable.read(home.resolve("demo"));
        played = new Demo(home, data, day -> {}).play();
    }

    @Test
    void aTableThatIsOneCentOffIsFound() {
        List<DepositLine> changed = expected.stream()
                .map(line -> line.deposit().equals(RETURNED) ? charged(line, "2.58") : line)
                .toList();
        assertThat(messages(played.judgedBy(changed)))
                .containsExactly(RETURNED + "  late charge 资金占用费 C15: expected 应为 2.58, found 实为 2.57");
    }

    @Test
    void aDepositThatNobodyWorkedOutIsFound() {
        assertThat(messages(played.judgedBy(expected.subList(1, expected.size()))))
                .containsExactly(
                        expected.getFirst().deposit() + "  deposit 保证金: expected 应为 none 无, found 实为 a line 一行");
    }

    @Test
    void booksThatSayAnotherDayAreFound() throws IOException {
        try (Ledger books = copyOfBooks()) {
            Refund refund = books.refunds().getLast();
            books.move(refund.moved(RefundState.CREDITED, LocalDate.parse("2026-03-04"), "B", null), List.of());
            assertThat(messages(withBooks(books).judgedBy(expected)))
                    .containsExactly("500103:" + refund.receiptId()
                            + "  credited 到账日 #1: expected 应为 2026-03-04, found 实为 2026-03-03");
        }
    }

    @Test
    void evidenceWithAnotherDateInItIsFoundAndNotBelieved() {
        String told = new String(played.exports().get(CASE), UTF_8);
        byte[] changed = told.replace("on 2026-02-25", "on 2026-02-24").getBytes(UTF_8);
        assertThat(changed).isNotEqualTo(told.getBytes(UTF_8));
        Map<UUID, byte[]> exports = new HashMap<>(played.exports());
        exports.put(CASE, changed);
        assertThat(messages(with(exports).judgedBy(expected)))
                .anyMatch(message -> message.startsWith(RETURNED + "  evidence 存证: expected 应为 sound 完好"))
                .contains(RETURNED + "  deposit 保证金: expected 应为 a line 一行, found 实为 none 无");
    }

    @Test
    void aCaseThatIsGoneIsFound() {
        Map<UUID, byte[]> exports = new HashMap<>(played.exports());
        exports.remove(CASE);
        assertThat(messages(with(exports).judgedBy(expected)))
                .contains(RETURNED + "  case 案件: expected 应为 there 存在, found 实为 none 无")
                .anyMatch(message -> message.startsWith(CASE + "  receipt 回执"));
    }

    @Test
    void everyDateCentAndClauseIsAsWorkedOutAndAsTheCentresBookedIt() {
        Outcome outcome = played.judgedBy(expected);
        assertThat(messages(outcome)).isEmpty();
        assertThat(outcome.isAsExpected()).isTrue();
        assertThat(outcome.table()).hasSize(15);
        assertThat(outcome.names().suppliers().values()).hasSize(15).doesNotContain("");
        assertThat(outcome.names().tenders().values()).hasSize(4).contains("渝中区办公家具采购");
    }

    private static DepositLine charged(DepositLine line, String charge) {
        return new DepositLine(
                line.deposit(),
                line.received(),
                line.amount(),
                line.clause(),
                line.due(),
                line.refunds(),
                new BigDecimal(charge),
                line.state());
    }

    private static Ledger copyOfBooks() throws IOException {
        Path copy = data.resolve("copy.jsonl");
        Files.copy(data.resolve("city/500103/ledger.jsonl"), copy);
        return Ledger.open(copy);
    }

    private static Played withBooks(Ledger books) {
        PartnersWord word = played.word();
        Map<String, Ledger> ledgers = new TreeMap<>(word.ledgers());
        ledgers.put("500103", books);
        PartnersWord other = new PartnersWord(ledgers, word.receipts(), word.tasks(), word.faults());
        return new Played(played.script(), played.cases(), played.exports(), played.trusted(), other);
    }

    private static Played with(Map<UUID, byte[]> exports) {
        return new Played(played.script(), played.cases(), exports, played.trusted(), played.word());
    }

    private static List<String> messages(Outcome outcome) {
        return outcome.differences().stream().map(Difference::message).toList();
    }
}
