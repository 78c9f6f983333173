package cn.caitong.engine.delivery;

import static cn.caitong.engine.delivery.OutboxTables.CENTRE;
import static cn.caitong.engine.delivery.OutboxTables.RECALL;
import static cn.caitong.engine.delivery.OutboxTables.REFUND;
import static cn.caitong.engine.delivery.OutboxTables.SETTLE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.delivery.DeliveryDesk.Word;
import cn.caitong.engine.delivery.End.Finding;
import cn.caitong.engine.delivery.End.Found;
import cn.caitong.engine.delivery.End.NotSent;
import cn.caitong.engine.delivery.End.Unknown;
import cn.caitong.engine.flow.Location;
import cn.caitong.engine.flow.Outgoing;
import cn.caitong.engine.flow.Outgoing.Shown;
import cn.caitong.engine.store.TransactionListener;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.Ticker;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nobody answered the call, and the partner speaks of what it was told: it has it, or has refused it (P3). */
@Tag("database")
class NewsEndsWhatIsUnknownTest {
    private static final OutboxTables TABLES = new OutboxTables();
    private static final UUID NEWS = new UUID(4, 711);

    private final Delivery other = TABLES.node("node-b");
    private final ShownSends shown = new ShownSends(TABLES.delivery);
    private Location place = new Location("", "", null, "", "", null, null, null);
    private UUID application = new UUID(0, 0);

    @AfterAll
    static void close() {
        TABLES.close();
    }

    @BeforeEach
    void told() {
        TABLES.empty();
        place = TABLES.openCase("AP-1");
        application = TABLES.tell(place, OutboxTables.refundTo(CENTRE, "AP-1", null));
    }

    @Test
    void itWasTakenAndThePartnerIsNotAskedAnyMore() {
        lost();
        says(false);
        shown.sweep();
        assertThat(TABLES.state(application)).isEqualTo("delivered");
        assertThat(TABLES.strings("select state from outgoing where inquiry_of is not null"))
                .containsExactly("withdrawn");
        assertThat(TABLES.mark(10)).as("neither it nor a question leaves").isEmpty();
        assertThat(TABLES.evidence(application)).endsWith("delivery.shown", "delivery.delivered");
        assertThat(TABLES.strings("select convert_from(payload, 'UTF8')::json ->> 'message' from evidence"
                        + " where kind = 'delivery.shown'"))
                .as("which message shows it")
                .containsExactly(NEWS.toString());
    }

    @Test
    void whatStoodBehindItGoes() {
        TABLES.tell(place, OutboxTables.refundTo(CENTRE, "AP-2", null));
        lost();
        assertThat(moneyLeaving()).as("blocked").isEmpty();
        says(false);
        shown.sweep();
        assertThat(moneyLeaving()).containsExactly("AP-2");
    }

    @Test
    void aRefusalEndsItAsRefused() {
        lost();
        says(true);
        shown.sweep();
        assertThat(TABLES.state(application)).isEqualTo("rejected");
        assertThat(TABLES.events()).containsExactly("delivery.unknown", "delivery.rejected");
    }

    @Test
    void newsThatComesTwiceEndsItOnceByItsFirstWord() {
        lost();
        says(false);
        says(true);
        shown.sweep();
        says(true);
        shown.sweep();
        assertThat(TABLES.state(application)).isEqualTo("delivered");
        assertThat(TABLES.events()).containsExactly("delivery.unknown", "delivery.delivered");
    }

    @Test
    void whoCouldNotBeAskedNeedsNoPersonAnyMore() {
        Location recalled = TABLES.openCase("recall");
        TABLES.end(TABLES.markOne(), new End.Delivered("0000", End.NO_ANSWER, List.of()));
        UUID recall =
                TABLES.tell(recalled, new Outgoing.Tell(CENTRE, RECALL, "RC-1", true, OutboxTables.data("RC-1"), null));
        TABLES.end(TABLES.markOne(), new Unknown("time-out"));
        assertThat(openParked()).containsExactly("delivery-unknown");
        TABLES.apply(recalled, new Shown(CENTRE, RECALL, "RC-1", false, NEWS));
        shown.sweep();
        assertThat(TABLES.state(recall)).isEqualTo("delivered");
        assertThat(openParked()).isEmpty();
    }

