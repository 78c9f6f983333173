package cn.caitong.routes.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A simulation that could not fail would prove nothing: each promise is broken on purpose, and must be seen. */
@Tag("unit")
class TheJudgeOfClaimsSeesWhatIsWrongTest {
    private static final int SEEDS = 500;

    static Stream<Arguments> laws() {
        return Stream.of(
                law("silence without a proof", "passed over", () -> BrokenLaws::deaf),
                law("judged by when it is decided", "refused though in time", () -> BrokenLaws::late),
                law("an objection is forgotten", "silence though all is disputed", () -> BrokenLaws::forgetful),
                law("each invoice fits by itself", "never more than the milestone", () -> BrokenLaws::boundless),
                law("what is disputed is confirmed", "confirmed and disputed", () -> BrokenLaws::greedy),
                law("confirmed twice", "a confirmed sum is said once", BrokenLaws::twice));
    }

    private static Arguments law(String name, String promise, Supplier<Function<Step, Draft>> law) {
        return Arguments.of(name, promise, law);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("laws")
    void aBrokenDecisionIsSeen(String name, String promise, Supplier<Function<Step, Draft>> law) {
        List<String> seen = LongStream.rangeClosed(1, SEEDS)
                .mapToObj(seed -> fault(seed, law.get()))
                .flatMap(Optional::stream)
                .filter(fault -> fault.contains(promise))
                .limit(1)
                .toList();
        assertThat(seen).as(name).hasSize(1);
    }

    private static Optional<String> fault(long seed, Function<Step, Draft> law) {
        ClaimHistory history = new ClaimHistory(seed, law);
        try {
            history.run();
            ClaimPromises.check(history);
            return Optional.empty();
        } catch (AssertionError | RuntimeException seen) {
            return Optional.of(String.valueOf(seen.getMessage()));
        }
    }
}
