package cn.caitong.connectors.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.ledger.Message;
import cn.caitong.simulators.ledger.Refund;
import cn.caitong.simulators.log.JournalLine;
import cn.caitong.simulators.rest.Centre;
import cn.caitong.simulators.rest.Kind;
import cn.caitong.simulators.traffic.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every protocol's connector owes (P3, P4, P9): each fault of the partner on each kind of exchange ends as it should, and
 * nothing is refunded twice in any case. All of them strike in one hour, each at a deposit of its own; then they are judged
 * one by one, by the partner's books. A protocol's test says which partner, and what plays it.
 */
@Tag("contract")
@TestInstance(Lifecycle.PER_CLASS)
abstract class ConnectorContract {
    /** Found missing when asked for, and sent again. */
    private static final Set<Fault> NEVER_BOOKED = Set.of(Fault.RESET_UNREAD, Fault.FAIL_500, Fault.BARE_503);
    /** The partner's own word that it did not read it: sent again without asking. */
    private static final Set<Fault> NOT_READ = Set.of(Fault.BUSY, Fault.MAINTENANCE);

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final String partner;
    private final Path descriptors;
    private ContractStage stage;

    ConnectorContract(String partner) {
        this(partner, Descriptors.SHIPPED);
    }

    /** The same of a partner whose descriptor is in another folder. */
    ConnectorContract(String partner, Path descriptors) {
        this.partner = partner;
        this.descriptors = descriptors;
    }

    ContractStage stage() {
        return stage;
    }

    /** Opens the simulator; it takes and shows the tokens of {@link ContractStage}. */
    abstract Centre open(Path folder);

    @BeforeAll
    void play(@TempDir Path folder) throws Exception {
        stage = new ContractStage(descriptors, partner, open(folder.resolve("counterpart")), folder);
        stage.play(kinds());
    }

    @AfterAll
    void close() {
        stage.close();
    }

    static List<Story> refunds() {
        return Story.of(Kind.REFUND);
    }

    static List<Story> queries() {
        return Story.of(Kind.QUERY);
    }

    static List<Story> recalls() {
        return Story.of(Kind.RECALL);
    }

    /** What goes between the hub and this partner. */
    List<Kind> kinds() {
        return List.of(Kind.values());
    }

    Stream<Story> messages() {
        return kinds().stream().filter(kind -> !kind.isCall()).flatMap(kind -> Story.of(kind).stream());
    }

    @ParameterizedTest
    @MethodSource("refunds")
    void aRefundIsPaidOnceWhateverBecomesOfItsCall(Story story) {
        Fault fault = story.fault();
        assertThat(stage.state(story.refundId())).isEqualTo("delivered");
        assertThat(stage.attempts(story.refundId())).isEqualTo(attempts(fault));
        boolean isAskedAbout = !NOT_READ.contains(fault) && fault != Fault.TWICE;
        assertThat(stage.questions(story.refundId()).isEmpty()).isEqualTo(!isAskedAbout);
        paidOnce(story);
    }

    private static List<String> attempts(Fault fault) {
        if (NOT_READ.contains(fault)) {
            return List.of("not-sent", "delivered");
        }
        if (NEVER_BOOKED.contains(fault)) {
            return List.of("unknown", "delivered");
        }
        return List.of(fault == Fault.TWICE ? "delivered" : "unknown");
    }

    @ParameterizedTest
    @MethodSource("refunds")
    void theFlowHearsWhatBecameOfItAndWhatWasFound(Story story) {
        List<String> events = stage.events(story);
        if (attempts(story.fault()).equals(List.of("unknown"))) {
            assertThat(events).containsExactly("delivery.unknown", "delivery.delivered", "deposit.refund-accepted.v1");
        } else {
            assertThat(events).last().isEqualTo("delivery.delivered");
        }
    }

    @ParameterizedTest
    @MethodSource("queries")
    void aQuestionThatGoesWrongIsAskedAgainAndNothingIsSentMeanwhile(Story story) {
        assertThat(stage.state(story.refundId())).isEqualTo("delivered");
        assertThat(stage.attempts(story.refundId())).containsExactly("unknown");
        List<String> asked = stage.questions(story.refundId());
        assertThat(asked).last().isEqualTo("delivered");
        boolean isAnswered = story.fault() == Fault.TWICE || story.fault() == Fault.WRONG_AMOUNT;
        String first = NOT_READ.contains(story.fault()) ? "not-sent" : isAnswered ? "delivered" : "unknown";
        assertThat(asked).first().isEqualTo(first);
        paidOnce(story);
    }

