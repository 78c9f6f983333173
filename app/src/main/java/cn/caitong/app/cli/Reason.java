package cn.caitong.app.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Why somebody does it, in words that evidence keeps: as long as over HTTP, and in one line. */
final class Reason {
    private static final int LONGEST = 200;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why · 理由")
    private String reason = "";

    /** @throws ParameterException when it says nothing, or too much */
    String text() {
        if (reason.isBlank() || reason.length() > LONGEST || reason.chars().anyMatch(Character::isISOControl)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--reason: give 1 to %1$d characters in one line. 理由须为 1 至 %1$d 个字符，不得换行。".formatted(LONGEST));
        }
        return reason;
    }
}
