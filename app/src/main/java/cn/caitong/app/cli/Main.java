package cn.caitong.app.cli;

import cn.caitong.app.demo.DemoCommand;
import cn.caitong.app.hub.Hub;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/**
 * The {@code hub} command. A verb answers 0 when all went well, 1 when something it was given did not, and 2 when its
 * arguments cannot be used.
 */
@Command(
        name = "hub",
        description = "采通 Caitong: an integration hub for government procurement · 政府采购集成枢纽",
        mixinStandardHelpOptions = true,
        subcommands = {
            ClockCommand.class,
            ValidateCommand.class,
            UpCommand.class,
            CityCommand.class,
            MigrateCommand.class,
            DemoCommand.class,
            EvidenceCommand.class,
            HoldCommand.class,
            RecoveryCommand.class,
            BackupCommand.class,
            RestoreCommand.class
        })
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String[] args) {
        System.exit(run(System.out, System.err, args));
    }

    static int run(OutputStream out, OutputStream err, String... args) {
        PrintWriter answers = utf8(out);
        CommandLine command = new CommandLine(new Main());
        name(command);
        int exit = command.setOut(answers)
                .setErr(utf8(err))
                .setExecutionExceptionHandler(Main::explain)
                .execute(args);
        answers.flush();
        return exit;
    }

    /** The hub's folder, which holds {@code config/}: the launcher names it, the working directory is the default. */
    static Path home() {
        return Path.of(System.getProperty("hub.home", "."));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a verb. 请指定命令。");
    }

    /** What somebody can mend is explained; anything else is our fault and shows its trace. */
    private static int explain(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        Optional<String> told = Explained.of(failure);
        if (told.isEmpty()) {
            throw failure;
        }
        command.getErr().println(told.get());
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static void name(CommandLine command) {
        command.getCommandSpec().version("采通 Caitong " + Hub.VERSION);
        command.getSubcommands().values().forEach(Main::name);
    }

    private static PrintWriter utf8(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }
}
