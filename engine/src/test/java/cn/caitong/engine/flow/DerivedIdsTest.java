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

    /** Partners keep them: what was sent before parts had lines must be recognised after it. */
    @Test
    void anInstructionWithoutALineHasTheIdItAlwaysHad() {
        assertThat(InstructionId.of("500103:R-1", Purpose.REFUND, "", 1))
                .isEqualTo("CT41964028312F8349A7F12235F85B01")
                .isEqualTo(InstructionId.of("500103:R-1", Purpose.REFUND, 1));
    }

    @Test
    void eachLineHasInstructionsOfItsOwn() {
        String first = InstructionId.of("claim:INV-1", Purpose.PAY, "line-1", 1);
        assertThat(first).hasSizeLessThanOrEqualTo(35).matches("[A-Z0-9]+");
        assertThat(InstructionId.of("claim:INV-1", Purpose.PAY, "line-2", 1)).isNotEqualTo(first);
        assertThat(InstructionId.of("claim:INV-1", Purpose.PAY, "", 1)).isNotEqualTo(first);
    }
}
