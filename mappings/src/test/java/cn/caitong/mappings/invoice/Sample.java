package cn.caitong.mappings.invoice;

import cn.caitong.mappings.json.JsonLimits;
import cn.caitong.mappings.json.StrictJson;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The invoices in {@code mappings/invoices}, with what a person expects of each. */
record Sample(String name) {
    static final Path FOLDER = Path.of("invoices");
    private static final String EXPECTED = ".expected.json";
    private static final StrictJson JSON = new StrictJson(JsonLimits.DEFAULT);

    static List<Sample> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(EXPECTED))
                    .map(file -> new Sample(file.substring(0, file.length() - EXPECTED.length())))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static byte[] xml(String name) {
        return bytes(name + ".xml");
    }

    Invoice read() {
        return Files.exists(FOLDER.resolve(name + ".xml"))
                ? InvoiceReader.read(xml(name), "application/xml")
                : InvoiceReader.read(JSON.parse(bytes(name + ".json")));
    }

    JsonNode expected() {
        return JSON.parse(bytes(name + EXPECTED));
    }

    private static byte[] bytes(String file) {
        try {
            return Files.readAllBytes(FOLDER.resolve(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
