package cn.caitong.engine.delivery;

import static cn.caitong.engine.delivery.OutboxTables.CENTRE;
import static cn.caitong.engine.delivery.OutboxTables.POLICY;
import static cn.caitong.engine.delivery.OutboxTables.QUERY;
import static cn.caitong.engine.delivery.OutboxTables.REFUND;
import static cn.caitong.engine.delivery.OutboxTables.SETTLE;
import static cn.caitong.engine.delivery.OutboxTables.TASK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.cases.CaseEvent;
import cn.caitong.engine.delivery.End.Delivered;
import cn.caitong.engine.delivery.End.Finding;
import cn.caitong.engine.delivery.End.Found;
import cn.caitong.engine.delivery.End.NotSent;
import cn.caitong.engine.delivery.End.Rejected;
import cn.caitong.engine.delivery.End.Unknown;
import cn.caitong.engine.evidence.EvidenceEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The rules without a database: each end, what it makes of its row, and what it says to whom. */
@Tag("unit")
class WhatAnEndLeadsToTest {
    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private static final UUID CASE = new UUID(1, 1);
    private static final UUID REFUND_ID = new UUID(2, 2);
    private static final UUID QUESTION_ID = new UUID(3, 3);

    private final OutgoingRow sending = telling(REFUND, true, OutgoingState.SENDING, null);
    private final OutgoingRow unknown = telling(REFUND, true, OutgoingState.UNKNOWN, NOW.minus(SETTLE));
    private Effects effects = new Effects(List.of(), NOW);

    @Test
    void deliveredIsFinalAndTold() {
        apply(sending, new Delivered("0000", End.NO_ANSWER, List.of()));
        assertThat(summary(REFUND_ID)).isEqualTo("delivered; outcome delivered; told delivery.delivered");
        assertThat(kinds()).containsExactly("delivery.delivered");
        assertThat(effects.partners).as("the next in order may go").containsExactly(CENTRE);
    }

    @Test
    void rejectedIsFinalAndTold() {
        apply(sending, new Rejected("1004", OutboxTables.answer()));
        assertThat(summary(REFUND_ID)).isEqualTo("rejected; outcome rejected; told delivery.rejected");
        assertThat(effects.answers).hasSize(1);
        assertThat(effects.evidence.getFirst().payload().path("answer").asText())
                .startsWith("sm3:");
    }

    @Test
    void notSentGoesAgainAndBothersNoFlow() {
        apply(sending, new NotSent("connection-refused"));
        assertThat(summary(REFUND_ID)).isEqualTo("ready; outcome not-sent; told nothing");
        assertThat(nextAt(REFUND_ID)).isEqualTo(NOW.plusSeconds(5));
    }

    @Test
    void aPartnerThatAsksForADayIsTriedAfterTheLongestPause() {
        apply(sending, new NotSent("http-503", End.NO_ANSWER, Optional.of(Duration.ofDays(1))));
        assertThat(nextAt(REFUND_ID)).isEqualTo(NOW.plus(POLICY.backoff().longest()));
    }

    @Test
    void unknownMoneyIsAskedAbout() {
        apply(sending, new Unknown("timed-out"));
        assertThat(summary(REFUND_ID)).isEqualTo("unknown; outcome unknown; told delivery.unknown");
        assertThat(effects.questions).extracting(one -> one.ask().type()).containsExactly(QUERY);
        assertThat(effects.row(REFUND_ID).epoch())
                .as("its attempt is fenced off")
                .isEqualTo(8);
    }

    @Test
    void unknownThatMovesNoMoneyIsRepeatedWhereThePolicySaysSo() {
        apply(telling(TASK, false, OutgoingState.SENDING, null), new Unknown("timed-out"));
        assertThat(summary(REFUND_ID)).isEqualTo("ready; outcome unknown; told nothing");
    }

    @Test
    void unknownMoneyOfThatTypeGoesToAPersonAllTheSame() {
        apply(telling(TASK, true, OutgoingState.SENDING, null), new Unknown("timed-out"));
        assertThat(summary(REFUND_ID)).isEqualTo("unknown; outcome unknown; told delivery.unknown");
        assertThat(effects.parked).extracting(one -> one.code()).containsExactly("delivery-unknown");
    }

    @Test
    void anAnswerToAQuestionThatNobodyAskedIsNoProof() {
        apply(sending, new Found(Finding.NOT_FOUND, "00", End.NO_ANSWER, List.of()));
        assertThat(summary(REFUND_ID)).startsWith("unknown");
    }

    @Test
    void theQuestionDecidesWhatItAskedAfter() {
        assertThat(asked(Finding.DELIVERED, NOW)).isEqualTo("delivered; outcome none; told delivery.delivered");
        assertThat(asked(Finding.REJECTED, NOW)).isEqualTo("rejected; outcome none; told delivery.rejected");
        assertThat(asked(Finding.NOT_FOUND, NOW)).isEqualTo("ready; outcome none; told nothing");
    }

    @Test
    void aQuestionMarkedBeforeTheMessageHadSettledProvesNothing() {
        assertThat(asked(Finding.NOT_FOUND, NOW.minus(Duration.ofSeconds(1)))).startsWith("unmoved");
        assertThat(effects.row(QUESTION_ID).state()).isEqualTo(OutgoingState.READY);
    }

    @Test
    void anAnswerAboutWhatIsDecidedAlreadyChangesNothing() {
        OutgoingRow done = telling(REFUND, true, OutgoingState.DELIVERED, NOW);
        effects = new Effects(List.of(done, question(NOW)), NOW);
        rules().apply(ended(QUESTION_ID, new Found(Finding.NOT_FOUND, "00", End.NO_ANSWER, List.of())));
        assertThat(summary(REFUND_ID)).startsWith("unmoved");
    }

