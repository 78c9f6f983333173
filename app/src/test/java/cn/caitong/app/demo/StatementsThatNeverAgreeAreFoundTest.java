package cn.caitong.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class StatementsThatNeverAgreeAreFoundTest {
    @Test
    void aDifferenceThatStaysIsOneOfTheDemo() {
        Dossier dossier = new Dossier("500103:YZ1", List.of(row("statement.differs")), List.of());
        assertThat(dossier.statementDifferences())
                .containsExactly(new Difference(
                        "500103:YZ1", "statement 对账 500103/2026-02-13/1", "agrees 一致", "statement-amount-differs"));
    }

    @Test
    void oneThatWentAwayIsNot() {
        Dossier dossier =
                new Dossier("500103:YZ1", List.of(row("statement.differs"), row("statement.agrees")), List.of());
        assertThat(dossier.statementDifferences()).isEmpty();
    }

    private static Witnessed row(String kind) {
        return new Witnessed(
                Instant.parse("2026-02-13T12:00:00Z"),
                1,
                kind,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("difference", "500103/2026-02-13/1")
                        .put("code", "statement-amount-differs"));
    }
}
