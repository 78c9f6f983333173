package cn.caitong.engine.delivery;

import static cn.caitong.engine.delivery.OutboxTables.CENTRE;
import static cn.caitong.engine.delivery.OutboxTables.REFUND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import cn.caitong.engine.delivery.DeliveryDesk.Word;
import cn.caitong.engine.delivery.End.Finding;
import cn.caitong.engine.flow.Location;
import cn.caitong.engine.flow.Outgoing.Shown;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A refund that its partner's dialect cannot write: it never left, and goes when that is mended. */
@Tag("database")
class AMendedDeliveryIsReleasedTest {
    private static final OutboxTables TABLES = new OutboxTables();

    private final DeliveryDesk desk = TABLES.desk();
    private Location place = new Location("", "", null, "", "", null, null, null);
    private UUID refund = new UUID(0, 0);

    @AfterAll
    static void close() {
        TABLES.close();
    }

    @BeforeEach
    void aRefundWithoutWords() {
        TABLES.empty();
        place = TABLES.openCase("CT-1");
        refund = TABLES.tell(place, OutboxTables.refundTo(CENTRE, "CT-1", null));
        assertThat(unwritable()).isEmpty();
        assertThat(TABLES.state(refund)).isEqualTo("parked");
    }

    @Test
    void releasedItLeavesOnce() {
        desk.release(refund, "the dialect writes it now", "wang");
        assertThat(TABLES.mark(10)).extracting(Marked::outgoing).containsExactly(refund);
        assertThat(TABLES.mark(10)).isEmpty();
        assertThat(TABLES.strings("select resolved_by || ': ' || resolution from parked"))
                .containsExactly("wang: the dialect writes it now");
        assertThat(openAlarms()).isEmpty();
        assertThat(TABLES.evidence(refund)).containsExactly("delivery.parked", "delivery.released", "delivery.sending");
    }

    @Test
    void whatFollowsInItsCaseLeavesAfterIt() {
        UUID next = TABLES.tell(place, OutboxTables.refundTo(CENTRE, "CT-2", null));
        assertThat(TABLES.mark(10)).isEmpty();
        desk.release(refund, "mended", "wang");
        TABLES.end(TABLES.markOne(), new End.Delivered("0000", End.NO_ANSWER, List.of()));
        assertThat(TABLES.markOne().outgoing()).isEqualTo(next);
    }

    @Test
    void releasedTwiceItIsRefused() {
        desk.release(refund, "mended", "wang");
        refused(() -> desk.release(refund, "mended", "li"), ErrorCode.DELIVERY_NOT_PARKED);
        refused(() -> desk.release(new UUID(7, 7), "mended", "li"), ErrorCode.DELIVERY_NOT_THERE);
    }

    @Test
    void notMendedItIsParkedAgain() {
        desk.release(refund, "mended, it was thought", "wang");
        assertThat(unwritable()).isEmpty();
        assertThat(TABLES.state(refund)).isEqualTo("parked");
        assertThat(openAlarms()).containsExactly("delivery-untranslatable");
        desk.release(refund, "mended", "wang");
        assertThat(TABLES.mark(10)).hasSize(1);
    }

    @Test
    void whatIsParkedIsNotUnknown() {
        Word word = new Word(Finding.DELIVERED, "letter 7", "the centre's word");
        refused(() -> desk.found(refund, word, "wang"), ErrorCode.DELIVERY_NOT_UNKNOWN);
    }

    @Test
    void aHoldStopsItAsAnythingElse() {
        TABLES.jdbc().sql("""
            insert into hold (scope, name, jurisdiction, reason, placed_by, confirmed_by, placed_at)
            values ('partner', ?, '500103', 'a wrong calendar', 'wang', 'li', legal_now())\
            """).param(CENTRE).update();
        desk.release(refund, "mended", "wang");
        assertThat(TABLES.mark(10)).isEmpty();
    }

    @Test
    void moneyThatWasProvenVoidMeanwhileStaysWhereItIs() {
        UUID voided = parkedMoney();
        TABLES.jdbc().sql("""
            update instruction set state = 'void', void_proof = gen_random_uuid(), void_by = 'zhao', void_confirmed_by = 'qian'\
            """).update();
        refused(() -> desk.release(voided, "mended", "wang"), ErrorCode.DELIVERY_SHOWN);
        assertThat(TABLES.state(voided)).isEqualTo("parked");
    }

    /** Its partner speaks of it, though it never left: it does not go by one person's word either. */
    @Test
    void whatItsPartnerSpeaksOfWaitsForTwo() {
        TABLES.apply(place, new Shown(CENTRE, REFUND, "CT-1", false, new UUID(4, 711)));
        desk.release(refund, "mended", "wang");
        assertThat(TABLES.mark(10)).isEmpty();
        new ShownSends(TABLES.delivery).sweep();
        assertThat(TABLES.state(refund)).isEqualTo("unknown");
        assertThat(openAlarms()).containsExactly("delivery-unknown");
    }

    @Test
    void dyingReleasesNothing() {
        DeliveryDesk dying = TABLES.desk("node-c", TABLES.dying());
        assertThatThrownBy(() -> dying.release(refund, "mended", "wang")).hasMessageContaining("died in");
        assertThat(TABLES.state(refund)).isEqualTo("parked");
        assertThat(openAlarms()).containsExactly("delivery-untranslatable");
        assertThat(TABLES.mark(10)).isEmpty();
    }

    private static UUID parkedMoney() {
        new MoneyToLeave(TABLES).refunds(CENTRE, 1, "1000.00");
        assertThat(unwritable()).isEmpty();
        return UUID.fromString(TABLES.string("select id from outgoing where business_id <> 'CT-1'"));
    }

    /** What leaves while the dialect is broken. */
    private static List<Marked> unwritable() {
        return TABLES.delivery.mark(CENTRE, 10, telling -> {
            throw new IllegalStateException("no word for it");
        });
    }

    private static List<String> openAlarms() {
        return TABLES.strings("select code from alarm where cleared_at is null");
    }

    private static void refused(Runnable act, ErrorCode code) {
        assertThatThrownBy(act::run).asInstanceOf(type(RefusedException.class)).returns(code, RefusedException::code);
    }
}
