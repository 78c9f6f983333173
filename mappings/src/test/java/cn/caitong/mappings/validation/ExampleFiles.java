package cn.caitong.mappings.validation;

import cn.caitong.mappings.identifier.Districts;
import cn.caitong.mappings.message.MessageType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The examples that partners read are the ones the tests run. */
public final class ExampleFiles {
    static final Path FOLDER = Path.of("schemas/examples");
    private static final Districts DISTRICTS = Districts.load(Path.of("../config/districts.yaml"));
    public static final Validator VALIDATOR = new Validator(DISTRICTS, regime -> Optional.of(BigDecimal.TWO));

    private ExampleFiles() {}

    public static Stream<Path> good() {
        return Arrays.stream(MessageType.values()).flatMap(type -> in(type, "good").stream());
    }

    static Stream<Path> bad() {
        return Arrays.stream(MessageType.values()).flatMap(type -> in(type, "bad").stream());
    }

    static List<Path> in(MessageType type, String kind) {
        try (Stream<Path> files = Files.list(FOLDER.resolve(type.code()).resolve(kind))) {
            return files.filter(file -> file.toString().endsWith(".json")
                            && !file.toString().endsWith(".issues.json"))
                    .sorted()
                    .toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    static byte[] read(String name) {
        return read(FOLDER.resolve(name));
    }
}