    @Test
    void anEndOfAnOlderEpochDecidesNothing() {
        effects = new Effects(List.of(sending), NOW);
        rules().apply(new Ended(REFUND_ID, 1, 6, new Rejected("1004", End.NO_ANSWER)));
        assertThat(summary(REFUND_ID)).isEqualTo("unmoved; outcome none; told nothing");
        assertThat(kinds()).containsExactly("delivery.late-end");
    }

    @Test
    void whatWasNeverToldCannotEnd() {
        effects = new Effects(List.of(), NOW);
        assertThatThrownBy(() -> rules().apply(ended(REFUND_ID, new Unknown("x"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anIllegalMoveIsAnErrorOfTheProgram() {
        effects = new Effects(List.of(sending), NOW);
        assertThatThrownBy(() -> effects.move(sending, OutgoingState.WITHDRAWN, null))
                .isInstanceOf(IllegalStateException.class);
    }

    /** It lay in the partner's queue for a day: whoever asks now may ask while the partner is just reading it. */
    @Test
    void whatLaySomewhereSettlesFromWhenItIsFirstNotFoundThere() {
        for (End lying : List.of(Unknown.noResultYet(), Unknown.notReadYet())) {
            effects = new Effects(List.of(seen(lying.code(), NOW.minus(Duration.ofDays(1))), question(NOW)), NOW);
            rules().apply(ended(QUESTION_ID, new Found(Finding.NOT_FOUND, "query", End.NO_ANSWER, List.of())));
            assertThat(summary(REFUND_ID)).isEqualTo("unmoved; outcome unknown; told nothing");
            assertThat(nextAt(QUESTION_ID)).isEqualTo(NOW.plus(SETTLE));
            String code =
                    Objects.requireNonNull(effects.outcomes.get(REFUND_ID)).code();
            assertThat(seen(code, NOW).isLying()).as("the next one is believed").isFalse();
        }
    }

    @Test
    void whatIsFoundLyingCountsAsThatThoughItsCallBrokeOff() {
        effects = new Effects(List.of(seen("lease-ran-out", NOW.minus(Duration.ofDays(1))), question(NOW)), NOW);
        rules().apply(ended(QUESTION_ID, Unknown.notReadYet()));
        assertThat(Objects.requireNonNull(effects.outcomes.get(REFUND_ID)).code())
                .isEqualTo("not-read-yet");
        assertThat(effects.row(REFUND_ID).state()).isEqualTo(OutgoingState.UNKNOWN);
        assertThat(effects.row(QUESTION_ID).state()).isEqualTo(OutgoingState.READY);
    }

    /** What two persons are about to say of it stays of the same delivery. */
    @Test
    void whatIsKnownToLieThereIsNotTouchedByEveryLook() {
        effects = new Effects(List.of(seen("no-result-yet", NOW.minus(SETTLE)), question(NOW)), NOW);
        rules().apply(ended(QUESTION_ID, Unknown.notReadYet()));
        assertThat(effects.outcomes).doesNotContainKey(REFUND_ID);
    }

    private static OutgoingRow seen(String code, Instant endedAt) {
        return row(REFUND_ID, REFUND, true, "CT01", null, OutgoingState.UNKNOWN, NOW.minusSeconds(1), endedAt, code);
    }

    private void apply(OutgoingRow row, End end) {
        effects = new Effects(List.of(row), NOW);
        rules().apply(ended(row.id(), end));
    }

    private String asked(Finding finding, Instant questionMarkedAt) {
        effects = new Effects(List.of(unknown, question(questionMarkedAt)), NOW);
        rules().apply(ended(QUESTION_ID, new Found(finding, "query", End.NO_ANSWER, List.of())));
        return summary(REFUND_ID);
    }

    private EndRules rules() {
        return new EndRules(new Policies(Map.of(CENTRE, POLICY)), effects);
    }

    private static Ended ended(UUID id, End end) {
        return new Ended(id, 1, 7, end);
    }

    private String summary(UUID id) {
        Effects.Move move = effects.moves.get(id);
        Effects.Outcome outcome = effects.outcomes.get(id);
        List<String> told = effects.events.stream()
                .map(CaseEvent::event)
                .map(event -> event.type())
                .toList();
        return (move == null ? "unmoved" : move.row().state().code()) + "; outcome "
                + (outcome == null ? "none" : outcome.outcome()) + "; told "
                + (told.isEmpty() ? "nothing" : String.join(", ", told));
    }

    private @Nullable Instant nextAt(UUID id) {
        Effects.Move move = effects.moves.get(id);
        return move == null ? null : move.nextAt();
    }

    private List<String> kinds() {
        return effects.evidence.stream().map(EvidenceEntry::kind).toList();
    }

    private static OutgoingRow telling(String type, boolean money, OutgoingState state, @Nullable Instant endedAt) {
        return row(REFUND_ID, type, money, "CT01", null, state, NOW.minusSeconds(1), endedAt, null);
    }

    private static OutgoingRow question(Instant markedAt) {
        return row(QUESTION_ID, QUERY, false, "CT01/q8", REFUND_ID, OutgoingState.SENDING, markedAt, null, null);
    }

    private static OutgoingRow row(
            UUID id,
            String type,
            boolean money,
            String businessId,
            @Nullable UUID inquiryOf,
            OutgoingState state,
            Instant markedAt,
            @Nullable Instant endedAt,
            @Nullable String code) {
        String outcome = endedAt == null ? null : "unknown";
        return new OutgoingRow(
                id,
                CASE,
                "deposit",
                "500103",
                CENTRE,
                type,
                money,
                businessId,
                inquiryOf,
                state,
                1,
                7,
                0,
                false,
                null,
                NOW,
                markedAt,
                outcome,
                code,
                endedAt);
    }
}
