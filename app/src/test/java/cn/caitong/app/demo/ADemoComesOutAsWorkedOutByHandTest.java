package cn.caitong.app.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.app.demo.contract.ContractTable;
import cn.caitong.app.demo.contract.Counterparts;
import cn.caitong.app.demo.witness.Difference;
import cn.caitong.engine.alarm.AlarmWatch;
import cn.caitong.engine.calendar.CalendarFiles;
import cn.caitong.engine.evidence.Heads;
import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.policy.ClockTable;
import cn.caitong.simulators.ledger.Ledger;
import cn.caitong.simulators.ledger.Refund;
import cn.caitong.simulators.ledger.RefundState;
import cn.caitong.simulators.onething.GuaranteeDesk.Guarantee;
import cn.caitong.simulators.treasury.Books;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** The month is played once, then judged by tables, books and evidence that were tampered with, and by those that were not. */
@Tag("system")
class ADemoComesOutAsWorkedOutByHandTest {
    private static final String RETURNED = "500103:YZ20260205000104";
    private static final String FORFEITED = "500102:FL20260204000802";
    private static final String PAID = "26502000000000024001";
    private static final String PART = "26502000000000010202.2";
    private static final UUID CASE = CaseId.of("deposit", RETURNED);

    @TempDir
    private static Path data = Path.of("");

