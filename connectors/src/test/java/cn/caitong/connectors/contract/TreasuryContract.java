package cn.caitong.connectors.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.caitong.engine.flow.Location;
import cn.caitong.engine.flow.Outgoing;
import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.ledger.Message;
import cn.caitong.simulators.log.JournalLine;
import cn.caitong.simulators.log.JournalLine.Direction;
import cn.caitong.simulators.traffic.Fault;
import cn.caitong.simulators.traffic.Misbehaviour;
import cn.caitong.simulators.treasury.Application;
import cn.caitong.simulators.treasury.Course;
import cn.caitong.simulators.treasury.Matter;
import cn.caitong.simulators.treasury.Stage;
import cn.caitong.simulators.treasury.Treasury;
import cn.caitong.simulators.treasury.TreasurySettings;
import cn.caitong.simulators.treasury.Why;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the connector owes towards the treasury, whatever that speaks (P3, P4, P9): each fault on each kind of exchange ends as it
 * should, and nothing is paid twice in any case. All of them strike in one hour, each at a payment of its own; then they are judged by
 * the treasury's books.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class TreasuryContract {
    /** Found missing when asked for, and sent again. */
    static final Set<Fault> NEVER_BOOKED = Set.of(Fault.RESET_UNREAD, Fault.FAIL_500, Fault.BARE_503);
    /** The treasury's own word that it did not read it: sent again without asking. */
    static final Set<Fault> NOT_READ = Set.of(Fault.BUSY, Fault.MAINTENANCE);

    private static final Path APPLICATION =
            Path.of("..", "mappings", "dialects", "czzf", "samples", "canonical", "out-application.json");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Fen SUM = Fen.ofYuan("120.00");

    private final String partner;
    private final Path descriptors;
    private final List<Message> messages = new ArrayList<>();
    private Treasury treasury;
    private ConnectedHub hub;

    /** @param descriptors the folder that holds the partner's */
    TreasuryContract(String partner, Path descriptors) {
        this.partner = partner;
        this.descriptors = descriptors;
    }

    /** The treasury, and a hub that knows of it. */
    record Meeting(Treasury treasury, ConnectedHub hub) {}

    /** How the two meet: over HTTP the treasury is there first. */
    Meeting meet(TreasurySettings settings, Path folder) throws Exception {
        Treasury opened = Treasury.open(speaking(settings), folder.resolve(partner), InstantSource.system());
        String address = opened.address().toString();
        return new Meeting(
                opened, new ConnectedHub(folder, List.of(Descriptors.hurried(descriptors, partner, address, folder))));
    }

    abstract TreasurySettings speaking(TreasurySettings settings);

    /** What its own words can be spoilt on. */
    abstract List<Matter> told();

    /** Whether the hub has a question for what is unknown; else a person has. */
    abstract boolean canBeAsked();

    /** How the attempts at an application end whose call went wrong so. */
    List<String> attemptsOf(Fault fault) {
        if (NOT_READ.contains(fault)) {
            return List.of("not-sent", "delivered");
        }
        if (NEVER_BOOKED.contains(fault) && canBeAsked()) {
            return List.of("unknown", "delivered");
        }
        return List.of(fault == Fault.TWICE ? "delivered" : "unknown");
    }

    /** How an attempt ends while nobody is there. */
    String whileDown() {
        return "not-sent";
    }

    /** How the last attempt ended once somebody was there again. */
    String lastAfterDown() {
        return "delivered";
    }

    /** How the first question ends that went wrong so. */
    String questionOf(Fault fault) {
        return NOT_READ.contains(fault) ? "not-sent" : fault == Fault.TWICE ? "delivered" : "unknown";
    }

    @BeforeAll
    void play(@TempDir Path folder) throws Exception {
        Path secrets = Files.createDirectories(folder.resolve("secrets"));
        Files.writeString(secrets.resolve(partner + ".in.sha256"), Tokens.sha256(ContractStage.OWN_TOKEN));
        Files.writeString(secrets.resolve(partner + ".out.token"), ContractStage.HUB_TOKEN);
        Meeting meeting = meet(
                TreasurySettings.stepped(partner, ContractStage.HUB_TOKEN, ContractStage.OWN_TOKEN)
                        .givingFreely(),
                folder);
        treasury = meeting.treasury();
        hub = meeting.hub();
        // the first call of all takes its time, which must not be taken for a fault
        apply(new TreasuryStory(Matter.CARRY_OVER, Fault.TWICE));
        awaitOutgoing();
        for (TreasuryStory story : Stream.concat(calls(), notices()).toList()) {
            prepare(story);
        }
        awaitOutgoing();
        treasury.settleUntil(Instant.now().plus(Duration.ofDays(9)));
        if (told().contains(Matter.STATEMENT)) {
            TreasuryStory.of(Matter.STATEMENT).forEach(story -> treasury.closeDay(story.day()));
        }
        messages.addAll(treasury.books().unsent());
        treasury.hubIs(hub.address());
        hub.every(Duration.ofMillis(50), treasury::sendPending);
        hub.every(Duration.ofSeconds(1), treasury::releaseHeld);
        awaitIncoming();
        treasury.resendRefused();
        awaitIncoming();
    }

    private void prepare(TreasuryStory story) throws IOException {
        treasury.misbehave(Misbehaviour.next(story.fault())
                .on(story.matter())
                .about(story.spoiltId())
                .delay(delay(story))
                .size(1_500_000));
        if (story.matter() == Matter.QUERY) {
            treasury.misbehave(Misbehaviour.next(Fault.COMMIT_THEN_500)
                    .on(Matter.APPLICATION)
                    .about(story.application()));
        }
        if (story.matter() != Matter.STATEMENT) {
            treasury.destine(story.payment(), course(story.matter()));
            apply(story);
        }
    }

    /** No longer than its story needs. */
    private static Course course(Matter matter) {
        return switch (matter) {
            case APPLICATION, QUERY, REVIEW -> Course.refused(Stage.RECEIVED, Why.X99);
            case RETURN -> Course.paid().returning("", Why.A01);
            case VOUCHER, PAYMENT, FREEZE, CARRY_OVER, STATEMENT -> Course.paid();
        };
    }

    /** Longer than the hub waits for an answer, and less than the settle time, after which "never seen" is believed. */
    Duration commitsLate() {
        return Duration.ofSeconds(3);
    }

    private Duration delay(TreasuryStory story) {
        return switch (story.fault()) {
            case DRIP -> story.matter().isCall() ? Duration.ofMillis(40) : Duration.ofNanos(200_000);
            case LATE_ANSWER -> Duration.ofSeconds(6);
            case LATE_COMMIT -> commitsLate();
            default -> Duration.ofSeconds(3);
        };
    }

    private void apply(TreasuryStory story) throws IOException {
        ObjectNode data = (ObjectNode) new JsonMapper().readTree(Files.readString(APPLICATION));
        data.withObject("/payment").put("id", story.payment()).put("applicationId", story.application());
        data.withObject("/claim").put("invoice", story.payment());
        data.withObject("/amount").put("amount", "120.00");
        String[] sums = {"80.00", "40.00"};
        for (int line = 0; line < sums.length; line++) {
            ObjectNode its = (ObjectNode) data.at("/lines/" + line);
            its.put("instructionId", story.application() + "-" + line);
            its.withObject("/amount").put("amount", sums[line]);
        }
        tell(story, data);
    }

    private void tell(TreasuryStory story, JsonNode data) {
        String key = partner + ":" + story.application();
        Location location =
                new Location("payment", key, null, "500103", partner, "ocds-000000-CQ-2026-0103", "1", null);
        hub.tell(location, new Outgoing.Tell(partner, "payment.applied.v1", story.application(), true, data, null));
    }

    @AfterAll
    void close() {
        hub.close();
        treasury.close();
    }

    private Stream<TreasuryStory> calls() {
        return Stream.concat(applications(), queries());
    }

    Stream<TreasuryStory> applications() {
        return TreasuryStory.of(Matter.APPLICATION).stream();
    }

    Stream<TreasuryStory> queries() {
        return canBeAsked() ? TreasuryStory.of(Matter.QUERY).stream() : Stream.of();
    }

    Stream<TreasuryStory> notices() {
        return told().stream().flatMap(matter -> TreasuryStory.of(matter).stream());
    }

    @ParameterizedTest
    @MethodSource("applications")
    void anApplicationIsTakenOnceWhateverBecomesOfItsCall(TreasuryStory story) {
        List<String> expected = attemptsOf(story.fault());
        assertThat(attempts(story)).isEqualTo(expected);
        boolean isKnown = canBeAsked() || expected.contains("delivered");
        assertThat(state(story)).isEqualTo(isKnown ? "delivered" : "unknown");
        assertThat(questions(story).isEmpty()).isEqualTo(!canBeAsked() || !expected.contains("unknown"));
        assertThat(persons(story)).isEqualTo(isKnown ? List.of() : List.of("bureau"));
        takenOnce(story, isKnown || !NEVER_BOOKED.contains(story.fault()));
    }

    /** Of a dialect that has a question. */
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("queries")
    void aQuestionThatGoesWrongIsAskedAgainAndNothingIsSentMeanwhile(TreasuryStory story) {
        assertThat(state(story)).isEqualTo("delivered");
        assertThat(attempts(story)).containsExactly("unknown");
        List<String> asked = questions(story);
        assertThat(asked).last().isEqualTo("delivered");
        assertThat(asked).first().isEqualTo(questionOf(story.fault()));
        takenOnce(story, true);
    }

    private void takenOnce(TreasuryStory story, boolean isTaken) {
        assertThat(treasury.books().applications(story.payment()))
                .extracting(Application::id)
                .isEqualTo(isTaken ? List.of(story.application()) : List.of());
    }

    @Test
    void nothingIsPaidTwiceInAnyCase() {
        assertThat(treasury.books().paidTwice()).isEmpty();
        assertThat(treasury.books().overPaid()).isEmpty();
        assertThat(told()).contains(Matter.PAYMENT);
        assertThat(TreasuryStory.of(Matter.PAYMENT))
                .allSatisfy(story ->
                        assertThat(treasury.books().paid(story.payment())).isEqualTo(SUM));
    }

    @Test
    void everyAttemptCarriesTheSameBytes() {
        assertThat(texts("select outgoing_id::text from attempt group by 1 having count(distinct wire_digest) > 1"))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("notices")
    void whatTheTreasurySaysIsTakenOnceHoweverItComes(TreasuryStory story) {
        Message message = message(story);
        assertThat(sendings(message)).extracting(JournalLine::status).isEqualTo(answers(story));
        assertThat(texts("select id::text from message where external_id = '" + message.id() + "'"))
                .hasSize(story.fault() == Fault.LOST ? 0 : 1);
    }

    /** What cannot be used is refused, and taken when it comes again as it was meant. */
    List<Integer> answers(TreasuryStory story) {
        boolean isStatement = story.matter() == Matter.STATEMENT;
        return switch (story.fault()) {
            case TWICE -> List.of(202, 200);
            case REUSED_ID -> List.of(202, another(story.matter()));
            case MALFORMED -> List.of(400, 202);
            case HUGE -> List.of(413, 202);
            case LOST -> List.of();
            case WRONG_AMOUNT -> isStatement ? List.of(422, 202) : List.of(202);
            default -> List.of(202);
        };
    }

    /** A review names no amount that could be another one; a statement that does not add up is refused whatever its id. */
    private static int another(Matter matter) {
        return switch (matter) {
            case REVIEW -> 200;
            case STATEMENT -> 422;
            default -> 409;
        };
    }

    @Test
    void aRepetitionGetsTheFirstReceiptByteForByte() {
        assertThat(notices().filter(story -> story.fault() == Fault.TWICE))
                .allSatisfy(story -> assertThat(sendings(message(story)))
                        .extracting(JournalLine::answer)
                        .hasSize(2)
                        .containsOnly(sendings(message(story)).getFirst().answer()));
    }

    /** Not one of the storm's: a fault of messages on a call. */
    @Test
    void whileItIsDownNothingLeavesAndWhenItIsUpAgainItIsTaken() throws Exception {
        TreasuryStory story = new TreasuryStory(Matter.APPLICATION, Fault.LOST);
        treasury.goDown();
        apply(story);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(attempts(story)).contains(whileDown()));
        assertThat(state(story)).isNotEqualTo("delivered");
        treasury.comeUp();
        awaitOutgoing();
        assertThat(state(story)).isEqualTo("delivered");
        assertThat(attempts(story)).containsOnly(whileDown(), lastAfterDown());
        assertThat(treasury.books().applications(story.payment())).hasSize(1);
    }

    private void awaitOutgoing() {
        String open = canBeAsked() ? "" : " and not exists (select from parked p where p.ref = o.id::text)";
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(texts("select business_id || ' ' || state from outgoing o where state in"
                                        + " ('ready', 'sending') or (state = 'unknown'" + open + ")"))
                                .isEmpty());
    }

    private void awaitIncoming() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(treasury.books().unsent()).isEmpty());
    }

    /** The notice that a story's fault struck. */
    private Message message(TreasuryStory story) {
        return messages.stream()
                .filter(message -> message.about().contains(story.spoiltId()))
                .filter(message -> message.channel().equals(story.matter().name()))
                .findFirst()
                .orElseThrow();
    }

    private List<JournalLine> sendings(Message message) {
        return treasury.journal().lines().stream()
                .filter(line -> line.direction() == Direction.TO_HUB)
                .filter(line -> line.id().equals(message.id()))
                .toList();
    }

    private String state(TreasuryStory story) {
        return texts("select state from outgoing where business_id = '" + story.application() + "'")
                .getFirst();
    }

    private List<String> persons(TreasuryStory story) {
        return texts("select p.owner from parked p join outgoing o on p.ref = o.id::text where o.business_id = '"
                + story.application() + "'");
    }

    private List<String> attempts(TreasuryStory story) {
        return texts("select a.outcome from attempt a join outgoing o on o.id = a.outgoing_id where o.business_id = '"
                + story.application() + "' order by a.n");
    }

    private List<String> questions(TreasuryStory story) {
        return texts("select a.outcome from attempt a join outgoing q on q.id = a.outgoing_id"
                + " join outgoing o on o.id = q.inquiry_of where o.business_id = '" + story.application()
                + "' order by a.marked_at");
    }

    private List<String> texts(String sql) {
        return hub.jdbc().sql(sql).query(String.class).list();
    }
}
