package cn.caitong.mappings.dialect;

import cn.caitong.mappings.identifier.DistrictId;
import cn.caitong.mappings.xml.StrictXml;
import cn.caitong.mappings.xml.XmlLimits;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The sample pairs of every dialect folder: they are its specification, and a new folder is tested by being there. */
record Samples(Path folder, Dialect dialect, JsonNode cases) {
    static final Path DIALECTS = Path.of("dialects");
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /** One sample and what {@code cases.yaml} says of it. */
    record Case(Samples samples, String name, JsonNode facts) {
        byte[] wire() {
            return samples.readWire(name);
        }

        Charset encoding() {
            return switch (samples.dialect.format()) {
                case CSV -> Charset.forName("GB18030");
                case XML -> samples.dialect.charset().charset();
                case JSON -> StandardCharsets.UTF_8;
            };
        }

        byte[] wireOf(String other) {
            return samples.readWire(other);
        }

        JsonNode canonical() {
            return parsed(samples.read("canonical", name));
        }

        JsonNode canonicalOf(String other) {
            return parsed(samples.read("canonical", other));
        }

        boolean hasCanonical() {
            return Files.exists(samples.file("canonical", name));
        }

        boolean isXml() {
            return samples.dialect.format() == Format.XML;
        }

        boolean isSoap() {
            return samples.dialect.soap().isPresent();
        }

        Arrival arrival() {
            JsonNode said = canonical().isArray() ? canonical().path(0) : canonical();
            String partner = said.path("source").asText().replaceFirst("^urn:caitong:partner:", "");
            return new Arrival(
                    facts.path("channel").asText(),
                    texts(facts.path("headers")),
                    partner,
                    new DistrictId(said.path("jurisdiction").asText()));
        }

        /** Of what goes out. */
        String jurisdiction() {
            return facts.path("jurisdiction").asText();
        }

        Map<String, String> headers() {
            return texts(facts.path("headers"));
        }

        @Override
        public String toString() {
            return samples.dialect.name() + "/" + name;
        }
    }

    static List<Samples> all() {
        try (Stream<Path> folders = Files.list(DIALECTS)) {
            return folders.filter(Files::isDirectory).sorted().map(Samples::of).toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    static Stream<Case> in() {
        return of("in", false);
    }

    static Stream<Case> out() {
        return of("out", false);
    }

    static Stream<Case> filesIn() {
        return of("in", true);
    }

    static Stream<Case> filesOut() {
        return of("out", true);
    }

    static Stream<Case> told() {
        return of("told", true);
    }

    private static Stream<Case> of(String kind, boolean isFiles) {
        return all().stream()
                .filter(samples -> (samples.dialect().format() == Format.CSV) == isFiles)
                .flatMap(samples -> samples.cases(kind));
    }

    static Stream<Case> answers() {
        return all().stream().flatMap(samples -> samples.cases("answers"));
    }

    List<String> wireNames() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("samples/wire"))) {
            return files.map(file -> file.getFileName().toString().replaceFirst("\\.[a-z]+$", ""))
                    .sorted()
                    .toList();
        }
    }

    Stream<Case> cases(String kind) {
        List<Case> found = new ArrayList<>();
        for (Iterator<String> names = cases.path(kind).fieldNames(); names.hasNext(); ) {
            String name = names.next();
            found.add(new Case(this, name, cases.path(kind).path(name)));
        }
        return found.stream();
    }

    private static Samples of(Path folder) {
        try {
            JsonNode cases =
                    YAMLMapper.builder().build().readTree(Files.readAllBytes(folder.resolve("samples/cases.yaml")));
            return new Samples(folder, Dialect.load(folder), cases);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private byte[] readWire(String name) {
        Path csv = folder.resolve("samples/wire/" + name + ".csv");
        Path text = folder.resolve("samples/wire/" + name + ".txt");
        try {
            return Files.exists(csv)
                    ? Files.readAllBytes(csv)
                    : Files.exists(text) ? Files.readAllBytes(text) : read("wire", name);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private byte[] read(String side, String name) {
        try {
            return Files.readAllBytes(file(side, name));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private Path file(String side, String name) {
        boolean isXml = side.equals("wire") && dialect.format() == Format.XML;
        return folder.resolve("samples/" + side + "/" + name + (isXml ? ".xml" : ".json"));
    }

    /** What bytes of this dialect say, however they are laid out. */
    Object said(byte[] bytes) {
        return dialect.format() == Format.XML
                ? new StrictXml(XmlLimits.DEFAULT).parse(bytes, dialect.charset())
                : parsed(bytes);
    }

    static JsonNode parsed(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    private static Map<String, String> texts(JsonNode fields) {
        Map<String, String> texts = new TreeMap<>();
        fields.properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }
}
