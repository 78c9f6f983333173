package cn.caitong.connectors.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.simulators.traffic.Fault;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The contract where files carry it: a recall has a result file of its own, so that it too is asked about and never left to a
 * person; and it is put down again only where it surely was not read.
 */
abstract class FileContract extends ConnectorContract {
    private static final Set<Fault> NEVER_BOOKED = Set.of(Fault.RESET_UNREAD, Fault.FAIL_500, Fault.BARE_503);
    private static final Set<Fault> NOT_READ = Set.of(Fault.BUSY, Fault.MAINTENANCE);
    private static final Set<Fault> ANSWERED = Set.of(Fault.TWICE, Fault.WRONG_AMOUNT);

    FileContract(String partner) {
        super(partner);
    }

    @Override
    @ParameterizedTest
    @MethodSource("recalls")
    void aRecallIsSentOnceAndWhatIsUncertainOfItIsForAPerson(Story story) {
        assertThat(stage().state(story.recallId())).isEqualTo("delivered");
        assertThat(stage().attempts(story.recallId())).isEqualTo(attempts(story.fault()));
        assertThat(stage().counterpart.ledger().isVoid(story.refundId())).isTrue();
    }

    private static List<String> attempts(Fault fault) {
        if (NOT_READ.contains(fault)) {
            return List.of("not-sent", "delivered");
        }
        if (NEVER_BOOKED.contains(fault)) {
            return List.of("unknown", "delivered");
        }
        return List.of(ANSWERED.contains(fault) ? "delivered" : "unknown");
    }
}
