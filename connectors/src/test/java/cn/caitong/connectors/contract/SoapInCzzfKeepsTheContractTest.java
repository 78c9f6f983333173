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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
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
 * What the connector owes towards the treasury (P3, P4, P9): each fault on each kind of exchange ends as it should, and nothing is
 * paid twice in any case. All of them strike in one hour, each at a payment of its own; then they are judged by the treasury's books.
 */
@Tag("contract")
@TestInstance(Lifecycle.PER_CLASS)
class SoapInCzzfKeepsTheContractTest {
    private static final String PARTNER = "treasury";
    private static final Path APPLICATION =
            Path.of("..", "mappings", "dialects", "czzf", "samples", "canonical", "out-application.json");
    /** Found missing when asked for, and sent again. */
    private static final Set<Fault> NEVER_BOOKED = Set.of(Fault.RESET_UNREAD, Fault.FAIL_500, Fault.BARE_503);
    /** The treasury's own word that it did not read it: sent again without asking. */
    private static final Set<Fault> NOT_READ = Set.of(Fault.BUSY, Fault.MAINTENANCE);

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Fen SUM = Fen.ofYuan("120.00");

    private final List<Message> messages = new ArrayList<>();
    private Treasury treasury;
    private ConnectedHub hub;

    /** A payment of its own for each fault on each kind of exchange. */
    record Story(Matter matter, Fault fault) {
        static List<Story> of(Matter matter) {
            return Arrays.stream(Fault.values())
                    .filter(fault -> fault.fits(matter))
                    .map(fault -> new Story(matter, fault))
                    .toList();
        }

        String application() {
            return ("CT-" + matter + "-" + fault).replace('_', '-');
        }

        String payment() {
            return "2650200000%05d%05d".formatted(List.of(Matter.values()).indexOf(matter), place());
        }

        LocalDate day() {
            return LocalDate.of(2026, 2, 1).plusDays(place());
        }

        private int place() {
            return List.of(Fault.values()).indexOf(fault);
        }

        /** The id by which a misbehaviour finds the one exchange that it is to spoil. */
        String spoiltId() {
            return matter == Matter.STATEMENT ? day().toString() : application();
        }
    }

    @BeforeAll
    void play(@TempDir Path folder) throws Exception {
        var settings = TreasurySettings.stepped(PARTNER, ContractStage.HUB_TOKEN, ContractStage.OWN_TOKEN)
                .givingFreely();
        treasury = Treasury.open(settings, folder.resolve(PARTNER), InstantSource.system());
        Path secrets = Files.createDirectories(folder.resolve("secrets"));
        Files.writeString(secrets.resolve(PARTNER + ".in.sha256"), Tokens.sha256(ContractStage.OWN_TOKEN));
        Files.writeString(secrets.resolve(PARTNER + ".out.token"), ContractStage.HUB_TOKEN);
        hub = new ConnectedHub(
                folder, List.of(Descriptors.hurried(PARTNER, treasury.address().toString(), folder)));
        for (Story story : Stream.concat(calls(), notices()).toList()) {
            prepare(story);
        }
        awaitOutgoing();
        treasury.settleUntil(Instant.now().plus(Duration.ofDays(9)));
        Story.of(Matter.STATEMENT).forEach(story -> treasury.closeDay(story.day()));
        messages.addAll(treasury.books().unsent());
        treasury.hubIs(hub.address());
        hub.every(Duration.ofMillis(50), treasury::sendPending);
        hub.every(Duration.ofSeconds(1), treasury::releaseHeld);
        awaitIncoming();
        treasury.resendRefused();
        awaitIncoming();
    }

