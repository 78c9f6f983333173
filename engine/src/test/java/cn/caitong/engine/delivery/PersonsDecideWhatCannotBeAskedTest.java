package cn.caitong.engine.delivery;

import static cn.caitong.engine.delivery.OutboxTables.CENTRE;
import static cn.caitong.engine.delivery.OutboxTables.RECALL;
import static cn.caitong.engine.delivery.OutboxTables.SETTLE;
import static cn.caitong.engine.delivery.OutboxTables.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import cn.caitong.engine.delivery.DeliveryDesk.Act;
import cn.caitong.engine.delivery.DeliveryDesk.Word;
import cn.caitong.engine.delivery.End.Finding;
import cn.caitong.engine.flow.Location;
import cn.caitong.engine.flow.Outgoing;
import cn.caitong.engine.flow.Outgoing.Shown;
import cn.caitong.engine.parked.ParkedQueries;
import cn.caitong.engine.parked.ParkedView;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A recall whose answer was lost: its partner cannot be asked about it, and two persons find out. */
@Tag("database")
class PersonsDecideWhatCannotBeAskedTest {
    private static final OutboxTables TABLES = new OutboxTables();
    private static final UUID NEWS = new UUID(4, 711);

    private final DeliveryDesk desk = TABLES.desk();
    private Location place = new Location("", "", null, "", "", null, null, null);
    private UUID message = new UUID(0, 0);
    private Marked sent = new Marked(message, 0, 0, "", "", "", "", OutboxTables.answer(), "", false, 0);

    @AfterAll
    static void close() {
        TABLES.close();
    }

    @BeforeEach
    void aMessageThatMovesMoneyAndThatNobodyCanBeAskedAbout() {
        TABLES.empty();
        place = TABLES.openCase("one");
        message = TABLES.tell(place, new Outgoing.Tell(CENTRE, RECALL, "RC01", true, OutboxTables.data("RC01"), null));
        sent = TABLES.markOne();
        TABLES.end(sent, new End.Unknown("reset"));
    }

    @Test
    void itWaitsForAPersonWithAnAlarm() {
        assertThat(TABLES.state(message)).isEqualTo("unknown");
        assertThat(TABLES.strings("select code || ' ' || ref from parked"))
                .containsExactly("delivery-unknown " + message);
        assertThat(openAlarms()).containsExactly("delivery-unknown");
        TABLES.advance(Duration.ofDays(30));
        assertThat(TABLES.mark(10)).isEmpty();
    }

    @Test
    void onePersonsWordChangesNothingAndIsSeenByTheNext() {
        long act = said(Finding.DELIVERED);
        assertThat(TABLES.state(message)).isEqualTo("unknown");
        assertThat(TABLES.mark(10)).isEmpty();
        assertThat(openAlarms()).containsExactly("delivery-unknown");
        assertThat(desk.undecided()).singleElement().satisfies(one -> {
            assertThat(one.id()).isEqualTo(act);
            assertThat(one.delivery()).isEqualTo(message);
            assertThat(List.of(one.found(), one.proof(), one.reason(), one.saidBy(), one.businessId()))
                    .containsExactly("delivered", "letter 7", "the centre's word", "wang", "RC01");
        });
        assertThat(new ParkedQueries(TABLES.transactions).open(null, 10))
                .as("it is named where the item is listed")
                .extracting(ParkedView::act)
                .containsExactly(act);
    }

    @Test
    void twoPersonsSayThatItArrived() {
        desk.confirm(said(Finding.DELIVERED), "li");
        assertThat(TABLES.state(message)).isEqualTo("delivered");
        assertThat(TABLES.events()).containsExactly("delivery.unknown", "delivery.delivered");
        assertThat(TABLES.evidence(message))
                .endsWith("delivery.found-out", "delivery.persons-word", "delivery.delivered");
        assertThat(TABLES.strings("select resolved_by || ': ' || resolution from parked"))
                .containsExactly("wang + li: delivered");
        assertThat(TABLES.strings(
                        "select convert_from(payload, 'UTF8') from evidence" + " where kind = 'delivery.persons-word'"))
                .singleElement()
                .asString()
                .contains(
                        "\"by\":\"wang\"",
                        "\"confirmedBy\":\"li\"",
                        "\"proof\":\"letter 7\"",
                        "\"code\":\"delivered\"");
        assertThat(openAlarms()).isEmpty();
        assertThat(desk.undecided()).isEmpty();
    }

    @Test
    void orThatItWasRefused() {
        desk.confirm(said(Finding.REJECTED), "li");
        assertThat(TABLES.state(message)).isEqualTo("rejected");
        assertThat(TABLES.events()).containsExactly("delivery.unknown", "delivery.rejected");
    }

