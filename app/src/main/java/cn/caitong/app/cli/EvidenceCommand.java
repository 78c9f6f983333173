package cn.caitong.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hub evidence}: what happened to a case, as a file that proves itself, and the check of such a file. */
@Command(
        name = "evidence",
        description = "Verifies exported evidence · 核验导出的存证",
        mixinStandardHelpOptions = true,
        subcommands = {EvidenceVerifyCommand.class})
final class EvidenceCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name what to do: verify. 请指定操作：verify。");
    }
}
