package cn.caitong.engine.delivery;

import static cn.caitong.engine.delivery.OutboxTables.CENTRE;
import static cn.caitong.engine.delivery.OutboxTables.REFUND;
import static cn.caitong.engine.delivery.OutboxTables.refundTo;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.delivery.End.Finding;
import cn.caitong.engine.flow.Location;
import cn.caitong.engine.flow.Outgoing.Shown;
import cn.caitong.engine.flow.Outgoing.Withdraw;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Marks, sends, ends, pauses, deaths, recoveries, questions, news and withdrawals of three nodes in any order, against a centre
 * that pays whatever arrives: nothing arrives twice (P3), and in the end all is told, refused or withdrawn.
 */
@Tag("database")
class RandomHistoriesNeverSendTwiceTest {
    private static final OutboxTables TABLES = new OutboxTables();
    private static final List<Delivery> NODES = List.of(TABLES.delivery, TABLES.node("node-b"), TABLES.node("node-c"));
    private static final int STEPS = 90;

    private final List<Call> calls = new ArrayList<>();
    private final Map<String, Location> refunds = new LinkedHashMap<>();
    private Random random = new Random(0);
    private ForgetfulCentre centre = new ForgetfulCentre(random);

    @AfterAll
    static void close() {
        TABLES.close();
    }

    /** A marked attempt in a node's memory. It touches the wire once, or, paused over its lease, never. */
    private static final class Call {
        final Delivery node;
        final Marked marked;
        boolean isOver;
        End end = new End.NotSent("not-started");

        Call(Delivery node, Marked marked) {
            this.node = node;
            this.marked = marked;
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 102})
    void whateverHappens(long seed) {
        TABLES.empty();
        random = new Random(seed);
        centre = new ForgetfulCentre(random);
        for (int i = 0; i < 3; i++) {
            String id = "CT" + seed + "-" + i;
            Location location = TABLES.openCase(id);
            TABLES.tell(location, refundTo(CENTRE, id, null));
            refunds.put(id, location);
        }
        for (int step = 0; step < STEPS; step++) {
            anything();
        }
        settle();
        assertThat(TABLES.strings("select 1 from attempt t where n > 1 and not exists (select from attempt e where"
                        + " e.outgoing_id = t.outgoing_id and e.n = t.n - 1 and e.epoch < t.epoch)"))
                .as("attempts are numbered without gaps, under rising epochs")
                .isEmpty();
        refunds.forEach(this::assertToldOnce);
    }

    private void anything() {
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> mark();
            case 3, 4, 5, 6, 7 -> pickCall().forEach(this::carryOn);
            case 8 -> advance(Duration.ofSeconds(random.nextInt(10) == 0 ? 900 : 30));
            default -> {
                if (random.nextInt(12) == 0) {
                    withdrawAny();
                }
                if (random.nextInt(3) == 0) {
                    tellNews();
                }
                DeliveryRecovery recovery = new DeliveryRecovery(pickNode());
                recovery.sweep();
                recovery.endShown();
            }
        }
    }

    private void mark() {
        Delivery node = pickNode();
        node.mark(CENTRE, 1 + random.nextInt(3), OutboxTables::translate)
                .forEach(marked -> calls.add(new Call(node, marked)));
    }

    private void carryOn(Call call) {
        if (call.isOver) {
            end(call);
        } else if (random.nextInt(6) == 0) {
            pause(call);
        } else {
            touch(call);
        }
    }

    private void touch(Call call) {
        if (call.isOver) {
            return;
        }
        call.isOver = true;
        call.end = call.marked.type().equals(REFUND)
                ? centre.receive(call.marked, TABLES.legalTime.now())
                : centre.answer(call.marked.about());
    }

    /** Its answer is recorded; or, once in a while, the node dies with it. */
    private void end(Call call) {
        calls.remove(call);
        if (random.nextInt(4) == 0) {
            TABLES.runOutLease(call.marked.outgoing(), call.marked.epoch());
        } else {
            assertThat(call.node.end(List.of(call.marked.ended(call.end)))).isEmpty();
        }
    }

    /** The node stops over the lease; it will not touch the wire any more, but may still tell what it knows. */
    private void pause(Call call) {
        call.isOver = true;
        TABLES.runOutLease(call.marked.outgoing(), call.marked.epoch());
    }

    private void withdrawAny() {
        List<String> ids = List.copyOf(refunds.keySet());
        String id = ids.get(random.nextInt(ids.size()));
        if (TABLES.strings("select type from inbox where type = 'delivery.withdrawn' and case_key = '" + id + "'")
                .isEmpty()) {
            TABLES.apply(Objects.requireNonNull(refunds.get(id)), new Withdraw(CENTRE, REFUND, id));
        }
    }

    /** The centre speaks of one by itself, and its case shows delivery what that proves: before an end, instead of one, after it. */
    private void tellNews() {
        List<String> ids = List.copyOf(refunds.keySet());
        String id = ids.get(random.nextInt(ids.size()));
        centre.news(id)
                .ifPresent(said -> TABLES.apply(
                        Objects.requireNonNull(refunds.get(id)),
                        new Shown(CENTRE, REFUND, id, said == Finding.REJECTED, null)));
    }

    private void advance(Duration by) {
        TABLES.advance(by);
        centre.passTo(TABLES.legalTime.now());
    }

    /** No more faults of nodes: everything comes to its end. */
    private void settle() {
        for (int round = 0; round < 60 && !isSettled(); round++) {
            List.copyOf(calls).forEach(this::touch);
            List.copyOf(calls).forEach(this::end);
            DeliveryRecovery recovery = new DeliveryRecovery(pickNode());
            recovery.sweep();
            recovery.endShown();
            advance(Duration.ofMinutes(20));
            mark();
        }
        assertThat(isSettled()).as("all came to an end").isTrue();
    }

    private boolean isSettled() {
        return calls.isEmpty()
                && TABLES.strings("select state from outgoing where state in ('ready', 'sending', 'unknown')")
                        .isEmpty();
    }

    private void assertToldOnce(String id, Location location) {
        UUID row = NewOutgoing.idOf(location.caseId(), new Withdraw(CENTRE, REFUND, id));
        String state = TABLES.state(row);
        assertThat(state).isIn("delivered", "rejected", "withdrawn");
        assertThat(state.equals("withdrawn") && centre.wasTouchedBy(id)).isFalse();
        centre.assertSettled(id, state);
        assertThat(TABLES.strings("select type from inbox where case_key = '" + id
                        + "' and type in ('delivery.delivered', 'delivery.rejected', 'delivery.withdrawn')"))
                .containsExactly("delivery." + state);
    }

    private List<Call> pickCall() {
        return calls.isEmpty() ? List.of() : List.of(calls.get(random.nextInt(calls.size())));
    }

    private Delivery pickNode() {
        return NODES.get(random.nextInt(NODES.size()));
    }
}