    @Test
    void whoSaidItCannotConfirmIt() {
        long act = said(Finding.DELIVERED);
        refused(() -> desk.confirm(act, "wang"), ErrorCode.SAME_PERSON);
        assertThat(ErrorCode.SAME_PERSON.httpStatus()).isEqualTo(422);
        assertThat(TABLES.state(message)).isEqualTo("unknown");
        desk.confirm(act, "li");
    }

    @Test
    void aSecondWordWaitsForTheFirst() {
        said(Finding.DELIVERED);
        refused(() -> desk.found(message, word(Finding.REJECTED), "li"), ErrorCode.DELIVERY_WORD_OPEN);
        refused(() -> desk.found(message, word(Finding.DELIVERED), "wang"), ErrorCode.DELIVERY_WORD_OPEN);
    }

    @Test
    void aRefusedWordCountsForNothingAndItMayBeSaidAnew() {
        long act = said(Finding.REJECTED);
        desk.refuse(act, "wang");
        refused(() -> desk.confirm(act, "li"), ErrorCode.DELIVERY_WORD_DECIDED);
        refused(() -> desk.refuse(act, "li"), ErrorCode.DELIVERY_WORD_DECIDED);
        assertThat(TABLES.state(message)).isEqualTo("unknown");
        assertThat(TABLES.evidence(message)).endsWith("delivery.found-out", "delivery.word-refused");
        desk.confirm(said(Finding.DELIVERED), "li");
        assertThat(TABLES.state(message)).isEqualTo("delivered");
    }

    @Test
    void whatIsDecidedStays() {
        long act = said(Finding.REJECTED);
        desk.confirm(act, "li");
        refused(() -> desk.confirm(act, "zhao"), ErrorCode.DELIVERY_WORD_DECIDED);
        refused(() -> desk.found(message, word(Finding.DELIVERED), "zhao"), ErrorCode.DELIVERY_NOT_UNKNOWN);
        refused(() -> desk.release(message, "mended", "zhao"), ErrorCode.DELIVERY_NOT_PARKED);
        assertThat(TABLES.events()).containsExactly("delivery.unknown", "delivery.rejected");
    }

    @Test
    void foundNotToBeThereItGoesAgainUnderItsIdWithItsBytes() {
        TABLES.advance(SETTLE);
        desk.confirm(said(Finding.NOT_FOUND), "li");
        Marked again = TABLES.markOne();
        assertThat(again.outgoing()).isEqualTo(message);
        assertThat(again.businessId()).isEqualTo("RC01");
        assertThat(again.attempt()).isEqualTo(2);
        assertThat(OutboxTables.text(again)).isEqualTo(OutboxTables.text(sent));
        assertThat(openAlarms()).isEmpty();
    }

    @Test
    void whileItMayStillBeOnItsWayNotBeingThereProvesNothing() {
        TABLES.advance(SETTLE.minus(Duration.ofMinutes(1)));
        refused(() -> said(Finding.NOT_FOUND), ErrorCode.DELIVERY_TOO_EARLY);
        assertThat(desk.undecided()).isEmpty();
        desk.confirm(said(Finding.DELIVERED), "li");
    }

    @Test
    void aLateAnswerBetweenTheTwoMakesThemLookAgain() {
        TABLES.advance(SETTLE);
        long act = said(Finding.NOT_FOUND);
        TABLES.end(sent, new End.Delivered("0000", End.NO_ANSWER, List.of()));
        TABLES.advance(SETTLE);
        refused(() -> desk.confirm(act, "li"), ErrorCode.DELIVERY_CHANGED);
        assertThat(TABLES.mark(10)).as("it is not sent again").isEmpty();
        assertThat(openAlarms()).contains("delivery-late-end");
        desk.confirm(said(Finding.DELIVERED), "li");
        assertThat(TABLES.state(message)).isEqualTo("delivered");
        assertThat(TABLES.strings("select outcome from delivery_act order by id"))
                .containsExactly("overtaken", "confirmed");
    }

    @Test
    void aLateAnswerAfterBothPutsItInDoubtAgainAndItDoesNotLeave() {
        TABLES.advance(SETTLE);
        desk.confirm(said(Finding.NOT_FOUND), "li");
        TABLES.end(sent, new End.Delivered("0000", End.NO_ANSWER, List.of()));
        assertThat(TABLES.state(message)).isEqualTo("unknown");
        assertThat(TABLES.mark(10)).isEmpty();
        assertThat(openAlarms()).contains("delivery-unknown", "delivery-late-end");
    }

