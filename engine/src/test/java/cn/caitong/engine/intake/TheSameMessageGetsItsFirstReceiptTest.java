package cn.caitong.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.intake.Acceptance.Accepted;
import cn.caitong.engine.intake.Acceptance.Conflict;
import cn.caitong.engine.intake.Acceptance.Duplicate;
import cn.caitong.engine.store.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
class TheSameMessageGetsItsFirstReceiptTest {
    private static final TestDatabase DATABASE = new TestDatabase();

    private final IntakeAtWork work;

    TheSameMessageGetsItsFirstReceiptTest(@TempDir Path folder) {
        this.work = new IntakeAtWork(DATABASE, folder);
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        DATABASE.empty();
    }

    @Test
    void theSameBytesGetTheReceiptByteForByte() {
        Accepted first = accept("a", "{\"add\":1}");
        Acceptance again = work.intake.accept(IntakeAtWork.message("a", "{\"add\":1}"));
        assertThat(again).isEqualTo(new Duplicate(first.messageId(), first.receipt()));
        assertThat(work.column("select external_id from message")).hasSize(1);
        assertThat(work.column("select type from inbox")).hasSize(1);
        assertThat(work.column("select kind from evidence")).hasSize(1);
        assertThat(work.woken).as("a repetition wakes nobody").hasSize(1);
    }

    @Test
    void otherBytesWithTheSameDataAreTheSameMessage() {
        Accepted first = accept("a", "{\"add\":1}");
        Submission respaced = IntakeAtWork.message("a", "{ \"add\" : 1 }", "{\"add\":1}", "identity@1");
        assertThat(work.intake.accept(respaced)).isEqualTo(new Duplicate(first.messageId(), first.receipt()));
    }

    @Test
    void theSameDataByAnotherMappingProvesNothing() {
        Accepted first = accept("a", "{\"add\":1}");
        Submission remapped = IntakeAtWork.message("a", "{ \"add\" : 1 }", "{\"add\":1}", "identity@2");
        assertThat(work.intake.accept(remapped)).isEqualTo(new Conflict(first.messageId()));
    }

    @Test
    void otherContentIsAConflictAndBothAreKept() {
        Accepted first = accept("a", "{\"add\":1}");
        assertThat(work.intake.accept(IntakeAtWork.message("a", "{\"add\":2}")))
                .isEqualTo(new Conflict(first.messageId()));
        assertThat(work.column("select jurisdiction from body where kind = 'raw'"))
                .containsExactly("500103", "500103");
        assertThat(work.column("select jurisdiction from evidence_head")).containsExactly("500103");
        assertThat(work.column("select kind from evidence order by case_seq"))
                .containsExactly("message.accepted", "message.conflict");
        assertThat(work.column("select convert_from(payload, 'UTF8')::jsonb ->> 'firstType' from evidence"
                        + " where kind = 'message.conflict'"))
                .as("by which it is known who may know of it")
                .containsExactly("counter.added.v1");
        assertThat(work.column("select type from inbox"))
                .as("only the first goes to its case")
                .hasSize(1);
        assertThat(work.column("select code || ' ' || ref || ' ' || veiled from alarm where cleared_at is null"))
                .as("about the first message: seen by whoever may know of that one")
                .containsExactly("message-conflict message:" + first.messageId() + " false");
        assertThat(work.intake.accept(IntakeAtWork.message("a", "{\"add\":1}")))
                .as("the first stands")
                .isEqualTo(new Duplicate(first.messageId(), first.receipt()));
    }

    @Test
    void aConflictIsKeptOnceHoweverOftenItIsSent() {
        accept("a", "{\"add\":1}");
        for (int i = 0; i < 3; i++) {
            work.intake.accept(IntakeAtWork.message("a", "{\"add\":2}"));
        }
        work.intake.accept(IntakeAtWork.message("a", "{\"add\":3}"));
        assertThat(work.column("select raw_digest from message_conflict")).hasSize(2);
        assertThat(work.column("select kind from evidence")).hasSize(3);
    }

    @Test
    void eachMessageThatIsContradictedIsHeardOf() {
        for (String id : List.of("a", "b")) {
            accept(id, "{\"add\":1}");
            work.intake.accept(IntakeAtWork.message(id, "{\"add\":2}"));
        }
        assertThat(work.column("select distinct ref from alarm where cleared_at is null"))
                .hasSize(2);
    }

    @Test
    void ofAMessageThatNobodyMayKnowOfTheConflictIsVeiledToo() {
        for (String content : List.of("{\"add\":1}", "{\"add\":2}")) {
            work.intake.accept(IntakeAtWork.message(IntakeAtWork.VEILED, "a", content, content, "identity@1"));
        }
        assertThat(work.column("select veiled::text from alarm")).containsExactly("true");
    }

    @Test
    void theSameIdOfAnotherPartnerIsAnotherMessage() {
        accept("a", "{\"add\":1}");
        Submission own = IntakeAtWork.message("a", "{\"add\":2}");
        Submission others = new Submission(
                "p2",
                own.externalId(),
                own.type(),
                own.location(),
                own.raw(),
                own.canonical(),
                own.dataDigest(),
                own.mapping(),
                own.sequence(),
                own.businessTime());
        assertThat(work.intake.accept(others)).isInstanceOf(Accepted.class);
    }

    private Accepted accept(String id, String content) {
        return (Accepted) work.intake.accept(IntakeAtWork.message(id, content));
    }
}
