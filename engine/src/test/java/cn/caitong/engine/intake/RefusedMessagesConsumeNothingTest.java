package cn.caitong.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.intake.Acceptance.Accepted;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.mappings.report.ErrorCode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
class RefusedMessagesConsumeNothingTest {
    private static final TestDatabase DATABASE = new TestDatabase();

    private final IntakeAtWork work;
    private final Refusals refusals;

    RefusedMessagesConsumeNothingTest(@TempDir Path folder) {
        this.work = new IntakeAtWork(DATABASE, folder);
        this.refusals = new Refusals(work.transactions);
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
    void aRefusedMessageMayBeCorrectedUnderItsId() {
        refuse(ErrorCode.FIELD_MISSING);
        refuse(ErrorCode.FIELD_MISSING);
        assertThat(work.intake.accept(IntakeAtWork.message("a", "{\"add\":1}"))).isInstanceOf(Accepted.class);
        assertThat(work.column("select code || ' ' || external_id || ' ' || (report ->> 'rule') from refusal"))
                .containsExactly("field-missing a required", "field-missing a required");
        assertThat(work.column("select code from alarm")).isEmpty();
    }

    @Test
    void ofASecretMessageOnlyPartnerTimeAndCodeRemain() {
        refuse(ErrorCode.SECRET_REFUSED);
        assertThat(work.column("select partner || ' ' || code from refusal")).containsExactly("p1 secret-refused");
        assertThat(work.column("select partner from refusal where external_id is null and report is null"))
                .hasSize(1);
        assertThat(work.column("select code || ' ' || ref from alarm")).containsExactly("secret-refused p1");
        assertThat(work.column("select detail from alarm")).noneMatch(detail -> detail.contains("required"));
    }

    private void refuse(ErrorCode code) {
        refusals.record(
                "p1", "500103", code, "a", JsonNodeFactory.instance.objectNode().put("rule", "required"));
    }
}
