package cn.caitong.engine.delivery;

import static cn.caitong.engine.delivery.OutboxTables.CENTRE;
import static cn.caitong.engine.delivery.OutboxTables.OTHER;
import static cn.caitong.engine.delivery.OutboxTables.refundTo;
import static cn.caitong.engine.delivery.OutboxTables.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.crypto.Digests;
import cn.caitong.engine.flow.Location;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

@Tag("database")
class TellingIsMarkedBeforeItIsSentTest {
    private static final OutboxTables TABLES = new OutboxTables();

    @AfterAll
    static void close() {
        TABLES.close();
    }

    @BeforeEach
    void empty() {
        TABLES.empty();
    }

    @Test
    void theAttemptIsOnDiskWithItsExactBytes() {
        UUID id = TABLES.refund("CT01");
        Marked marked = TABLES.markOne();
        assertThat(marked.outgoing()).isEqualTo(id);
        assertThat(marked.businessId()).isEqualTo("CT01");
        assertThat(marked.about()).isEqualTo("CT01");
        assertThat(OutboxTables.text(marked)).startsWith("wire {").contains("6222-0001");
        Map<String, Object> attempt =
                TABLES.jdbc().sql("select * from attempt").query().singleRow();
        assertThat(attempt)
                .containsEntry("n", 1)
                .containsEntry("node", "node-a")
                .containsEntry("mapping", "sm3:dialect")
                .containsEntry(
                        "wire_digest",
                        Digests.SM3.print(Digests.SM3.of(marked.wire().array())));
        assertThat(TABLES.evidence(id)).containsExactly("delivery.sending");
    }

    @Test
    void neitherDataNorBytesLieOpen() {
        TABLES.refund("CT01");
        TABLES.mark(1);
        assertThat(TABLES.strings("select encode(bytes, 'escape') from body"))
                .hasSize(2)
                .noneMatch(text -> text.contains("6222"));
    }

    @Test
    void theLeaseIsInTheDatabasesTimeWhateverTheDemoSays() {
        TABLES.refund("CT01");
        TABLES.advance(Duration.ofDays(30));
        TABLES.mark(1);
        assertThat(TABLES.string("""
            select (lease_until - database_now() between interval '50 s' and interval '60 s')::text from outgoing\
            """)).isEqualTo("true");
    }

    @Test
    void whatIsBeingSentIsNotMarkedAgain() {
        TABLES.refund("CT01");
        assertThat(TABLES.mark(10)).hasSize(1);
        assertThat(TABLES.mark(10)).isEmpty();
        assertThat(TABLES.node("node-b").mark(CENTRE, 10, OutboxTables::translate))
                .isEmpty();
    }

    @Test
    void aSecondAttemptSendsTheFirstOnesBytes() {
        UUID id = TABLES.refund("CT01");
        Marked first = TABLES.markOne();
        TABLES.end(first, new End.NotSent("refused"));
        TABLES.advance(Duration.ofMinutes(1));
        Translator repaired =
                telling -> new Translator.Wire(Bytes.of("other".getBytes(StandardCharsets.UTF_8)), "sm3:newer");
        Marked second = TABLES.delivery.mark(CENTRE, 1, repaired).getFirst();
        assertThat(second.wire()).isEqualTo(first.wire());
        assertThat(second.mapping()).isEqualTo("sm3:dialect");
        assertThat(second.attempt()).isEqualTo(2);
        assertThat(second.epoch()).isGreaterThan(first.epoch());
        assertThat(TABLES.evidence(id)).containsExactly("delivery.sending", "delivery.not-sent", "delivery.sending");
    }

    @Test
    void onlyTheHeadOfACasesOrderGoes() {
        Location location = TABLES.openCase("order");
        TABLES.tell(location, refundTo(CENTRE, "CT01", null));
        TABLES.tell(location, task(CENTRE, "T-2"));
        List<Marked> marked = TABLES.mark(10);
        assertThat(marked).extracting(Marked::businessId).containsExactly("CT01");
        TABLES.end(marked.getFirst(), new End.Unknown("timed-out"));
        assertThat(TABLES.mark(10))
                .extracting(Marked::type)
                .as("the question passes by")
                .containsExactly(OutboxTables.QUERY);
    }

    @Test
    void anotherPartnerOfTheSameCaseDoesNotWait() {
        Location location = TABLES.openCase("order");
        TABLES.tell(location, refundTo(CENTRE, "CT01", null));
        TABLES.tell(location, task(OTHER, "T-2"));
        assertThat(TABLES.mark(10)).hasSize(1);
        assertThat(TABLES.delivery.mark(OTHER, 10, OutboxTables::translate)).hasSize(1);
    }

    @Test
    void whatCannotBeTranslatedIsParkedAlone() {
        UUID poison = TABLES.refund("CT-poison");
        UUID good = TABLES.refund("CT02");
        Translator picky = telling -> {
            if (telling.businessId().contains("poison")) {
                throw new IllegalArgumentException("no such word");
            }
            return OutboxTables.translate(telling);
        };
        assertThat(TABLES.delivery.mark(CENTRE, 1, picky))
                .extracting(Marked::outgoing)
                .containsExactly(good);
        assertThat(TABLES.state(poison)).isEqualTo("parked");
        assertThat(TABLES.strings("select kind || ' ' || ref || ' ' || code || ' ' || owner from parked"))
                .containsExactly("delivery " + poison + " delivery-untranslatable operator");
        assertThat(TABLES.strings("select code from alarm")).containsExactly("delivery-untranslatable");
        assertThat(TABLES.evidence(poison)).containsExactly("delivery.parked");
    }

    @Test
    void aReleasedOneGoesAfterItsRepair() {
        UUID poison = TABLES.refund("CT-poison");
        assertThat(TABLES.delivery.mark(CENTRE, 1, telling -> {
                    throw new IllegalArgumentException("no such word");
                }))
                .isEmpty();
        TABLES.desk().release(poison, "the dialect writes it", "wang");
        assertThat(TABLES.markOne().outgoing()).isEqualTo(poison);
        assertThat(TABLES.strings("select resolution from parked")).containsExactly("the dialect writes it");
        assertThat(TABLES.strings("select code from alarm where cleared_at is null"))
                .isEmpty();
    }

    @Test
    void bytesThatWereChangedInTheStoreAreNotSent() {
        UUID id = TABLES.refund("CT01");
        UUID other = TABLES.refund("CT02");
        TABLES.mark(2).forEach(marked -> TABLES.end(marked, new End.NotSent("refused")));
        TABLES.jdbc().sql("""
            update body b set key_id = o.key_id, bytes = o.bytes from body o
             where b.owner = ? and b.kind = 'wire' and o.owner = ? and o.kind = 'wire'\
            """).params(id, other).update();
        TABLES.advance(Duration.ofMinutes(1));
        assertThat(TABLES.mark(2)).extracting(Marked::outgoing).containsExactly(other);
        assertThat(TABLES.state(id)).isEqualTo("parked");
    }

    @Test
    void aBusinessIdIsToldOnce() {
        TABLES.refund("CT01");
        Location location = TABLES.openCase("another");
        assertThatThrownBy(() -> TABLES.tell(location, refundTo(CENTRE, "CT01", null)))
                .isInstanceOf(DuplicateKeyException.class);
    }
}
