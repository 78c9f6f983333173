package cn.caitong.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.policy.ClockTable;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ClausesAreExplainedTest {
    private final ClausesText clauses =
            new ClausesText(ClockTable.load(Path.of("..", "config", "policies", "clocks.yaml")));

    @Test
    void eachOnceInTheOrderOfTheTable() {
        assertThat(clauses.of(List.of("C36/YY-K1", "C20", "C36", "C20#1")))
                .hasSize(2)
                .first()
                .isEqualTo("C20   合同公告 · the contract is published（政府采购法实施条例 50）");
    }

    @Test
    void everyLawUnderWhichItIsOwed() {
        assertThat(clauses.of(List.of("C12")))
                .hasSizeGreaterThan(1)
                .allSatisfy(line -> assertThat(line).startsWith("C12   "));
    }

    @Test
    void whatAContractAloneSetsIsNoClause() {
        assertThat(clauses.of(List.of("acceptance/ys-1"))).isEmpty();
    }
}
