package cn.caitong.app.cli;

import cn.caitong.app.hub.HubSettings;
import cn.caitong.connectors.partner.Operators;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Who acts, by the token that is theirs alone. */
final class OperatorToken {
    @Option(names = "--token", required = true, paramLabel = "FILE", description = "your operator token · 本人运维令牌文件")
    private Path token = Path.of("");

    /** @throws RefusedException when it is nobody's */
    String name() throws IOException {
        HubSettings settings = HubSettings.of(Main.home(), System.getenv());
        return new Operators(settings.secrets())
                .person("Bearer " + Files.readString(token).strip())
                .orElseThrow(() -> new RefusedException(ErrorCode.OPERATOR_UNKNOWN, "token"));
    }
}
