package cn.caitong.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** No word comes from the database, and none that it is gone: whoever waits is let go, and the next is served. */
@Tag("database")
class ANetworkThatSwallowsIsGivenUpTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void whoeverWaitsIsLetGoAndTheNextIsServed() throws IOException {
        URI real = URI.create(DATABASE.settings().url().substring("jdbc:".length()));
        try (SwallowingNetwork network = new SwallowingNetwork(real.getPort());
                HubDatabase node = HubDatabase.open(through(network.port(), real.getPort()))) {
            Transactions transactions = new Transactions(node.dataSource(), TransactionListener.NONE);
            CompletableFuture<Throwable> waiting =
                    CompletableFuture.supplyAsync(() -> catchThrowable(() -> transactions.run("test", () -> {
                        transactions.jdbc().sql("select 1").query().singleValue();
                        network.swallow();
                        transactions.jdbc().sql("select 2").query().singleValue();
                    })));
            assertThat(waiting).succeedsWithin(PATIENCE).satisfies(fault -> {
                assertThat(PassingFault.is(fault)).isTrue();
                assertThat(PassingFault.isOutage(fault)).isTrue();
            });
            assertThat(transactions.jdbc().sql("select 3").query().singleValue())
                    .isEqualTo(3);
        }
    }

    private static DatabaseSettings through(int port, int real) {
        DatabaseSettings all = DATABASE.settings();
        String url = all.url().replace(":" + real + "/", ":" + port + "/");
        return new DatabaseSettings(url, all.owner(), all.app(), 1, LIMIT, LIMIT);
    }
}
