package cn.caitong.simulators.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.simulators.rest.Kind;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("unit")
class MisbehavioursTest {
    private static final Traffic REFUND = new Traffic(Kind.REFUND, List.of("CT-1", "R1"));
    private static final Traffic RECEIPT = new Traffic(Kind.RECEIPT, List.of("M1", "R1"));

    private final Misbehaviours misbehaviours = new Misbehaviours();

    @Test
    void strikeAsOftenAsTheyAreArmed() {
        misbehaviours.arm(Misbehaviour.next(Fault.COMMIT_THEN_500).times(2));

        assertThat(misbehaviours.strike(REFUND)).isPresent();
        assertThat(misbehaviours.strike(REFUND)).isPresent();
        assertThat(misbehaviours.strike(REFUND)).isEmpty();
    }

    @Test
    void keepForTheTrafficTheyAreMeantFor() {
        misbehaviours.arm(Misbehaviour.next(Fault.TWICE).on(Kind.RECEIPT).about("R2"));
        misbehaviours.arm(Misbehaviour.next(Fault.TWICE).on(Kind.RECEIPT).about("R1"));

        assertThat(misbehaviours.strike(REFUND)).isEmpty();
        assertThat(misbehaviours.strike(RECEIPT)).isPresent();
        assertThat(misbehaviours.strike(RECEIPT)).isEmpty();
    }

    @Test
    void theOldestThatFitsComesFirst() {
        misbehaviours.arm(Misbehaviour.next(Fault.MALFORMED));
        misbehaviours.arm(Misbehaviour.next(Fault.HUGE));

        assertThat(misbehaviours.strike(REFUND).map(Misbehaviour::fault)).contains(Fault.MALFORMED);
        assertThat(misbehaviours.strike(REFUND).map(Misbehaviour::fault)).contains(Fault.HUGE);
    }

    @Test
    void areKnownOnceTheyHaveStruckAndStrikeAmongThoseThatAreAskedFor() {
        misbehaviours.arm(Misbehaviour.next(Fault.MALFORMED));
        misbehaviours.arm(Misbehaviour.next(Fault.HUGE));
        assertThat(misbehaviours.strike(REFUND, fault -> fault == Fault.HUGE).map(Misbehaviour::fault))
                .contains(Fault.HUGE);
        assertThat(misbehaviours.struck()).containsExactly(Fault.HUGE);
    }

    @Test
    void areForgottenWhenTheCentreBehavesAgain() {
        misbehaviours.arm(Misbehaviour.next(Fault.MALFORMED).always());
        assertThat(misbehaviours.strike(REFUND)).isPresent();

        misbehaviours.clear();

        assertThat(misbehaviours.strike(REFUND)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyFaultFitsCallsOrMessages(Fault fault) {
        assertThat(fault.fits(Kind.QUERY) || fault.fits(Kind.STATEMENT)).isTrue();
    }

    @Test
    void aLateMessageIsNoLateAnswer() {
        misbehaviours.arm(Misbehaviour.next(Fault.LATE));

        assertThat(misbehaviours.strike(REFUND)).isEmpty();
        assertThat(misbehaviours.strike(RECEIPT)).isPresent();
    }
}
