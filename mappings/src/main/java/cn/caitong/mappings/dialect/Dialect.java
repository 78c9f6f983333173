package cn.caitong.mappings.dialect;

import cn.caitong.mappings.json.ContentGuard;
import cn.caitong.mappings.message.MessageType;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import cn.caitong.mappings.xml.XmlCharset;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One way of speaking, in one format, loaded from files and known by their digest. All its transforms are compiled, and refused
 * for arithmetic, when it is loaded; it serves all threads. What it throws is a {@link RefusedException}.
 */
public final class Dialect {
    private static final ObjectReader YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .build()
            .readerFor(DialectFile.class);

    private final DialectFile file;
    private final String digest;
    private final XmlCharset charset;
    private final Wire wire;
    private final Answers answers;
    private final Optional<FileSpeech> files;

    private Dialect(DialectFile file, DialectFiles files) {
        this.file = file;
        this.digest = files.digest();
        this.charset = file.charset();
        this.wire = wire(file, files);
        this.answers = new Answers(file, wire);
        this.files = file.format() == Format.CSV
                ? Optional.of(new FileSpeech(file, new Transforms(files)))
                : Optional.empty();
        file.in().values().forEach(inbound -> wire.require(inbound.transform()));
        file.out().forEach((type, outbound) -> {
            if (MessageType.find(type).isEmpty()) {
                throw DialectFiles.invalid("out names " + type + ", which is no message type.");
            }
            wire.require(outbound.transform());
        });
        DialectRules.check(file, files);
    }

    private static Wire wire(DialectFile file, DialectFiles files) {
        return switch (file.format()) {
            case JSON -> new TreeWire(new JsonFormat(), new Transforms(files));
            case XML -> new XmlWire(file, files);
            case CSV -> new TreeWire(new CsvFormat(FileSpeech.rules(file)), new Transforms(files));
        };
    }

    /** Loads a folder such as {@code mappings/dialects/cqyz}. */
    public static Dialect load(Path folder) {
        return load(DialectFiles.read(folder));
    }

    /** Loads files that were kept. */
    public static Dialect load(DialectFiles files) {
        try {
            return new Dialect(YAML.readValue(files.text(DialectFiles.MAIN)), files);
        } catch (JsonProcessingException wrong) {
            throw DialectFiles.invalid(DialectFiles.MAIN + ": " + wrong.getOriginalMessage() + ".");
        }
    }

    public String name() {
        return file.name();
    }

    /** By which a stored message remembers its mapping, such as {@code sm3:…}. */
    public String digest() {
        return digest;
    }

    /** By which WSDL it is spoken, if it is SOAP. */
    public Optional<SoapBinding> soap() {
        return Optional.ofNullable(file.soap());
    }

    /** The content types in which its messages may come. */
    public ContentGuard content() {
        Set<String> types =
                soap().map(binding -> Set.of(binding.version().contentType())).orElseGet(file.format()::taken);
        return new ContentGuard(types, charset.charset());
    }

    /** That of what is sent without an envelope. */
    public String sentAs() {
        return file.format() == Format.XML
                ? file.format().contentType() + "; charset=" + charset.name()
                : file.format().contentType();
    }

    /** In which its XML is exchanged. */
    public XmlCharset charset() {
        return charset;
    }

    /** How it names and reads files; of a dialect of files alone. */
    public FileSpeech files() {
        return files.orElseThrow(() -> new IllegalStateException(file.name() + " is no dialect of files"));
    }

    /** What its bytes are. */
    public Format format() {
        return file.format();
    }

    /** The channels by which the partner may speak. */
    public Set<String> channels() {
        return file.in().keySet();
    }

    /** The canonical types that the partner understands. */
    public Set<String> types() {
        return file.out().keySet();
    }

    /** The canonical types by which it is asked, and answers what it found. */
    public Set<String> questions() {
        return file.out().entrySet().stream()
                .filter(out -> out.getValue().result() != null)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Translates what a partner said into an envelope, which is then validated as any other. A body marked secret ends in
     * {@code secret-refused}, with nothing of it in the exception.
     */
    public ObjectNode translateIn(Arrival arrival, byte[] body) {
        if (!arrival.channel().isEmpty()) {
            named(arrival.channel());
        }
        Wire.Reading read = wire.readUnlessSecret(body);
        DialectFile.Inbound inbound = inbound(arrival, read.tree());
        checkHeaders(inbound, arrival, read.tree());
        return arrival.envelope(read.transformed(inbound.transform()));
    }

    /**
     * The bytes that tell a partner a canonical message: the same for the same data, always.
     *
     * @param jurisdiction the district that the message is about, for whoever has many
     */
    public byte[] translateOut(MessageType type, String jurisdiction, JsonNode data) {
        return wire.make(outbound(type).transform(), jurisdiction, data);
    }

    /** How stored bytes are sent: to which path, with which headers. */
    public WireRequest request(MessageType type, byte[] body) {
        DialectFile.Outbound outbound = outbound(type);
        Map<String, String> headers = new TreeMap<>();
        if (!outbound.headers().isEmpty()) {
            JsonNode tree = wire.read(body).tree();
            outbound.headers()
                    .forEach((name, place) -> headers.put(name, tree.at(place).asText()));
        }
        return new WireRequest(outbound.path(), headers, Optional.ofNullable(outbound.operation()));
    }

    /** What an answer to {@code sent} means. Whatever is not in the table, cannot be read or speaks of something else is unknown. */
    public Answer classify(MessageType type, byte[] sent, int status, byte[] body) {
        return answers.classify(type, outbound(type), sent, status, body);
    }

    private DialectFile.Inbound inbound(Arrival arrival, JsonNode tree) {
        if (!arrival.channel().isEmpty()) {
            return named(arrival.channel());
        }
        return file.in().entrySet().stream()
                .filter(channel -> arrival.open().contains(channel.getKey()))
                .map(Map.Entry::getValue)
                .filter(inbound -> inbound.element() != null && tree.has(inbound.element()))
                .findFirst()
                .orElseThrow(() -> new RefusedException(ErrorCode.CHANNEL_UNKNOWN, ""));
    }

    private DialectFile.Inbound named(String channel) {
        return Optional.ofNullable(file.in().get(channel))
                .orElseThrow(() -> new RefusedException(ErrorCode.CHANNEL_UNKNOWN, ""));
    }

    private static void checkHeaders(DialectFile.Inbound inbound, Arrival arrival, JsonNode tree) {
        inbound.sameHeaders().forEach((name, place) -> {
            String repeated = tree.at(place).asText();
            if (!arrival.header(name).equals(Optional.of(repeated))) {
                throw new RefusedException(ErrorCode.HEADER_DIFFERS, place, name);
            }
        });
    }

    private DialectFile.Outbound outbound(MessageType type) {
        return Optional.ofNullable(file.out().get(type.code()))
                .orElseThrow(() -> new IllegalArgumentException(file.name() + " does not speak " + type.code()));
    }
}