    @Test
    void newsOfAnotherIdOrOfAnotherPartnerProvesNothing() {
        lost();
        TABLES.apply(place, new Shown(CENTRE, REFUND, "AP-2", false, NEWS));
        TABLES.apply(place, new Shown(OutboxTables.OTHER, REFUND, "AP-1", false, NEWS));
        TABLES.apply(place, new Shown(CENTRE, RECALL, "AP-1", false, NEWS));
        TABLES.apply(TABLES.openCase("another"), new Shown(CENTRE, REFUND, "AP-1", false, NEWS));
        shown.sweep();
        assertThat(TABLES.state(application)).isEqualTo("unknown");
        assertThat(TABLES.strings("select outgoing_id::text from outgoing_shown"))
                .isEmpty();
    }

    @Test
    void newsThatIsFasterThanTheAnswerWaitsForIt() {
        Marked sent = TABLES.markOne();
        says(false);
        shown.sweep();
        assertThat(TABLES.state(application)).isEqualTo("sending");
        TABLES.end(sent, new Unknown("time-out"));
        shown.sweep();
        assertThat(TABLES.state(application)).isEqualTo("delivered");
        assertThat(TABLES.events()).containsExactly("delivery.unknown", "delivery.delivered");
    }

    @Test
    void anAnswerAfterTheNewsIsTheEndAndTheOnlyOne() {
        Marked sent = TABLES.markOne();
        says(false);
        TABLES.end(sent, new End.Delivered("0000", End.NO_ANSWER, List.of()));
        shown.sweep();
        assertThat(TABLES.events()).containsExactly("delivery.delivered");
        assertThat(openProofs()).isEmpty();
    }

    @Test
    void aNodeThatDiedInTheCallIsNotNeeded() {
        Marked sent = TABLES.markOne();
        says(false);
        TABLES.runOutLease(application);
        new DeliveryRecovery(other).sweep();
        shown.sweep();
        assertThat(TABLES.state(application)).isEqualTo("delivered");
        TABLES.end(sent, new End.Rejected("1004", End.NO_ANSWER));
        assertThat(TABLES.state(application)).as("a late end decides nothing").isEqualTo("delivered");
        assertThat(TABLES.events()).containsExactly("delivery.unknown", "delivery.delivered");
    }

    @Test
    void aQuestionThatIsUnderWayChangesNothingWhateverItsAnswer() {
        lost();
        Marked question = TABLES.markOne();
        says(false);
        shown.sweep();
        TABLES.advance(SETTLE.plusSeconds(1));
        TABLES.end(question, new Found(Finding.NOT_FOUND, "unknown-id", End.NO_ANSWER, List.of()));
        shown.sweep();
        assertThat(TABLES.state(application)).isEqualTo("delivered");
        assertThat(TABLES.mark(10)).isEmpty();
        assertThat(TABLES.evidence(application)).contains("delivery.answered-already");
    }

    @Test
    void newsAfterNotFoundKeepsItFromBeingSentAgain() {
        lost();
        TABLES.advance(SETTLE.plusSeconds(1));
        TABLES.end(TABLES.markOne(), new Found(Finding.NOT_FOUND, "unknown-id", End.NO_ANSWER, List.of()));
        assertThat(TABLES.state(application)).isEqualTo("ready");
        says(false);
        assertThat(TABLES.mark(10)).as("not even before the sweep").isEmpty();
        shown.sweep();
        assertThat(TABLES.state(application)).isEqualTo("delivered");
    }

