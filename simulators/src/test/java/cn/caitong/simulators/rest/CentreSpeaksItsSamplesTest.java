package cn.caitong.simulators.rest;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.simulators.ledger.Fate;
import cn.caitong.simulators.ledger.Reason;
import cn.caitong.simulators.traffic.Fault;
import cn.caitong.simulators.traffic.Misbehaviour;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each wire sample of the contract is what the centre really says, but for its own numbers and sending times. */
@Tag("contract")
class CentreSpeaksItsSamplesTest {
    private static final List<String> ITS_OWN = List.of(
            "MSG_ID",
            "SEQ",
            "SEND_TIME",
            "CENTRE_NO",
            "BANK_TRACE_NO",
            "REASON",
            "lsh",
            "fssj",
            "zxlsh",
            "yhlsh",
            "yuanyin",
            "serial",
            "sentAt",
            "number",
            "trace");

    private final Path dir;

    CentreSpeaksItsSamplesTest(@TempDir Path dir) {
        this.dir = dir;
    }

    @ParameterizedTest
    @EnumSource
    void aDepositArrives(Speech speech) throws Exception {
        try (var stage = new Stage(speech, dir)) {
            stage.centre.receive(speech.receiptMessage());
            stage.centre.sendPending();

            assertSays(stage.lastHeard(), speech, "in-receipt");
            assertThat(stage.heard.get(0).path()).isEqualTo(speech.hubPath("receipts"));
            assertThat(stage.heard.get(0).header("authorization")).contains("Bearer own-token");
            assertThat(stage.heard.get(0).header("content-type")).contains(speech.contentType());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRefundIsAcceptedAndCredited(Speech speech) throws Exception {
        try (var stage = Stage.withDeposit(speech, dir)) {
            stage.centre.plan(speech.receiptId, Fate.credited(Duration.ofHours(6)));
            assertSays(stage.call(speech.query()).body(), speech, "answer-query-not-found");
            assertSays(stage.call(speech.refund()).body(), speech, "answer-refund-accepted");
            assertReports(stage, "in-refund-accepted", "answer-query-accepted");

            stage.centre.settleUntil(stage.now.plus(Duration.ofHours(5)));
            assertSays(stage.call(speech.query()).body(), speech, "answer-query-processing");
            stage.centre.settleUntil(stage.now.plus(Duration.ofHours(6)));
            assertReports(stage, "in-refund-credited", "answer-query-credited");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRefundIsReturnedByTheBank(Speech speech) throws Exception {
        try (var stage = Stage.withDeposit(speech, dir)) {
            stage.centre.plan(speech.receiptId, Fate.returned(Duration.ofHours(26), Reason.NAME_DIFFERS));
            stage.call(speech.refund());
            stage.centre.settleUntil(stage.now.plus(Duration.ofHours(26)));

            assertReports(stage, "in-refund-returned", "answer-query-returned");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRefundIsRejectedAfterAll(Speech speech) throws Exception {
        try (var stage = Stage.withDeposit(speech, dir)) {
            stage.centre.plan(speech.receiptId, Fate.rejected(Duration.ofMinutes(30), Reason.NUMBER_WRONG));
            stage.call(speech.refund());
            stage.centre.settleUntil(stage.now.plus(Duration.ofMinutes(30)));

            assertReports(stage, "in-refund-rejected", "answer-query-rejected");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRefundIsRecalledInTime(Speech speech) throws Exception {
        try (var stage = Stage.withDeposit(speech, dir)) {
            stage.call(speech.refund());
            stage.now = Stage.MORNING.plus(Duration.ofSeconds(3689));
            assertSays(stage.call(speech.recall()).body(), speech, "answer-recall-taken");

            assertReports(stage, "in-recalled", "answer-query-recalled");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRefundIsRecalledTooLate(Speech speech) throws Exception {
        try (var stage = Stage.withDeposit(speech, dir)) {
            stage.centre.plan(speech.receiptId, Fate.credited(Duration.ofHours(6)));
            stage.call(speech.refund());
            stage.centre.settleUntil(stage.now.plus(Duration.ofHours(6)));
            stage.call(speech.recall());

            assertReports(stage, "in-recall-refused", "answer-query-credited");
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusalsAreWordedAsTheContractSays(Speech speech) throws Exception {
        try (var stage = Stage.withDeposit(speech, dir)) {
            var refund = speech.refund();
            assertSays(say(stage, refund.saying(accountKey(speech), "X")), speech, "answer-refund-bad-field");
            assertSays(say(stage, refund.saying(speech.receiptId, "NONE")), speech, "answer-refund-no-such-receipt");
            assertSays(
                    say(stage, refund.saying(speech.amount, speech.oneFenMore)), speech, "answer-refund-above-receipt");
            assertSays(say(stage, refund.saying("5005", "account ")), speech, "answer-refund-bad-payee");
            assertSays(
                    say(stage, new Speech.Call(refund.path(), refund.id(), "nonsense")), speech, "answer-unreadable");
            assertSays(stage.call(refund, "other", "application/json").body(), speech, "answer-unauthenticated");
            stage.centre.misbehave(Misbehaviour.next(Fault.BUSY));
            assertSays(say(stage, refund), speech, "answer-busy");
            stage.centre.misbehave(Misbehaviour.next(Fault.MAINTENANCE));
            assertSays(say(stage, refund), speech, "answer-maintenance");
            assertThat(stage.ledger().refunds()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void conflictAndVoidAreWordedAsTheContractSays(Speech speech) throws Exception {
        try (var stage = Stage.withDeposit(speech, dir)) {
            stage.call(speech.refund());
            assertSays(say(stage, otherwise(speech)), speech, "answer-refund-conflict");
        }
        try (var stage = Stage.withDeposit(speech, dir.resolve("other"))) {
            stage.call(speech.recall());
            assertSays(say(stage, speech.refund()), speech, "answer-refund-void");
        }
    }

    /** A guarantee's whole life, though no guarantee lives through all of it. */
    @ParameterizedTest
    @EnumSource(names = "CQSZ", mode = EnumSource.Mode.EXCLUDE)
    void whatHappensToAGuaranteeIsTold(Speech speech) throws Exception {
        try (var stage = new Stage(speech, dir, TheGuarantee.held(speech))) {
            var lodged = TheGuarantee.of(speech);
            stage.centre.lodge(lodged, TheGuarantee.LODGED);
            assertTells(stage, "in-guarantee-lodged");
            stage.centre.happens(lodged.id(), TheGuarantee.EXTENDED);
            assertTells(stage, "in-guarantee-extended");
            stage.centre.happens(lodged.id(), TheGuarantee.PAID);
            assertTells(stage, "in-guarantee-paid");
            stage.centre.happens(lodged.id(), TheGuarantee.GIVEN_BACK);
            assertTells(stage, "in-guarantee-given-back");
            assertThat(stage.ledger().bookings()).as("no money moved").isEmpty();
        }
    }

    private static void assertTells(Stage stage, String sample) throws Exception {
        stage.centre.sendPending();
        assertSays(stage.lastHeard(), stage.speech, sample);
    }

    private static String accountKey(Speech speech) {
        return switch (speech) {
            case CQYZ, CQSPB -> "PAYEE_ACCOUNT";
            case CQSZ -> "zhanghao";
            case CQNA -> "account";
        };
    }

    /** The same refund with another ground, or another last day. */
    private static Speech.Call otherwise(Speech speech) {
        return speech.refund().saying("C12b", "C14").saying("2026/02/25", "2026/02/26");
    }

    private static String say(Stage stage, Speech.Call call) throws Exception {
        return stage.call(call).body();
    }

    private static void assertReports(Stage stage, String message, String queryAnswer) throws Exception {
        stage.centre.sendPending();
        assertSays(stage.lastHeard(), stage.speech, message);
        assertSays(stage.call(stage.speech.query()).body(), stage.speech, queryAnswer);
    }

    private static void assertSays(String actual, Speech speech, String sample) throws Exception {
        assertThat(withoutItsOwn(speech.tree(actual)))
                .as(sample)
                .isEqualTo(withoutItsOwn(speech.tree(speech.sample(sample))));
    }

    /** Its own numbers and times are only seen to be there. */
    private static JsonNode withoutItsOwn(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ITS_OWN.forEach(name -> Optional.ofNullable(object.get(name))
                    .ifPresent(value -> object.put(name, value.getNodeType().name())));
        }
        node.forEach(CentreSpeaksItsSamplesTest::withoutItsOwn);
        return node;
    }
}
