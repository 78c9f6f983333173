package cn.caitong.engine.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class InstructionNeverGoesBackTest {
    private static final String MATRIX = """
        from \\ to   issued delivered recalling credited returned rejected void
        issued      -      yes       yes       yes      yes      yes      yes
        delivered   -      -         yes       yes      yes      yes      -
        recalling   -      -         -         yes      yes      yes      yes
        credited    -      -         -         -        yes      -        -
        returned    -      -         -         -        -        -        yes
        rejected    -      -         -         -        -        -        yes
        void        -      -         -         -        -        -        -
        """;

    @Test
    void theWholeMatrixIsThis() {
        assertThat(matrix()).isEqualTo(MATRIX);
    }

    @Test
    void codesAreReadBack() {
        for (InstructionState state : InstructionState.values()) {
            assertThat(InstructionState.of(state.code())).isEqualTo(state);
        }
    }

    private static String matrix() {
        String head = "from \\ to   " + row(InstructionState::code);
        return head
                + Arrays.stream(InstructionState.values())
                        .map(from -> String.format("%-12s", from.code()) + row(to -> to.mayFollow(from) ? "yes" : "-"))
                        .collect(Collectors.joining());
    }

    private static String row(Function<InstructionState, String> cell) {
        return Arrays.stream(InstructionState.values())
                .map(to -> String.format("%-" + to.code().length() + "s", cell.apply(to)))
                .collect(Collectors.joining(" "))
                .stripTrailing()
                .concat("\n");
    }
}
