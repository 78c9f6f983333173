package cn.caitong.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hub evidence}: what happened to a case, as a file that proves itself, the check of such a file, and the days' heads. */
@Command(
        name = "evidence",
        description = "Exports a case's evidence, verifies such a file, prints each day's head · 导出、核验案件存证，列出每日封存头",
        mixinStandardHelpOptions = true,
        subcommands = {EvidenceExportCommand.class, EvidenceVerifyCommand.class, EvidenceHeadsCommand.class})
final class EvidenceCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Name what to do: export, verify or heads. 请指定操作：export、verify 或 heads。");
    }
}
