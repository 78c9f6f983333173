package cn.caitong.simulators.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.simulators.ledger.Fen;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not as dialect czbk has it is refused with ISO's code, and books nothing; what is, is booked to the fen. */
@Tag("contract")
class InitiationsThatAreRefusedTest {
    private final Path dir;

    InitiationsThatAreRefusedTest(@TempDir Path dir) {
        this.dir = dir;
    }

    @ParameterizedTest
    @CsvSource({
        "<MsgId>CT-7c1e5a0b9d3f2468-1,<MsgId>a name with blanks,NOTPROVIDED,FF01",
        "<CreDtTm>2026-04-17T00:00:00+08:00,<CreDtTm>2026-04-17,CT-7c1e5a0b9d3f2468-1,DT01",
        "<Dt>2026-04-17,<Dt>2026-13-17,CT-7c1e5a0b9d3f2468-1,DT01",
        "<InstdAmt Ccy=\"CNY\">80000.00,<InstdAmt Ccy=\"CNY\">80000,CT-7c1e5a0b9d3f2468-1,FF01",
        "<InstdAmt Ccy=\"CNY\">80000.00,<InstdAmt Ccy=\"CNY\">0.00,CT-7c1e5a0b9d3f2468-1,FF01",
        "<CtrlSum>80000.00,<CtrlSum>80000.01,CT-7c1e5a0b9d3f2468-1,AM10",
        "<NbOfTxs>1<,<NbOfTxs>2<,CT-7c1e5a0b9d3f2468-1,AM18",
        "<EndToEndId>CT-2f60b8d1c4a97e35-1,<EndToEndId>CT-another,CT-7c1e5a0b9d3f2468-1,FF01",
        "CT-90d4e7a3b15c6f82-1,CT-2f60b8d1c4a97e35-1,CT-7c1e5a0b9d3f2468-1,FF01",
        "BUDGET 111/2050205/31003/,BUDGET 111/2050205/,CT-7c1e5a0b9d3f2468-1,FF01",
        "CONTRACT HT,TREATY HT,CT-7c1e5a0b9d3f2468-1,FF01",
        "<Nb>26502000000000004711,<Nb>,CT-7c1e5a0b9d3f2468-1,FF01",
        "<CstmrCdtTrfInitn>,<CstmrCdtTrfInitn><SplmtryData/>,CT-7c1e5a0b9d3f2468-1,FF01"
    })
    void whatIsWrongIsToldByItsCode(String right, String wrong, String id, String code) throws Exception {
        try (var counter = Counter.inIso(dir)) {
            String answer = Initiated.say(counter, Initiated.usual().replace(right, wrong));

            assertThat(answer).contains("<GrpSts>RJCT<", "<Cd>" + code + "<", "<OrgnlMsgId>" + id + "<");
            assertThat(counter.books().applications()).isEmpty();
        }
    }