    /** A recall cannot be asked about: what may have arrived is for a person, and never repeated. */
    @ParameterizedTest
    @MethodSource("recalls")
    void aRecallIsSentOnceAndWhatIsUncertainOfItIsForAPerson(Story story) {
        Fault fault = story.fault();
        boolean isCertain = fault == Fault.TWICE || fault == Fault.WRONG_AMOUNT || NOT_READ.contains(fault);
        assertThat(stage.state(story.recallId())).isEqualTo(isCertain ? "delivered" : "unknown");
        assertThat(stage.attempts(story.recallId()))
                .isEqualTo(
                        isCertain && NOT_READ.contains(fault)
                                ? List.of("not-sent", "delivered")
                                : List.of(isCertain ? "delivered" : "unknown"));
        assertThat(stage.texts(
                        "select p.owner from parked p join outgoing o on p.ref = o.id::text where o.business_id = '"
                                + story.recallId() + "'"))
                .isEqualTo(isCertain ? List.of() : List.of("bureau"));
        assertThat(stage.counterpart.ledger().isVoid(story.refundId())).isEqualTo(!NEVER_BOOKED.contains(fault));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void whatThePartnerSaysIsTakenOnceHoweverItComes(Story story) {
        Message message = stage.message(story);
        List<JournalLine> sendings = stage.sendings(message).toList();
        assertThat(sendings).extracting(JournalLine::status).isIn(answers(story));
        assertThat(stage.texts("select id::text from message where external_id = '" + message.id() + "'"))
                .hasSize(story.fault() == Fault.LOST ? 0 : 1);
    }

    /** What cannot be used is refused, and taken when it comes again as it was meant. */
    private static List<List<Integer>> answers(Story story) {
        return switch (story.fault()) {
            case TWICE -> List.of(List.of(202, 200));
            case REUSED_ID -> List.of(List.of(202, differs(story.kind()) ? 409 : 200));
            case MALFORMED -> List.of(List.of(400, 202));
            case HUGE -> List.of(List.of(413, 202));
            case LOST -> List.of(List.of());
            case WRONG_ID, OTHERS_ID ->
                story.kind() == Kind.STATEMENT ? List.of(List.of(202), List.of(422, 202)) : List.of(List.of(202));
            default -> List.of(List.of(202));
        };
    }

    /** A recall's result names no amount that could be another one. */
    private static boolean differs(Kind kind) {
        return kind != Kind.RECALL_RESULT;
    }

    @Test
    void aRepetitionGetsTheFirstReceiptByteForByte() {
        assertThat(messages().filter(story -> story.fault() == Fault.TWICE))
                .allSatisfy(story -> assertThat(stage.sendings(stage.message(story))
                                .map(JournalLine::answer)
                                .distinct())
                        .hasSize(1));
    }

    /** Not one of the storm's: a fault of messages on a call. */
    @Test
    void whileItIsDownNothingLeavesAndWhenItIsUpAgainItIsPaid() {
        Story story = new Story(Kind.REFUND, Fault.LOST);
        stage.counterpart.receive(story.receipt());
        stage.counterpart.goDown();
        stage.refund(story);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(openAlarms()).contains("partner-away " + partner));
        stage.counterpart.comeUp();
        stage.awaitOutgoing();
        assertThat(openAlarms()).as("it is over once one got through").doesNotContain("partner-away " + partner);
        assertThat(stage.attempts(story.refundId())).containsOnly("not-sent", "delivered");
        assertThat(stage.counterpart.ledger().refund(story.refundId())).isPresent();
    }

    private List<String> openAlarms() {
        return stage.texts("select code || ' ' || ref from alarm where cleared_at is null");
    }

    @Test
    void whatThePartnerRefusesIsRejectedWithoutAQuestion() {
        Story story = new Story(Kind.REFUND, Fault.HELD);
        stage.refund(story);
        stage.awaitOutgoing();
        assertThat(stage.attempts(story.refundId())).containsExactly("rejected");
        assertThat(stage.state(story.refundId())).isEqualTo("rejected");
        assertThat(stage.questions(story.refundId())).isEmpty();
    }

    @Test
    void nothingWasRefundedTwiceAndNothingBeyondWhatCameIn() {
        assertThat(stage.counterpart.ledger().refundedTwice()).isEmpty();
        assertThat(stage.counterpart.ledger().overRefunded()).isEmpty();
    }

    @Test
    void everyAttemptOfOneInstructionCarriesTheSameBytes() {
        assertThat(stage.texts(
                        "select outgoing_id::text from attempt group by 1 having count(distinct wire_digest) > 1"))
                .isEmpty();
    }

    private void paidOnce(Story story) {
        assertThat(stage.counterpart.ledger().refunds())
                .filteredOn(refund -> refund.receiptId().equals(story.receiptId()))
                .extracting(Refund::id)
                .containsExactly(story.refundId());
        assertThat(stage.counterpart.ledger().refunded(story.receiptId())).isEqualTo(Fen.ofYuan("12000.00"));
    }
}
