package cn.caitong.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.store.EmbeddedDatabase;
import cn.caitong.engine.store.HubDatabase;
import cn.caitong.engine.store.TransactionListener;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.MonthPartitions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
class TwoOperatorsStopMoneyTest {
    @Test
    void oneAsksAndAnotherConfirms(@TempDir Path home) throws Exception {
        copyPartners(home);
        Path wang = OperatorFiles.of(home, "wang");
        Path li = OperatorFiles.of(home, "li");
        Path nobody = Files.writeString(home.resolve("nobody.token"), "somebody else's");
        assertThat(CommandLineRun.at(home, "hold").err()).contains("尚无采通数据");
        try (EmbeddedDatabase embedded = EmbeddedDatabase.start(home.resolve(".hub/postgres"), 0)) {
            try (HubDatabase database = HubDatabase.open(embedded.settings())) {
                new MonthPartitions(new Transactions(database.dataSource(), TransactionListener.NONE)).ensure();
            }
            assertThat(CommandLineRun.at(home, "hold").out()).contains("no money is stopped");
            refused(place(home, nobody, "500103"), "token is no operator's");
            refused(place(home, wang, "500l03"), "Name one of these: 500103, 500240");
            assertThat(place(home, wang, "500103").out()).contains("./hub hold confirm 1");
            refused(CommandLineRun.at(home, "hold", "confirm", "1", "--token", wang.toString()), "another person");
            assertThat(CommandLineRun.at(home, "hold", "confirm", "1", "--token", li.toString())
                            .exit())
                    .isZero();
            assertThat(CommandLineRun.at(home, "hold").out())
                    .contains("1  partner 500103  wang + li", "a wrong calendar");
            assertThat(release(home, wang, "--dry-run").out())
                    .contains("would leave · 将放行  0")
                    .doesNotContain("asked");
            assertThat(release(home, wang).out()).contains("./hub hold confirm 2");
            assertThat(CommandLineRun.at(home, "hold", "refuse", "2", "--token", li.toString())
                            .exit())
                    .isZero();
            refused(
                    CommandLineRun.at(home, "hold", "confirm", "2", "--token", li.toString()),
                    "Look at the list again");
        }
    }

    @Test
    void whoseMoneyMustBeNamedOnce(@TempDir Path home) throws Exception {
        Path wang = OperatorFiles.of(home, "wang");
        assertThat(CommandLineRun.at(home, "hold", "place", "--reason", "x", "--token", wang.toString())
                        .exit())
                .isEqualTo(2);
        assertThat(CommandLineRun.at(
                                home,
                                "hold",
                                "place",
                                "--hub",
                                "--flow",
                                "deposit",
                                "--reason",
                                "x",
                                "--token",
                                wang.toString())
                        .exit())
                .isEqualTo(2);
    }

    /** Nothing is asked for by an argument that says nothing, and nobody is shown a stack trace for one. */
    @Test
    void argumentsThatCannotBeUsedAreNamed(@TempDir Path home) throws Exception {
        copyPartners(home);
        String wang = OperatorFiles.of(home, "wang").toString();
        try (EmbeddedDatabase embedded = EmbeddedDatabase.start(home.resolve(".hub/postgres"), 0)) {
            try (HubDatabase database = HubDatabase.open(embedded.settings())) {
                new MonthPartitions(new Transactions(database.dataSource(), TransactionListener.NONE)).ensure();
            }
            unusable(CommandLineRun.at(home, "hold", "confirm", "1", "--token", wang + ".gone"), "--token");
            unusable(CommandLineRun.at(home, "hold", "confirm", "1", "--token", home.toString()), "--token");
            unusable(CommandLineRun.at(home, "hold", "place", "--hub", "--reason", " ", "--token", wang), "--reason");
            unusable(
                    CommandLineRun.at(home, "hold", "pass", "1", "--rows", "0", "--reason", "x", "--token", wang),
                    "--rows");
            refused(place(home, Path.of(wang), ""), "Name one of these: 500103, 500240");
            refused(place(home, Path.of(wang), "hub"), "Name one of these: 500103, 500240");
            assertThat(CommandLineRun.at(home, "hold").out()).contains("no money is stopped");
        }
    }

    private static void unusable(CommandLineRun run, String option) {
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).startsWith(option + ": ").doesNotContain("\tat ");
    }

    private static CommandLineRun place(Path home, Path token, String partner) {
        return CommandLineRun.at(
                home,
                "hold",
                "place",
                "--partner",
                partner,
                "--reason",
                "a wrong calendar",
                "--token",
                token.toString());
    }

    private static CommandLineRun release(Path home, Path token, String... more) {
        String[] arguments = {"hold", "release", "1", "--reason", "put right", "--token", token.toString()};
        return CommandLineRun.at(
                home, Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new));
    }

    private static void refused(CommandLineRun run, String why) {
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains(why);
    }

    private static void copyPartners(Path home) throws IOException {
        Path from = Path.of("..", "config", "partners");
        Path to = Files.createDirectories(home.resolve("config/partners"));
        for (String id : new String[] {"500103", "500240"}) {
            Files.copy(from.resolve(id + ".yaml"), to.resolve(id + ".yaml"));
        }
    }
}
