package cn.caitong.engine.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class OutgoingIsReadyAgainOnlyByProofTest {
    private static final String MATRIX = """
        from \\ to   ready sending delivered rejected unknown withdrawn parked
        ready       -     yes     -         -        yes     yes       yes
        sending     yes   -       yes       yes      yes     -         -
        delivered   -     -       -         -        -       -         -
        rejected    -     -       -         -        -       -         -
        unknown     yes   -       yes       yes      -       -         -
        withdrawn   -     -       -         -        -       -         -
        parked      yes   -       -         -        -       yes       -
        """;

    @Test
    void theWholeMatrixIsThis() {
        String rows = Arrays.stream(OutgoingState.values())
                .map(from -> String.format("%-12s", from.code()) + row(to -> to.mayFollow(from) ? "yes" : "-"))
                .collect(Collectors.joining());
        assertThat("from \\ to   " + row(OutgoingState::code) + rows).isEqualTo(MATRIX);
    }

    @Test
    void codesAreReadBack() {
        for (OutgoingState state : OutgoingState.values()) {
            assertThat(OutgoingState.of(state.code())).isEqualTo(state);
        }
    }

    private static String row(Function<OutgoingState, String> cell) {
        return Arrays.stream(OutgoingState.values())
                .map(to -> String.format("%-" + to.code().length() + "s", cell.apply(to)))
                .collect(Collectors.joining(" "))
                .stripTrailing()
                .concat("\n");
    }
}