    private static Expected expected;
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
        List<DepositLine> changed = expected.deposits().stream()
                .map(line -> line.deposit().equals(RETURNED) ? charged(line, "2.58") : line)
                .toList();
        assertThat(messages(played.judgedBy(expected.with(changed))))
                .containsExactly(RETURNED + "  late charge 资金占用费 C15: expected 应为 2.58, found 实为 2.57");
    }

    /** Of {@code --json}. */
    @Test
    void theTimelineIsOneObjectALineWithTheseKeysAndNothingElse() throws IOException {
        StringWriter written = new StringWriter();
        try (PrintWriter out = new PrintWriter(written)) {
            Report.asJson(played.judgedBy(expected), out);
        }
        List<String> lines = written.toString().lines().toList();
        assertThat(lines).hasSizeGreaterThan(100);
        ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        for (String line : lines) {
            JsonNode one = json.readTree(line);
            assertThat(one.fieldNames())
                    .toIterable()
                    .containsExactly("at", "case", "flow", "event", "state", "clause", "due");
            assertThat(OffsetDateTime.parse(one.path("at").textValue()).getOffset())
                    .hasToString("+08:00");
            if (!one.path("due").isNull()) {
                assertThat(LocalDate.parse(one.path("due").textValue())).isAfter(LocalDate.parse("2026-01-01"));
            }
            assertThat(List.of("case", "flow", "event", "state", "clause"))
                    .allMatch(key -> one.path(key).isTextual());
        }
    }

    @Test
    void aDepositThatNobodyWorkedOutIsFound() {
        List<DepositLine> deposits = expected.deposits();
        assertThat(messages(played.judgedBy(expected.with(deposits.subList(1, deposits.size())))))
                .containsExactly(
                        deposits.getFirst().deposit() + "  deposit 保证金: expected 应为 none 无, found 实为 a line 一行");
    }

    @Test
    void booksThatSayAnotherDayAreFound() throws IOException {
        try (Ledger books = copyOfBooks("500103")) {
            Refund refund = books.refunds().getLast();
            books.move(refund.moved(RefundState.CREDITED, LocalDate.parse("2026-03-04"), "B", null), List.of());
            assertThat(messages(withBooks("500103", books).judgedBy(expected)))
                    .containsExactly("500103:" + refund.receiptId()
                            + "  credited 到账日 #1: expected 应为 2026-03-04, found 实为 2026-03-03");
        }
    }

    @Test
    void booksOfACentreThatIsMetInFilesAreLookedIntoToo() throws IOException {
        try (Ledger books = copyOfBooks("500229")) {
            Refund refund = books.refunds().getLast();
            books.move(refund.moved(RefundState.CREDITED, LocalDate.parse("2026-02-13"), "B", null), List.of());
            assertThat(messages(withBooks("500229", books).judgedBy(expected)))
                    .containsExactly("500229:" + refund.receiptId()
                            + "  credited 到账日 #1: expected 应为 2026-02-13, found 实为 2026-02-14");
        }
    }

    @Test
    void aRowThatWasTakenAndIsInNoEvidenceIsFound() {
        PartnersWord word = played.word();
        assertThat(word.rows()).as("what was taken in files").isNotEmpty();
        Set<String> rows = new TreeSet<>(word.rows());
        String lost = "01900000-0000-7000-8000-000000000000";
        rows.add(lost);
        PartnersWord other = new PartnersWord(
                word.ledgers(),
                word.receipts(),
                rows,
                word.guarantees(),
                word.tasks(),
                word.faults(),
                word.counterparts());
        assertThat(messages(with(other).judgedBy(expected)))
                .containsExactly(lost + "  row of a file 文件行回执: expected 应为 in evidence 已存证, found 实为 none 无");
    }

    @Test
    void aSumThatWasForfeitedOtherwiseIsFound() {
        List<DepositLine> changed = expected.deposits().stream()
                .map(line -> line.deposit().equals(FORFEITED)
                        ? Lines.with(line, Lines.forfeited("12000.01", "2026-03-03"))
                        : line)
                .toList();
        assertThat(messages(played.judgedBy(expected.with(changed))))
                .containsExactly(FORFEITED + "  forfeited 不予退还: expected 应为 12000.01, found 实为 12000.00");
    }

    @Test
    void aGuaranteeThatItsIssuerGaveBackOnAnotherDayIsFound() {
        PartnersWord word = played.word();
        List<Guarantee> books = word.guarantees().stream()
                .map(one -> new Guarantee(
                        one.holder(),
                        one.receiptId(),
                        one.tender(),
                        one.lot(),
                        one.jurisdiction(),
                        one.supplier(),
                        one.number(),
                        one.validUntil(),
                        one.instruction(),
                        LocalDate.parse("2026-02-27")))
                .toList();
        PartnersWord other = new PartnersWord(
                word.ledgers(), word.receipts(), word.rows(), books, word.tasks(), word.faults(), word.counterparts());
        assertThat(messages(with(other).judgedBy(expected)))
                .hasSize(books.size())
                .allMatch(message -> message.contains("  given back 退还日: expected 应为 2026-02-27, found 实为 "));
    }

    @Test
    void whatNobodyWorkedOutToBeParkedIsFoundAndSoIsWhatIsMissing() {
        ParkedLine first = expected.parked().getFirst();
        List<ParkedLine> others = expected.parked().subList(1, expected.parked().size());
        assertThat(messages(played.judgedBy(
                        new Expected(expected.deposits(), expected.told(), others, expected.contracts()))))
                .containsExactly(first.about() + "  parked 挂起: expected 应为 none 无, found 实为 " + first.text());
        assertThat(messages(played.judgedBy(
                        new Expected(expected.deposits(), Map.of(), expected.parked(), expected.contracts()))))
                .as("tasks that the table does not have")
                .isNotEmpty()
                .allMatch(message -> message.contains("tasks 待办"));
    }

    @Test
    void theTreasurysBooksAreLookedIntoAndContractMoneyThatNobodyWorkedOutIsFound() throws IOException {
        String booked = Files.readString(data.resolve("city/treasury/books.jsonl"));
        String otherDay = booked.replace("\"day\":\"2026-03-02\"", "\"day\":\"2026-03-03\"");
        assertThat(otherDay).isNotEqualTo(booked);
        assertThat(messages(withTreasury(otherDay + twice(booked, PART)).judgedBy(expected.with(ContractTable.EMPTY))))
                .contains(
                        PAID + "  credited 到账日 #1: expected 应为 2026-03-03, found 实为 2026-03-02",
                        "treasury  paid twice 重复支付: expected 应为 [], found 实为 [" + PART + "]",
                        PART + "  paid 已付金额: expected 应为 52000.00, found 实为 26000.00",
                        "HT-500240-2026-011  contract 合同: expected 应为 none 无, found 实为 a line 一行",
                        PAID + "  payment 支付: expected 应为 none 无, found 实为 a line 一行")
                .anyMatch(message -> message.startsWith("treasury  applications 支付申请"));
    }

    /** What the books have of a payment once more, under an application that the hub never made. */
    private static String twice(String books, String payment) {
        return books.lines()
                .filter(line -> line.contains("\"payment\":\"" + payment + "\""))
                .filter(line -> line.contains("\"entry\":\"accepted\"") || line.contains("\"entry\":\"moved\""))
                .map(line -> line.replaceAll("\"CT[0-9A-F]{20}", "\"CT" + "0".repeat(20))
                        .replaceAll("\"messages\":\\[.*\\]", "\"messages\":[]"))
                .collect(Collectors.joining("\n", "", "\n"));
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
        assertThat(outcome.table()).hasSize(29);
        assertThat(outcome.contracts().contracts()).hasSize(3);
        assertThat(outcome.contracts().claims()).hasSize(6);
        assertThat(outcome.contracts().payments()).hasSize(5);
        assertThat(outcome.names().suppliers().values()).hasSize(29).doesNotContain("");
        assertThat(outcome.names().tenders().values()).hasSize(9).contains("渝中区办公家具采购");
    }

    /** What a README leaves out is an ellipsis; the hour depends on the machine by a minute. */
    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md"})
    void whatAReadmeShowsOfItIsWhatItPrints(String readme) throws IOException {
        Path home = Path.of("..");
        StringWriter printed = new StringWriter();
        try (PrintWriter out = new PrintWriter(printed)) {
            Outcome outcome = played.judgedBy(expected);
            Report.asText(
                    outcome,
                    new TimelineText(CalendarFiles.load(home.resolve("config/calendar"))),
                    new ClausesText(ClockTable.load(home.resolve("config/policies/clocks.yaml"))),
                    out);
            Report.verdict(outcome, out);
        }
        List<String> found = printed.toString().lines().toList();
        List<String> shown = Files.readString(home.resolve(readme))
                .replaceFirst("(?s).*?\\$ ./hub demo\n(.*?)```.*", "$1")
                .lines()
                .toList();
        assertThat(shown).hasSizeGreaterThan(8).allSatisfy(line -> {
            String pattern = Stream.of(
                            line.replaceFirst("^ +\\d\\d:\\d\\d", "…").split("…", -1))
                    .map(Pattern::quote)
                    .collect(Collectors.joining(".*"));
            assertThat(found).as(line).anyMatch(one -> one.matches(pattern));
        });
    }

    @Test
    void nothingButTheTimelineIsThereToRead() {
        assertThat(List.of(AlarmWatch.class.getName(), Heads.class.getName(), "org.apache.sshd.common.channel"))
                .as("of alarms and heads the report tells, and of clients that hang up a simulated server tells nobody")
                .noneMatch(logger -> LoggerFactory.getLogger(logger).isWarnEnabled());
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
                line.beside(),
                line.state());
    }

    private static Ledger copyOfBooks(String centre) throws IOException {
        Path copy = data.resolve(centre + "-copy.jsonl");
        Files.copy(data.resolve("city").resolve(centre).resolve("ledger.jsonl"), copy);
        return Ledger.open(copy);
    }

    private static Played withBooks(String centre, Ledger books) {
        PartnersWord word = played.word();
        Map<String, Ledger> ledgers = new TreeMap<>(word.ledgers());
        ledgers.put(centre, books);
        PartnersWord other = new PartnersWord(
                ledgers,
                word.receipts(),
                word.rows(),
                word.guarantees(),
                word.tasks(),
                word.faults(),
                word.counterparts());
        return with(other);
    }

    /** The same with the treasury's books as that text has them. */
    private static Played withTreasury(String lines) throws IOException {
        Path copy = Files.createTempFile(data, "treasury", ".jsonl");
        Files.writeString(copy, lines);
        PartnersWord word = played.word();
        Counterparts others = word.counterparts();
        try (Books books = Books.open(copy)) {
            return with(new PartnersWord(
                    word.ledgers(),
                    word.receipts(),
                    word.rows(),
                    word.guarantees(),
                    word.tasks(),
                    word.faults(),
                    new Counterparts(books, others.todos(), others.notices())));
        }
    }

    private static Played with(PartnersWord word) {
        return new Played(played.script(), played.cases(), played.exports(), played.trusted(), word);
    }

    private static Played with(Map<UUID, byte[]> exports) {
        return new Played(played.script(), played.cases(), exports, played.trusted(), played.word());
    }

    private static List<String> messages(Outcome outcome) {
        return outcome.differences().stream().map(Difference::message).toList();
    }
}
