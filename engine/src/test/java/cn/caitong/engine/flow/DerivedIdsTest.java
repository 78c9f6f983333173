package cn.caitong.engine.flow;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.MoneyMove.Purpose;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class DerivedIdsTest {
    @Test
    void theSameFlowAndKeyAlwaysGiveTheSameCase() {
        UUID id = CaseId.of("deposit", "500103:R-1");
        assertThat(id).isEqualTo(CaseId.of("deposit", "500103:R-1"));
        assertThat(id.version()).isEqualTo(8);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void flowKeyAndNameDoNotRunIntoOneAnother() {
        assertThat(CaseId.of("ab", "c")).isNotEqualTo(CaseId.of("a", "bc"));
        UUID id = CaseId.of("deposit", "k");
        assertThat(CaseId.within(id, "obligation", "C12")).isNotEqualTo(CaseId.within(id, "outgoing", "C12"));
    }

    @Test
    void anInstructionKeepsItsIdAndFitsAnEndToEndId() {
        String first = InstructionId.of("500103:R-1", Purpose.REFUND, 1);
        assertThat(first).isEqualTo(InstructionId.of("500103:R-1", Purpose.REFUND, 1));
        assertThat(first).hasSizeLessThanOrEqualTo(35).matches("[A-Z0-9]+");
        assertThat(InstructionId.of("500103:R-1", Purpose.REFUND, 2)).isNotEqualTo(first);
        assertThat(InstructionId.of("500103:R-1", Purpose.FORFEIT, 1)).isNotEqualTo(first);
    }
}