    /** Nothing of it has left: somebody else sent under its id, or the news is wrong. Neither is for the hub to say. */
    @Test
    void newsOfWhatNeverLeftIsForTwoPersons() {
        says(false);
        assertThat(moneyLeaving()).isEmpty();
        shown.sweep();
        assertThat(TABLES.state(application)).isEqualTo("unknown");
        assertThat(openParked()).containsExactly("delivery-unknown");
        assertThat(TABLES.evidence(application)).containsExactly("delivery.shown-unsent");
        assertThat(TABLES.events())
                .as("the flow has heard the news, and no end")
                .isEmpty();
        shown.sweep();
        assertThat(TABLES.state(application)).isEqualTo("unknown");
        Word word = new Word(Finding.NOT_FOUND, "letter 7", "the treasury's word");
        TABLES.desk().confirm(TABLES.desk().found(application, word, "wang"), "li");
        assertThat(moneyLeaving()).containsExactly("AP-1");
    }

    @Test
    void whatWasNeverEvenGivenToTheWireNeverLeft() {
        TABLES.end(TABLES.markOne(), new NotSent("connection-refused"));
        says(false);
        shown.sweep();
        assertThat(TABLES.state(application)).isEqualTo("unknown");
        assertThat(openParked()).containsExactly("delivery-unknown");
    }

    @Test
    void afterARestoreTheLostHubSentIt() {
        TABLES.jdbc()
                .sql("update recovery set since = legal_now() - interval '1 day', begun_at = legal_now()")
                .update();
        says(false);
        shown.sweep();
        assertThat(TABLES.state(application)).isEqualTo("delivered");
        assertThat(openParked()).isEmpty();
        TABLES.jdbc().sql("update recovery set covered = legal_now()").update();
        assertThat(TABLES.mark(10)).isEmpty();
    }

    @Test
    void whatHasEndedStaysAsItIs() {
        TABLES.end(TABLES.markOne(), new End.Rejected("1004", End.NO_ANSWER));
        says(false);
        shown.sweep();
        assertThat(TABLES.state(application)).isEqualTo("rejected");
        assertThat(openProofs()).isEmpty();
    }

    @Test
    void twoNodesEndItOnce() throws Exception {
        lost();
        says(false);
        CyclicBarrier start = new CyclicBarrier(2);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<?>> both = List.of(
                    threads.submit(() -> sweep(shown, start)),
                    threads.submit(() -> sweep(new ShownSends(other), start)));
            for (Future<?> one : both) {
                one.get();
            }
        }
        assertThat(TABLES.events()).containsExactly("delivery.unknown", "delivery.delivered");
    }

    private static boolean sweep(ShownSends sends, CyclicBarrier start) throws Exception {
        start.await();
        sends.sweep();
        return true;
    }

    /** It dies before the commit: the proof stays open, nothing leaves, and the next turn ends it. */
    @Test
    void dyingWhileEndingChangesNothing() {
        lost();
        says(false);
        Transactions dying = new Transactions(TABLES.database.database().dataSource(), new TransactionListener() {
            @Override
            public void beforeCommit(String transaction) {
                throw new IllegalStateException("died in " + transaction);
            }
        });
        new ShownSends(TABLES.node("node-c", dying, Ticker.SYSTEM, new OutboxTables.SilentWakeUp())).sweep();
        assertThat(TABLES.state(application)).isEqualTo("unknown");
        assertThat(openProofs()).hasSize(1);
        shown.sweep();
        assertThat(TABLES.state(application)).isEqualTo("delivered");
    }

    private static void lost() {
        TABLES.end(TABLES.markOne(), new Unknown("time-out"));
    }

    /** The case hears the partner's own news of the application. */
    private void says(boolean refused) {
        TABLES.apply(place, new Shown(CENTRE, REFUND, "AP-1", refused, NEWS));
    }

    private static List<String> moneyLeaving() {
        return TABLES.mark(10).stream()
                .filter(marked -> marked.type().equals(REFUND))
                .map(Marked::businessId)
                .toList();
    }

    private static List<String> openParked() {
        return TABLES.strings("select code from parked where resolved_at is null");
    }

    private static List<String> openProofs() {
        return TABLES.strings("select outgoing_id::text from outgoing_shown where ended_at is null");
    }
}
