package cn.caitong.connectors.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.caitong.engine.wake.LocalWakeUp;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class WhateverABrokerDoesTheNextTokenIsToldTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, StackOverflowError.class})
    void itsOneThreadOutlivesItAndThisNodeIsWoken(Class<? extends Throwable> failure) {
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger woken = new AtomicInteger();
        try (LocalWakeUp local = new LocalWakeUp();
                Failing broker = new Failing(failure, asked);
                BrokerWakeUp wakeUp = new BrokerWakeUp(broker, local)) {
            local.onFlow("deposit", 1, woken::incrementAndGet);
            for (int n = 1; n <= 3; n++) {
                int times = n;
                wakeUp.flow("deposit");
                await().atMost(PATIENCE).until(() -> woken.get() == times);
            }
        }
        assertThat(asked).hasValueGreaterThanOrEqualTo(3);
    }

    private static final class Failing extends ActiveMQConnectionFactory {
        private static final long serialVersionUID = 1L;
        private final Class<? extends Throwable> failure;
        private final AtomicInteger asked;

        Failing(Class<? extends Throwable> failure, AtomicInteger asked) {
            super("vm://9");
            this.failure = failure;
            this.asked = asked;
        }

        @Override
        public jakarta.jms.Connection createConnection() {
            asked.incrementAndGet();
            if (failure == StackOverflowError.class) {
                throw new StackOverflowError("in the client");
            }
            throw new IllegalStateException("in the client");
        }
    }
}
