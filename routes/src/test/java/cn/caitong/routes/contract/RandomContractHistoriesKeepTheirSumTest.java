package cn.caitong.routes.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.engine.flow.ObligationChange;
import cn.caitong.mappings.money.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Seeded histories: whatever is said, in whatever order and however often, the ledger bounds what the terms agreed. */
@Tag("unit")
class RandomContractHistoriesKeepTheirSumTest {
    private static final int HISTORIES = 30;
    private static final int EVENTS = 40;
    private static final BigDecimal MOST = new BigDecimal("110000.00");

    @ParameterizedTest
    @ValueSource(longs = {20261128, 4, 46})
    void whateverIsSaidInWhateverOrder(long seed) {
        Random random = new Random(seed);
        int signed = 0;
        for (int history = 0; history < HISTORIES; history++) {
            Office office = Office.awarded();
            Books books = new Books();
            Sayings sayings = new Sayings(office, random);
            for (int event = 0; event < EVENTS; event++) {
                ContractState before = office.state();
                Decision decision = sayings.next();
                books.take(decision);
                assertThat(decision.outcome()).as(decision.reason().toString()).isNotEqualTo(Outcome.PARKED);
                assertThat(office.state() == ContractState.SIGNED
                                || office.state().compareTo(before) >= 0)
                        .isTrue();
                books.agreeWith(office);
                office.now = office.now.plus(Duration.ofHours(random.nextInt(20)));
            }
            signed += office.state().compareTo(ContractState.SIGNED) >= 0 ? 1 : 0;
        }
        assertThat(signed).as("the histories lead somewhere").isGreaterThan(HISTORIES / 2);
    }

    /** A ledger of its own: what is booked less what was turned into something else. */
    private static final class Books {
        private final Map<String, BigDecimal> items = new HashMap<>();
        private final Set<String> ever = new HashSet<>();
        private final Set<String> clocks = new HashSet<>();

        void take(Decision decision) {
            for (MoneyMove move : decision.money()) {
                if (move instanceof MoneyMove.Received received) {
                    assertThat(ever.add(received.item()))
                            .as("an item is booked once")
                            .isTrue();
                    items.put(received.item(), received.amount());
                } else {
                    assertThat(items.remove(move.item()))
                            .as("what is closed was open")
                            .isNotNull();
                }
            }
            for (ObligationChange change : decision.obligations()) {
                boolean opens = change instanceof ObligationChange.Open;
                assertThat(clocks.contains(change.name()) != opens)
                        .as("%s", change)
                        .isTrue();
                clocks.add(change.name());
            }
        }

        void agreeWith(Office office) {
            BigDecimal booked = items.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(booked).isLessThanOrEqualTo(MOST);
            if (clocks.contains("C20")) {
                Money agreed = office.facts().milestones().values().stream()
                        .map(Milestone::amount)
                        .reduce(Money.zero("CNY"), Money::plus);
                assertThat(booked).isEqualByComparingTo(agreed.amount());
                assertThat(items.keySet())
                        .containsExactlyInAnyOrderElementsOf(office.facts().milestones().keySet().stream()
                                .map(office.facts()::item)
                                .toList());
            } else {
                assertThat(items).isEmpty();
            }
        }
    }
}
