package cn.caitong.mappings.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.Issue;
import cn.caitong.mappings.report.RefusedException;
import cn.caitong.mappings.validation.ExampleFiles;
import cn.caitong.mappings.validation.Validation;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A day's statement in camt.053 is whole, of that day, booked and added up, or it is refused before anything is compared with it. */
@Tag("unit")
class StatementsInIsoThatAreWrongAreRefusedTest {
    private static final Samples.Case STATEMENT = Samples.in()
            .filter(sample -> sample.toString().equals("czbk/in-statement"))
            .findFirst()
            .orElseThrow();
    private static final String TOTAL = "<NbOfNtries>1</NbOfNtries>\n          <Sum>%s</Sum>";

    @Test
    void whoseEntriesAreNotItsTotals() {
        assertThat(issues(TOTAL.formatted("40000.00"), TOTAL.formatted("40000.01")))
                .containsExactly("/data/credited TOTAL_DIFFERS");
        assertThat(issues(TOTAL.formatted("80000.00"), TOTAL.formatted("0.00")))
                .containsExactly("/data/returned TOTAL_DIFFERS");
        assertThat(issues("<NbOfNtries>2<", "<NbOfNtries>3<")).containsExactly("/data/lineCount TOTAL_DIFFERS");
        assertThat(issues("<Amt Ccy=\"CNY\">80000.00", "<Amt Ccy=\"CNY\">8000.00"))
                .containsExactly("/data/returned TOTAL_DIFFERS");
    }

    /** What it should add up to is not guessed. */
    @Test
    void withoutTotals() {
        assertThat(report(text().replaceAll("(?s)<TxsSummry>.*</TxsSummry>", "")))
                .extracting(Issue::en)
                .hasSize(3)
                .anyMatch(said -> said.contains("credited"))
                .anyMatch(said -> said.contains("returned"))
                .anyMatch(said -> said.contains("lineCount"));
    }

    @Test
    void ofWhichALineIsLost() {
        String without = text().replaceFirst("(?s)<Ntry>.*?</Ntry>", "");
        assertThat(invalid(without)).containsExactlyInAnyOrder("/data/lineCount", "/data/credited");
    }

    /** The sums are right, and a line is of two instructions: which part went where, it does not say. */
    @Test
    void withAnEntryOfTwoLines() {
        String two = text().replaceFirst("(?s)(<TxDtls>.*?</TxDtls>)", "$1$1");
        assertThat(refusal(two)).isEqualTo(ErrorCode.TRANSLATION_FAILED);
    }

    @Test
    void whoseLineSaysAnotherAmountThanItsEntry() {
        assertThat(refusal(text().replaceFirst("</Refs>", "</Refs><Amt Ccy=\"CNY\">39999.99</Amt>")))
                .isEqualTo(ErrorCode.TRANSLATION_FAILED);
        assertThat(said(text().replaceFirst("</Refs>", "</Refs><Amt Ccy=\"CNY\">40000.00</Amt>")))
                .isEqualTo(STATEMENT.canonical());
    }

    /** Netted, or a slip: whether the bank paid or took back, nobody can tell. */
    @Test
    void whoseLineIsOfTheOtherSideThanItsEntry() {
        String side = "</Refs><CdtDbtInd>%s</CdtDbtInd>";
        assertThat(report(text().replaceFirst("</Refs>", side.formatted("CRDT"))))
                .filteredOn(issue -> issue.pointer().equals("/data/lines/0"))
                .extracting(Issue::en)
                .singleElement()
                .asString()
                .contains("kind");
        assertThat(said(text().replaceFirst("</Refs>", side.formatted("DBIT")))).isEqualTo(STATEMENT.canonical());
    }

    @Test
    void inTwoCurrencies() {
        assertThat(refusal(changed("<Amt Ccy=\"CNY\">80000.00", "<Amt Ccy=\"USD\">80000.00")))
                .isEqualTo(ErrorCode.TRANSLATION_FAILED);
        assertThat(refusal(changed("<Ccy>CNY</Ccy>", "<Ccy>USD</Ccy>"))).isEqualTo(ErrorCode.TRANSLATION_FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"80000", "80000.0", "8E4", "80,000.00", ""})
    void withAnAmountOfAnotherSpelling(String amount) {
        assertThat(refusal(text().replace("80000.00", amount))).isEqualTo(ErrorCode.WIRE_AMOUNT_WRONG);
    }

    /** Which way it went, its side says. */
    @Test
    void withANegativeAmount() {
        assertThat(invalid(changed("80000.00", "-80000.00"))).contains("/data/returned", "/data/lines/1/amount");
    }

    /** It may never be booked, or takes another one back. */
    @ParameterizedTest
    @CsvSource({
        "<Cd>BOOK</Cd>, <Cd>PDNG</Cd>",
        "<Cd>BOOK</Cd>, <Cd>INFO</Cd>",
        "<CdtDbtInd>DBIT</CdtDbtInd>, <CdtDbtInd>DEBIT</CdtDbtInd>",
        "<CdtDbtInd>DBIT</CdtDbtInd>, <CdtDbtInd>DBIT</CdtDbtInd><RvslInd>true</RvslInd>",
        "<CdtDbtInd>DBIT</CdtDbtInd>, <CdtDbtInd>DBIT</CdtDbtInd><RvslInd>1</RvslInd>"
    })
    void withAnEntryThatIsNotPlainlyBooked(String sent, String instead) {
        assertThat(report(text().replaceFirst(sent, instead)))
                .filteredOn(issue -> issue.pointer().equals("/data/lines/0"))
                .extracting(Issue::en)
                .singleElement()
                .asString()
                .contains("kind");
    }