    /** Two suppliers, two purchases, two districts are two applications. */
    @ParameterizedTest
    @CsvSource({
        "<Nm>重庆测试供应有限公司</Nm>,<Nm>另一家</Nm>",
        "<Id>50050103000000000242</Id>,<Id>50050103000000000243</Id>",
        "<Nb>26502000000000004711</Nb>,<Nb>26502000000000004712</Nb>",
        "<Dt>2026-04-17</Dt>,<Dt>2027-04-17</Dt>"
    })
    void linesThatDoNotBelongTogetherAreRefused(String right, String other) throws Exception {
        try (var counter = Counter.inIso(dir)) {
            assertThat(Initiated.say(counter, Initiated.usual().replaceFirst(right, other)))
                    .contains("<GrpSts>RJCT<", "<Cd>FF01<");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/xml; charset=GBK", "text/plain; charset=UTF-8"})
    void anotherTypeOrEncodingIsRefusedUnread(String type) throws Exception {
        try (var counter = Counter.inIso(dir)) {
            byte[] body = Initiated.usual().getBytes(StandardCharsets.UTF_8);
            var answer = counter.send(Initiated.PATH, body, type, "hub-token");

            assertThat(answer.statusCode()).isEqualTo(415);
            assertThat(Initiated.text(answer)).contains("<OrgnlMsgId>NOTPROVIDED<", "<Cd>FF01<");
        }
    }

    @Test
    void whatIsNoInitiationIsUnreadable() throws Exception {
        try (var counter = Counter.inIso(dir)) {
            String right = Initiated.usual();

            assertThat(status(counter, right.replace("pain.001.001.09", "pain.001.001.03")))
                    .isEqualTo(400);
            assertThat(status(counter, right.replaceFirst("<Document", "<!DOCTYPE a><Document")))
                    .isEqualTo(400);
            assertThat(status(counter, right.substring(0, 900))).isEqualTo(400);
            assertThat(status(counter, Initiated.sample("in-received"))).isEqualTo(400);
            assertThat(status(counter, right.replaceFirst("<Document", "<!--" + "9".repeat(65_536) + "--><Document")))
                    .isEqualTo(413);
            byte[] gbk = right.getBytes(Counter.GBK);
            assertThat(counter.send(Initiated.PATH, gbk, Initiated.TYPE, "hub-token")
                            .statusCode())
                    .isEqualTo(400);
            assertThat(counter.send("/services/payment", gbk, Initiated.TYPE, "hub-token")
                            .statusCode())
                    .isEqualTo(400);
            assertThat(counter.books().applications()).isEmpty();
        }
    }

    @Test
    void whatIsTakenIsBookedToTheFenAndARepetitionGetsTheFirstAnswer() throws Exception {
        try (var counter = Counter.inIso(dir)) {
            String first = Initiated.say(counter, Initiated.usual().replace("<Nm>重庆测试供应", "<Nm>𬭚测试供应"));
            counter.now = counter.now.plus(Duration.ofHours(3));
            String again = Initiated.say(counter, Initiated.usual().replace("<Nm>重庆测试供应", "<Nm>𬭚测试供应"));

            assertThat(again).isEqualTo(first).contains("<GrpSts>RCVD<");
            var form = counter.books().applications().getFirst().form();
            assertThat(form.payment()).isEqualTo(Applied.PAYMENT);
            assertThat(form.contract()).isEqualTo("HT-2026-0103-01");
            assertThat(form.payee().name()).isEqualTo("𬭚测试供应有限公司");
            assertThat(form.payee().number()).isEqualTo("50050103000000000242");
            assertThat(form.amount()).isEqualTo(Fen.ofYuan("120000.00"));
            assertThat(form.items()).extracting(Item::budget).containsExactly(Applied.TEACHING, Applied.REPAIRS);
            assertThat(counter.books().applications()).hasSize(1);
        }
    }

    /** The line that failed comes again alone, under another id; the one that was paid is not touched. */
    @Test
    void aRepairedLineIsPaidBesideTheOthers() throws Exception {
        try (var counter = Counter.inIso(dir)) {
            counter.treasury.destine(Applied.PAYMENT, Course.paid().failing(Applied.REPAIRS.code(), Why.A02));
            Initiated.say(counter, Initiated.usual());
            counter.after(Duration.ofDays(2));
            assertThat(counter.lastHeard()).contains("<GrpSts>PART<", "<Cd>BE01<");
            Initiated.say(counter, Initiated.repaired());
            counter.after(Duration.ofDays(2));

            assertThat(counter.books().paid(Applied.PAYMENT)).isEqualTo(Fen.ofYuan("120000.00"));
            assertThat(counter.books().paidTwice()).isEmpty();
            assertThat(counter.books().overPaid()).isEmpty();
        }
    }

    /** Finance's freeze says so, and nothing else is said until it is released; a year's end does not end it. */
    @Test
    void whatFinanceFreezesStandsStillUntilItIsReleased() throws Exception {
        try (var counter = Counter.inIso(dir)) {
            Initiated.say(counter, Initiated.usual());
            counter.treasury.freeze(Applied.FIRST, false, "财监〔2026〕3号");
            counter.after(Duration.ofDays(2));
            assertThat(counter.heard.getLast().text())
                    .contains("<GrpSts>PDNG<", "<Prtry>FROZEN-FINANCE<", "财监〔2026〕3号");
            assertThat(counter.heard).hasSize(1);
            counter.treasury.unfreeze(Applied.FIRST);
            counter.treasury.closeYear(2026);
            counter.treasury.sendPending();
            assertThat(counter.heard.getLast().text()).contains("<GrpSts>ACWC<", "<AddtlInf>YEAR 2027<");
            counter.after(Duration.ofDays(2));
            assertThat(counter.heard).hasSize(9);
            assertThat(counter.books().paid(Applied.PAYMENT)).isEqualTo(Fen.ofYuan("120000.00"));
        }
    }

    private static int status(Counter counter, String document) throws Exception {
        return Initiated.send(counter, document).statusCode();
    }
}