    private void prepare(Story story) throws IOException {
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
            case VOUCHER, PAYMENT, RETURN, FREEZE, CARRY_OVER, STATEMENT -> Course.paid();
        };
    }

    private static Duration delay(Story story) {
        if (story.fault() != Fault.DRIP) {
            return Duration.ofSeconds(3);
        }
        return story.matter().isCall() ? Duration.ofMillis(40) : Duration.ofNanos(200_000);
    }

    private void apply(Story story) throws IOException {
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

    private void tell(Story story, JsonNode data) {
        String key = PARTNER + ":" + story.application();
        Location location =
                new Location("payment", key, null, "500103", PARTNER, "ocds-000000-CQ-2026-0103", "1", null);
        hub.tell(location, new Outgoing.Tell(PARTNER, "payment.applied.v1", story.application(), true, data, null));
    }

    @AfterAll
    void close() {
        hub.close();
        treasury.close();
    }

    static Stream<Story> calls() {
        return Stream.concat(applications(), queries());
    }

    static Stream<Story> applications() {
        return Story.of(Matter.APPLICATION).stream();
    }

    static Stream<Story> queries() {
        return Story.of(Matter.QUERY).stream();
    }

    static Stream<Story> notices() {
        return Stream.of(Matter.REVIEW, Matter.PAYMENT, Matter.STATEMENT).flatMap(matter -> Story.of(matter).stream());
    }

    @ParameterizedTest
    @MethodSource("applications")
    void anApplicationIsTakenOnceWhateverBecomesOfItsCall(Story story) {
        Fault fault = story.fault();
        assertThat(state(story)).isEqualTo("delivered");
        assertThat(attempts(story)).isEqualTo(expected(fault));
        boolean isAskedAbout = !NOT_READ.contains(fault) && fault != Fault.TWICE;
        assertThat(questions(story).isEmpty()).isEqualTo(!isAskedAbout);
        takenOnce(story);
    }

    private static List<String> expected(Fault fault) {
        if (NOT_READ.contains(fault)) {
            return List.of("not-sent", "delivered");
        }
        if (NEVER_BOOKED.contains(fault)) {
            return List.of("unknown", "delivered");
        }
        return List.of(fault == Fault.TWICE ? "delivered" : "unknown");
    }

    @ParameterizedTest
    @MethodSource("queries")
    void aQuestionThatGoesWrongIsAskedAgainAndNothingIsSentMeanwhile(Story story) {
        assertThat(state(story)).isEqualTo("delivered");
        assertThat(attempts(story)).containsExactly("unknown");
        List<String> asked = questions(story);
        assertThat(asked).last().isEqualTo("delivered");
        boolean isAnswered = story.fault() == Fault.TWICE || story.fault() == Fault.WRONG_AMOUNT;
        String first = NOT_READ.contains(story.fault()) ? "not-sent" : isAnswered ? "delivered" : "unknown";
        assertThat(asked).first().isEqualTo(first);
        takenOnce(story);
    }

    private void takenOnce(Story story) {
        assertThat(treasury.books().applications(story.payment()))
                .extracting(Application::id)
                .containsExactly(story.application());
    }

    @Test
    void nothingIsPaidTwiceInAnyCase() {
        assertThat(treasury.books().paidTwice()).isEmpty();
        assertThat(treasury.books().overPaid()).isEmpty();
        assertThat(Story.of(Matter.PAYMENT))
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
    void whatTheTreasurySaysIsTakenOnceHoweverItComes(Story story) {
        Message message = message(story);
        assertThat(sendings(message)).extracting(JournalLine::status).isEqualTo(answers(story));
        assertThat(texts("select id::text from message where external_id = '" + message.id() + "'"))
                .hasSize(story.fault() == Fault.LOST ? 0 : 1);
    }

    /** What cannot be used is refused, and taken when it comes again as it was meant. */
    private static List<Integer> answers(Story story) {
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
        Story story = new Story(Matter.APPLICATION, Fault.LOST);
        treasury.goDown();
        apply(story);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(attempts(story)).contains("not-sent"));
        treasury.comeUp();
        awaitOutgoing();
        assertThat(attempts(story)).containsOnly("not-sent", "delivered");
        assertThat(treasury.books().applications(story.payment())).hasSize(1);
    }

    private void awaitOutgoing() {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(texts("""
            select business_id || ' ' || state from outgoing where state in ('ready', 'sending', 'unknown')\
            """)).isEmpty());
    }

    private void awaitIncoming() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(treasury.books().unsent()).isEmpty());
    }

    /** The notice that a story's fault struck. */
    private Message message(Story story) {
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

    private String state(Story story) {
        return texts("select state from outgoing where business_id = '" + story.application() + "'")
                .getFirst();
    }

    private List<String> attempts(Story story) {
        return texts("select a.outcome from attempt a join outgoing o on o.id = a.outgoing_id where o.business_id = '"
                + story.application() + "' order by a.n");
    }

    private List<String> questions(Story story) {
        return texts("select a.outcome from attempt a join outgoing q on q.id = a.outgoing_id"
                + " join outgoing o on o.id = q.inquiry_of where o.business_id = '" + story.application()
                + "' order by a.marked_at");
    }

    private List<String> texts(String sql) {
        return hub.jdbc().sql(sql).query(String.class).list();
    }
}
