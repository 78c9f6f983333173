package cn.caitong.app.cli;

import cn.caitong.engine.policy.ClockTable;
import cn.caitong.mappings.identifier.Districts;
import cn.caitong.mappings.validation.Validator;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code hub validate}: what is wrong with canonical messages, one line of JSON for each file. Warnings leave a message valid. Of a
 * message marked secret the report holds the code and nothing else.
 */
@Command(
        name = "validate",
        description = "Validates canonical messages, one JSON report per file · 校验规范报文，每个文件输出一行 JSON 报告",
        mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "a message in CloudEvents 1.0, JSON · 报文文件")
    private List<Path> files = List.of();

    @Override
    public Integer call() throws IOException {
        files.forEach(this::refuseUnreadable);
        Path config = Main.home().resolve("config");
        ClockTable clocks = ClockTable.load(config.resolve("policies").resolve("clocks.yaml"));
        Validator validator =
                new Validator(Districts.load(config.resolve("districts.yaml")), regime -> clocks.limit("C16", regime));
        boolean allValid = true;
        for (Path file : files) {
            allValid &= validate(validator, file);
        }
        return allValid ? 0 : 1;
    }

    private boolean validate(Validator validator, Path file) throws IOException {
        try (InputStream body = Files.newInputStream(file)) {
            var report = validator.validate(body).report();
            ObjectNode line = JsonNodeFactory.instance.objectNode().put("file", file.toString());
            spec.commandLine().getOut().println(line.setAll(report.toJson()));
            return report.isValid();
        }
    }

    private void refuseUnreadable(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "FILE: %s cannot be read; name files that hold one message each. 文件无法读取；请指定报文文件。".formatted(file));
        }
    }
}