    /** Nor of the day of another place: at noon in Chongqing it is still night in London. */
    @ParameterizedTest
    @CsvSource({
        "2026-04-24T00:00:00+08:00, 2026-04-23T00:00:00+08:00",
        "2026-04-24T23:59:59+08:00, 2026-04-25T00:00:00+08:00",
        "2026-04-24T00:00:00+08:00, 2026-04-24T00:00:00Z"
    })
    void ofMoreThanADay(String sent, String instead) {
        assertThat(refusal(changed(sent, instead))).isEqualTo(ErrorCode.TRANSLATION_FAILED);
    }

    @Test
    void ofADayOfAnotherPlace() {
        assertThat(invalid(text().replace("T00:00:00+08:00", "T00:00:00Z").replace("T23:59:59+08:00", "T00:00:00Z")))
                .contains("/data/date");
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, true", "2, false"})
    void inSeveralPages(String page, String isLast) {
        String pages = "<StmtPgntn><PgNb>%s</PgNb><LastPgInd>%s</LastPgInd></StmtPgntn><ElctrncSeqNb>";
        assertThat(issues("<ElctrncSeqNb>", pages.formatted(page, isLast))).contains("/type TYPE_UNKNOWN");
        assertThat(said(changed("<ElctrncSeqNb>", pages.formatted("1", "true"))))
                .isEqualTo(STATEMENT.canonical());
    }

    @Test
    void ofTwoAccounts() {
        assertThat(refusal(text().replaceFirst("(?s)(<Stmt>.*</Stmt>)", "$1$1")))
                .isEqualTo(ErrorCode.TRANSLATION_FAILED);
    }

    @Test
    void withADoctypeOrAnEntity() {
        String declared = text().replaceFirst("<Document ", "<!DOCTYPE Document [<!ENTITY x 'y'>]><Document ");
        assertThat(refusal(declared)).isEqualTo(ErrorCode.XML_CONSTRUCT_REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pain.002.001.10", "camt.054.001.08", "camt.053.001.09"})
    void ofAnotherMessage(String name) {
        assertThat(refusal(changed("camt.053.001.08", name))).isEqualTo(ErrorCode.TRANSLATION_FAILED);
    }

    /** A statement of a busy day fits: all that the caps allow, and not one line more. */
    @Test
    void ofTwoThousandLinesIsReadAndOneMoreIsNot() {
        ObjectNode busy = said(lines(2_000));
        assertThat(busy.at("/data/lines")).hasSize(2_000);
        assertThat(busy.at("/data/lines/1999/line").intValue()).isEqualTo(2_000);
        assertThat(ExampleFiles.VALIDATOR.validate(busy)).isInstanceOf(Validation.Accepted.class);
        assertThat(invalid(lines(2_001))).contains("/data/lines");
    }

    private static String lines(int count) {
        String entry = text().replaceFirst("(?s).*?(<Ntry>.*?</Ntry>).*", "$1").replaceAll(">\\s+<", "><");
        String entries = IntStream.range(0, count)
                .mapToObj(at -> entry.replace("40000.00", "1.00").replace("7e35-2", "7e35-" + at))
                .collect(Collectors.joining());
        String whole = text().replaceFirst("(?s)<Ntry>.*</Ntry>", entries)
                .replace("<NbOfNtries>2<", "<NbOfNtries>" + count + "<")
                .replace("<Sum>40000.00", "<Sum>" + count + ".00")
                .replace("<Sum>80000.00", "<Sum>0.00");
        assertThat(whole.length()).isLessThan(1_048_576);
        return whole;
    }

    private static List<String> issues(String sent, String instead) {
        return report(changed(sent, instead)).stream()
                .map(issue -> issue.pointer() + " " + issue.code())
                .toList();
    }

    private static List<String> invalid(String body) {
        return report(body).stream().map(Issue::pointer).distinct().toList();
    }

    private static List<Issue> report(String body) {
        Validation end = ExampleFiles.VALIDATOR.validate(said(body));
        assertThat(end).isInstanceOf(Validation.Refused.class);
        return end.report().issues();
    }

    private static ErrorCode refusal(String body) {
        return catchThrowableOfType(RefusedException.class, () -> said(body)).code();
    }

    private static ObjectNode said(String body) {
        return STATEMENT.samples().dialect().translateIn(STATEMENT.arrival(), body.getBytes(StandardCharsets.UTF_8));
    }

    private static String changed(String sent, String instead) {
        assertThat(text()).contains(sent);
        return text().replace(sent, instead);
    }

    private static String text() {
        return new String(STATEMENT.wire(), StandardCharsets.UTF_8);
    }
}