    @Test
    void anAnswerThatIsBeingWrittenIsWaitedForAndSeen() throws Exception {
        TABLES.advance(SETTLE);
        long act = said(Finding.NOT_FOUND);
        TABLES.whileEnding(
                sent,
                new End.Delivered("0000", End.NO_ANSWER, List.of()),
                () -> refused(() -> desk.confirm(act, "li"), ErrorCode.DELIVERY_TOO_EARLY));
        assertThat(TABLES.state(message)).isEqualTo("unknown");
        assertThat(TABLES.mark(10)).isEmpty();
    }

    @Test
    void anAnswerAtTheSameMomentIsNeverLost() throws Exception {
        TABLES.advance(SETTLE);
        long act = said(Finding.NOT_FOUND);
        atOnce(() -> confirms(desk, act, "li", ErrorCode.DELIVERY_CHANGED, ErrorCode.DELIVERY_TOO_EARLY), () -> {
            TABLES.end(sent, new End.Delivered("0000", End.NO_ANSWER, List.of()));
            return true;
        });
        assertThat(TABLES.state(message)).as("whoever comes first").isEqualTo("unknown");
        assertThat(TABLES.mark(10)).isEmpty();
    }

    @Test
    void twoNodesThatConfirmAtOnceDecideOnce() throws Exception {
        long act = said(Finding.DELIVERED);
        DeliveryDesk other = TABLES.desk("node-b", TABLES.transactions);
        assertThat(atOnce(
                        () -> confirms(
                                desk, act, "li", ErrorCode.DELIVERY_WORD_DECIDED, ErrorCode.DELIVERY_NOT_UNKNOWN),
                        () -> confirms(
                                other, act, "zhao", ErrorCode.DELIVERY_WORD_DECIDED, ErrorCode.DELIVERY_NOT_UNKNOWN)))
                .containsExactlyInAnyOrder(true, false);
        assertThat(TABLES.events()).containsExactly("delivery.unknown", "delivery.delivered");
    }

    @Test
    void whatItsPartnersNewsShowsNoPersonSaysOtherwise() {
        long act = said(Finding.REJECTED);
        TABLES.apply(place, new Shown(CENTRE, RECALL, "RC01", false, NEWS));
        refused(() -> desk.confirm(act, "li"), ErrorCode.DELIVERY_SHOWN);
        new ShownSends(TABLES.delivery).sweep();
        assertThat(TABLES.state(message)).isEqualTo("delivered");
        refused(() -> desk.confirm(act, "li"), ErrorCode.DELIVERY_NOT_UNKNOWN);
        assertThat(desk.undecided()).isEmpty();
    }

    @Test
    void whatWasNeverSentAndIsSpokenOfIsFoundOutByTwo() {
        desk.confirm(said(Finding.DELIVERED), "li");
        UUID unsent =
                TABLES.tell(place, new Outgoing.Tell(CENTRE, RECALL, "RC02", true, OutboxTables.data("RC02"), null));
        TABLES.apply(place, new Shown(CENTRE, RECALL, "RC02", false, NEWS));
        new ShownSends(TABLES.delivery).sweep();
        assertThat(TABLES.state(unsent)).isEqualTo("unknown");
        desk.confirm(desk.found(unsent, word(Finding.NOT_FOUND), "wang"), "li");
        assertThat(TABLES.markOne().outgoing()).isEqualTo(unsent);
    }

    @Test
    void whatTheLedgerKnowsToHaveComeIsNotSentAgain() {
        UUID refund = lostRefund();
        ledgerSays("credited");
        TABLES.advance(SETTLE);
        refused(() -> desk.found(refund, word(Finding.NOT_FOUND), "wang"), ErrorCode.DELIVERY_SHOWN);
        refused(() -> desk.found(refund, word(Finding.REJECTED), "wang"), ErrorCode.DELIVERY_SHOWN);
        desk.confirm(desk.found(refund, word(Finding.DELIVERED), "wang"), "li");
    }

    @Test
    void norIsAnInstructionThatWasProvenVoidMeanwhile() {
        UUID refund = lostRefund();
        TABLES.advance(SETTLE);
        long act = desk.found(refund, word(Finding.NOT_FOUND), "wang");
        ledgerSays("void");
        refused(() -> desk.confirm(act, "li"), ErrorCode.DELIVERY_SHOWN);
        assertThat(TABLES.state(refund)).isEqualTo("unknown");
    }

    @Test
    void whileThePartnerIsBeingAskedItsAnswerIsWaitedFor() {
        UUID refund = lostRefund();
        TABLES.advance(SETTLE);
        Marked question = TABLES.markOne();
        refused(() -> desk.found(refund, word(Finding.NOT_FOUND), "wang"), ErrorCode.DELIVERY_BEING_ASKED);
        TABLES.end(question, new End.Found(Finding.DELIVERED, "0000", End.NO_ANSWER, List.of()));
        refused(() -> desk.found(refund, word(Finding.NOT_FOUND), "wang"), ErrorCode.DELIVERY_NOT_UNKNOWN);
    }

