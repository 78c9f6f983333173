package cn.caitong.engine.cases;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Event;
import cn.caitong.engine.flow.Event.Origin;
import cn.caitong.engine.flow.Location;
import com.fasterxml.jackson.databind.node.NullNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
@net.jqwik.api.Tag("unit")
class LegalOrderIsOneOrderTest {
    private static final Location CASE = new Location("counter", "one", null, "500103", "p1", null, null, null);
    private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");

    @Test
    void aPartnersOwnNumbersComeBeforeItsClock() {
        assertThat(order(event(1, "a", 2L, 10), event(2, "a", 1L, 20))).containsExactly(2L, 1L);
    }

    @Test
    void withoutNumbersTheTimeAtWhichThingsHappenedDecides() {
        assertThat(order(event(1, "a", null, 30), event(2, "b", null, 10), event(3, "a", null, 20)))
                .containsExactly(2L, 3L, 1L);
    }

    @Test
    void atTheSameMomentWhatArrivedFirstIsFirst() {
        assertThat(order(event(2, "b", null, 10), event(1, "a", null, 10))).containsExactly(1L, 2L);
    }

    @Test
    void whatHasNoTimeCountsFromItsArrival() {
        Waiting arrivedLate = new Waiting(1L, false, CASE, event("hub", null, null, NOON.plusSeconds(60)), null);
        assertThat(order(arrivedLate, event(2, "a", null, 30))).containsExactly(2L, 1L);
    }

    @Test
    void aMessageOfTheSameMomentComesBeforeTheClock() {
        Waiting clock = new Waiting(null, false, CASE, event("hub", null, NOON.plusSeconds(10), NOON), null);
        List<Waiting> order = LegalOrder.of(List.of(clock, event(9, "a", null, 10)));
        assertThat(order.getLast()).isSameAs(clock);
    }

    /** By number 1 is before 3, by time 3 is before 2 before 1: a plain comparison would go round in a circle. */
    @Test
    void clocksThatContradictNumbersDoNotConfuseTheOrder() {
        Waiting first = event(1, "a", 1L, 30);
        Waiting others = event(2, "b", null, 20);
        Waiting second = event(3, "a", 2L, 10);
        assertThat(order(second, others, first)).containsExactly(2L, 1L, 3L);
    }

    @Property(tries = 300)
    void everyOrderOfArrivalGivesTheSameOrderAndKeepsEachPartnersNumbers(
            @ForAll long seed, @ForAll @IntRange(max = 20) int size) {
        Random random = new Random(seed);
        List<Waiting> events = new ArrayList<>();
        for (int id = 1; id <= size; id++) {
            Long sequence = random.nextInt(4) == 0 ? null : (long) random.nextInt(5);
            events.add(event(id, "p" + random.nextInt(3), sequence, random.nextInt(6)));
        }
        List<Long> order = order(events.toArray(Waiting[]::new));
        Collections.shuffle(events, random);
        assertThat(order(events.toArray(Waiting[]::new))).isEqualTo(order).hasSize(size);
        for (String partner : List.of("p0", "p1", "p2")) {
            assertThat(LegalOrder.of(events).stream()
                            .map(Waiting::event)
                            .filter(event -> event.partner().equals(partner) && event.sequence() != null)
                            .map(Event::sequence))
                    .isSorted();
        }
    }

    private static List<Long> order(Waiting... events) {
        return LegalOrder.of(List.of(events)).stream().map(Waiting::arrival).toList();
    }

    private static Waiting event(long id, String partner, @Nullable Long sequence, int seconds) {
        return new Waiting(id, false, CASE, event(partner, sequence, NOON.plusSeconds(seconds), NOON), null);
    }

    private static Event event(
            String partner, @Nullable Long sequence, @Nullable Instant businessTime, Instant arrivedAt) {
        return new Event(
                Origin.MESSAGE, "add", NullNode.getInstance(), null, partner, sequence, businessTime, arrivedAt);
    }
}
