package cn.caitong.app.cli;

import cn.caitong.engine.crypto.Sm2PublicKey;
import cn.caitong.engine.evidence.EvidenceVerifier;
import cn.caitong.engine.evidence.EvidenceVerifier.Report;
import cn.caitong.engine.evidence.Heads.Head;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hub evidence verify}: whether an export is whole, from the file and a public key alone. */
@Command(
        name = "verify",
        description = "Verifies an export or a proof offline · 离线核验存证导出文件或证明",
        mixinStandardHelpOptions = true)
final class EvidenceVerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "the exported file · 导出文件")
    private Path file = Path.of("");

    @Option(
            names = "--key",
            required = true,
            paramLabel = "PEM",
            description = "the hub's public keys, obtained apart from the file · 另行取得的公钥文件")
    private Path key = Path.of("");

    @Option(
            names = "--head",
            paramLabel = "HEAD",
            description = "a head no:sm3:…, or a receipt that holds one: nothing up to it may be missing"
                    + " · 封存头或含封存头的回执文件")
    private @Nullable String head;

    @Override
    public Integer call() throws IOException {
        byte[] evidence = bytes("FILE", file);
        EvidenceVerifier verifier = new EvidenceVerifier(keys());
        Report report = verifier.verify(evidence, head == null ? null : head(head));
        print(report);
        return report.isSound() ? 0 : 1;
    }

    private void print(Report report) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf("rows         %d%n", report.rows());
        out.printf("newest head  %s%n", report.head() == null ? "none · 无" : report.head());
        report.findings()
                .forEach(finding ->
                        out.printf("%s       %s%n", finding.code().isFault() ? "FAULT " : "remark", finding.message()));
        out.printf("result       %s%n", report.isSound() ? "sound · 可信" : "NOT SOUND · 不可信");
    }

    private List<Sm2PublicKey> keys() throws IOException {
        String pem = new String(bytes("--key", key), StandardCharsets.UTF_8);
        try {
            List<Sm2PublicKey> keys = Sm2PublicKey.readPem(pem);
            if (keys.isEmpty()) {
                throw unusable("--key: %s holds no public key (BEGIN PUBLIC KEY). 文件中没有公钥。".formatted(key));
            }
            return keys;
        } catch (IllegalArgumentException wrong) {
            throw unusable("--key: " + wrong.getMessage());
        }
    }

    private Head head(String given) throws IOException {
        try {
            return Head.parse(Files.isRegularFile(Path.of(given)) ? headIn(Path.of(given)) : given);
        } catch (IllegalArgumentException wrong) {
            throw unusable("--head: " + wrong.getMessage());
        }
    }

    private static String headIn(Path receipt) throws IOException {
        try {
            return new ObjectMapper().readTree(receipt.toFile()).path("head").asText();
        } catch (JsonProcessingException noReceipt) {
            throw new IllegalArgumentException(receipt + ": 不是 JSON 回执 / is not a receipt in JSON", noReceipt);
        }
    }

    private byte[] bytes(String what, Path path) throws IOException {
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw unusable("%s: %s cannot be read; name a file. 文件无法读取，请指定文件。".formatted(what, path));
        }
        return Files.readAllBytes(path);
    }

    private ParameterException unusable(String why) {
        return new ParameterException(spec.commandLine(), why);
    }
}
