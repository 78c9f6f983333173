package cn.caitong.connectors.contract;

import cn.caitong.simulators.traffic.Fault;
import cn.caitong.simulators.treasury.Matter;
import cn.caitong.simulators.treasury.Treasury;
import cn.caitong.simulators.treasury.TreasurySettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Tag;

/**
 * The treasury on queues, in the hub's own form, by the descriptor that is shipped as an example. What it had in its hands when it broke
 * down comes again; half an answer is one without its status; what drips never ends.
 */
@Tag("contract")
class QueuesOfTheTreasuryKeepTheContractTest extends TreasuryContract {
    private static final String ID = "treasury-queue";

    QueuesOfTheTreasuryKeepTheContractTest() {
        super(ID, Descriptors.EXAMPLES);
    }

    /** The broker is the hub's, and there first. */
    @Override
    Meeting meet(TreasurySettings settings, Path folder) throws Exception {
        ConnectedHub hub = new ConnectedHub(folder, List.of(Descriptors.onQueues(Descriptors.EXAMPLES, ID, folder)));
        TreasurySettings onQueues = speaking(settings).onQueuesAt("127.0.0.1", hub.queuePort());
        return new Meeting(Treasury.open(onQueues, folder.resolve(ID), InstantSource.system()), hub);
    }

    @Override
    TreasurySettings speaking(TreasurySettings settings) {
        return settings.speaking(TreasurySettings.Dialect.CANONICAL);
    }

    @Override
    List<Matter> told() {
        return List.of(Matter.REVIEW, Matter.PAYMENT, Matter.RETURN, Matter.STATEMENT);
    }

    @Override
    boolean canBeAsked() {
        return true;
    }

    @Override
    Duration commitsLate() {
        return Duration.ofSeconds(6);
    }

    /** An answer counts by its status; a proxy's word is the treasury's own. */
    @Override
    List<String> attemptsOf(Fault fault) {
        return switch (fault) {
            case RESET_UNREAD, RESET_AFTER_COMMIT, TWICE, WRONG_AMOUNT, MALFORMED -> List.of("delivered");
            case BUSY, MAINTENANCE, BARE_503 -> List.of("not-sent", "delivered");
            case FAIL_500 -> List.of("unknown", "delivered");
            case LATE_COMMIT, LATE_ANSWER, COMMIT_THEN_500, TRUNCATED, DRIP, WRONG_ID, OTHERS_ID, HUGE ->
                List.of("unknown");
            case LATE, HELD, OVERTAKEN, LOST, REUSED_ID ->
                throw new IllegalArgumentException(fault + " is for messages");
        };
    }

    @Override
    String questionOf(Fault fault) {
        return switch (fault) {
            case RESET_UNREAD, RESET_AFTER_COMMIT, TWICE, WRONG_AMOUNT -> "delivered";
            case BUSY, MAINTENANCE, BARE_503 -> "not-sent";
            case FAIL_500,
                    LATE_COMMIT,
                    LATE_ANSWER,
                    COMMIT_THEN_500,
                    TRUNCATED,
                    DRIP,
                    WRONG_ID,
                    OTHERS_ID,
                    HUGE,
                    MALFORMED -> "unknown";
            case LATE, HELD, OVERTAKEN, LOST, REUSED_ID ->
                throw new IllegalArgumentException(fault + " is for messages");
        };
    }

    /** What is told by its day is another day's, or none's, under another id. */
    @Override
    List<Integer> answers(TreasuryStory story) {
        boolean isOtherDay = story.fault() == Fault.WRONG_ID || story.fault() == Fault.OTHERS_ID;
        return story.matter() == Matter.STATEMENT && isOtherDay ? List.of(422, 202) : super.answers(story);
    }

    /** It lies in its queue, unread, and is not put there again. */
    @Override
    String whileDown() {
        return "unknown";
    }

    @Override
    String lastAfterDown() {
        return "unknown";
    }
}
