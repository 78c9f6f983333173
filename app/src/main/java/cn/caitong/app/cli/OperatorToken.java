package cn.caitong.app.cli;

import cn.caitong.app.hub.HubSettings;
import cn.caitong.connectors.partner.Operators;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Who acts, by the token that is theirs alone. */
final class OperatorToken {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--token", required = true, paramLabel = "FILE", description = "your operator token · 本人运维令牌文件")
    private Path token = Path.of("");

    /** @throws RefusedException when it is nobody's */
    String name() {
        HubSettings settings = HubSettings.of(Main.home(), System.getenv());
        return new Operators(settings.secrets())
                .person("Bearer " + shown())
                .orElseThrow(() -> new RefusedException(ErrorCode.OPERATOR_UNKNOWN, "token"));
    }

    private String shown() {
        try {
            return Files.readString(token).strip();
        } catch (IOException unreadable) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--token: %s cannot be read; name the file with your own token. 无法读取该文件；请指定本人令牌文件。"
                            .formatted(token),
                    unreadable);
        }
    }
}