    @Test
    void aQuestionStillOpenIsTakenBack() {
        UUID refund = lostRefund();
        desk.confirm(desk.found(refund, word(Finding.DELIVERED), "wang"), "li");
        assertThat(TABLES.strings("select state from outgoing where inquiry_of is not null"))
                .containsExactly("withdrawn");
        assertThat(TABLES.mark(10)).isEmpty();
    }

    @Test
    void ofAVeiledCaseNothingIsThere() {
        long act = said(Finding.DELIVERED);
        TABLES.jdbc().sql("update case_file set veiled = true").update();
        assertThat(desk.undecided()).isEmpty();
        refused(() -> desk.found(message, word(Finding.DELIVERED), "li"), ErrorCode.DELIVERY_NOT_THERE);
        refused(() -> desk.confirm(act, "li"), ErrorCode.DELIVERY_NOT_THERE);
        refused(() -> desk.refuse(act, "li"), ErrorCode.DELIVERY_NOT_THERE);
        refused(() -> desk.release(message, "mended", "li"), ErrorCode.DELIVERY_NOT_THERE);
        assertThat(TABLES.state(message)).isEqualTo("unknown");
    }

    @Test
    void norIsWhatNobodyTold() {
        refused(() -> desk.found(new UUID(7, 7), word(Finding.DELIVERED), "wang"), ErrorCode.DELIVERY_NOT_THERE);
        refused(() -> desk.confirm(711, "wang"), ErrorCode.DELIVERY_NOT_THERE);
        refused(() -> desk.refuse(711, "wang"), ErrorCode.DELIVERY_NOT_THERE);
    }

    @Test
    void dyingInTheConfirmationDecidesNothing() {
        long act = said(Finding.DELIVERED);
        DeliveryDesk dying = TABLES.desk("node-c", TABLES.dying());
        assertThatThrownBy(() -> dying.confirm(act, "li")).hasMessageContaining("died in " + DeliveryDesk.DECIDE);
        assertThat(TABLES.state(message)).isEqualTo("unknown");
        assertThat(openAlarms()).containsExactly("delivery-unknown");
        assertThat(desk.undecided()).extracting(Act::id).containsExactly(act);
        desk.confirm(act, "li");
        assertThat(TABLES.state(message)).isEqualTo("delivered");
    }

    @Test
    void whatMovesNoMoneyAndIsKnownByItsIdIsSimplyRepeated() {
        UUID task = TABLES.tell(TABLES.openCase("two"), task(CENTRE, "T-1"));
        TABLES.end(TABLES.markOne(), new End.Unknown("reset"));
        assertThat(TABLES.state(task)).isEqualTo("ready");
        TABLES.advance(Duration.ofMinutes(1));
        assertThat(TABLES.markOne().outgoing()).isEqualTo(task);
    }

    private long said(Finding finding) {
        return desk.found(message, word(finding), "wang");
    }

    private static Word word(Finding finding) {
        return new Word(finding, "letter 7", "the centre's word");
    }

    /** A refund with its row of the ledger, whose answer was lost; its partner can be asked. */
    private UUID lostRefund() {
        new MoneyToLeave(TABLES).refunds(CENTRE, 1, "1000.00");
        Marked refund = TABLES.markOne();
        TABLES.end(refund, new End.Unknown("reset"));
        return refund.outgoing();
    }

    private static void ledgerSays(String state) {
        TABLES.jdbc().sql("""
            update instruction set state = ?, credited_on = '2026-03-02', void_proof = gen_random_uuid(), void_by = 'zhao',
                                   void_confirmed_by = 'qian'\
            """).param(state).update();
    }

    private static List<Boolean> atOnce(Callable<Boolean> one, Callable<Boolean> other) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<Boolean> first = threads.submit(() -> {
                start.await();
                return one.call();
            });
            Future<Boolean> second = threads.submit(() -> {
                start.await();
                return other.call();
            });
            return List.of(first.get(), second.get());
        }
    }

    private static boolean confirms(DeliveryDesk desk, long act, String person, ErrorCode... late) {
        try {
            desk.confirm(act, person);
            return true;
        } catch (RefusedException refused) {
            assertThat(refused.code()).isIn((Object[]) late);
            return false;
        }
    }

    private static List<String> openAlarms() {
        return TABLES.strings("select code from alarm where cleared_at is null");
    }

    private static void refused(Runnable act, ErrorCode code) {
        assertThatThrownBy(act::run).asInstanceOf(type(RefusedException.class)).returns(code, RefusedException::code);
    }
}
