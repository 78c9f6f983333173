package cn.caitong.connectors.partner;

import cn.caitong.engine.delivery.PartnerPolicy;
import cn.caitong.engine.settings.InvalidSettingsException;
import cn.caitong.engine.settings.SettingsFile;
import cn.caitong.mappings.message.Direction;
import cn.caitong.mappings.message.MessageType;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The descriptors under {@code config/partners}. All are read, or none: a hub that knows half its partners does not start. */
public final class PartnerFiles {
    private static final String SCHEMA = "/schemas/partner-descriptor.json";

    private PartnerFiles() {}

    /**
     * Every partner, in the order of ids.
     *
     * @throws InvalidSettingsException naming file and key, at the first descriptor that cannot be used
     */
    public static List<Partner> load(Path folder) {
        JsonSchema schema = schema();
        Map<String, Partner> byId = new TreeMap<>();
        for (Path file : files(folder)) {
            Partner partner = read(file, schema);
            byId.put(partner.id(), partner);
        }
        return List.copyOf(byId.values());
    }

    private static Partner read(Path file, JsonSchema schema) {
        JsonNode content = SettingsFile.read(file).tree();
        refuse(file, schema.validate(content));
        Partner partner;
        try {
            partner = PartnerReader.read(content);
        } catch (IllegalArgumentException wrong) {
            String why = String.valueOf(wrong.getMessage());
            throw new InvalidSettingsException(file.toString(), "outbound", why, "取值不合规则，见英文说明");
        }
        if (!file.getFileName().toString().equals(partner.id() + ".yaml")) {
            throw new InvalidSettingsException(
                    file.toString(), "id", "must be the file's name; rename one of them", "须与文件名一致；请改其一");
        }
        refuseUnknownTypes(file, partner);
        return partner;
    }

    /** A slip in a type's name would refuse what a partner says, or leave what it was told to a person, and nobody would know why. */
    private static void refuseUnknownTypes(Path file, Partner partner) {
        partner.reports().forEach(type -> require(file, "reports", type, Direction.IN));
        partner.outbound()
                .map(outbound -> outbound.policy().onUnknown())
                .orElse(Map.of())
                .forEach((type, reaction) -> {
                    require(file, "outbound.onUnknown", type, Direction.OUT);
                    if (reaction instanceof PartnerPolicy.OnUnknown.Ask ask) {
                        require(file, "outbound.onUnknown", ask.type(), Direction.OUT);
                    }
                });
    }

    private static void require(Path file, String key, String type, Direction direction) {
        if (MessageType.find(type)
                .filter(known -> known.direction() == direction)
                .isEmpty()) {
            throw new InvalidSettingsException(
                    file.toString(),
                    key,
                    "names %s, which is no message type that goes this way; correct it".formatted(type),
                    "所列 %s 不是该方向的报文类型；请更正".formatted(type));
        }
    }

    private static void refuse(Path file, Collection<ValidationMessage> found) {
        found.stream()
                .min(Comparator.comparing(
                        message -> message.getInstanceLocation().toString()))
                .ifPresent(first -> {
                    String key = key(first);
                    throw new InvalidSettingsException(
                            file.toString(),
                            key,
                            first.getMessage() + "; correct it",
                            "不符合描述文件规则（" + first.getType() + "）；请更正");
                });
    }

    private static String key(ValidationMessage message) {
        String parent =
                message.getInstanceLocation().toString().replaceFirst("^/", "").replace('/', '.');
        String property = message.getProperty();
        if (property == null) {
            return parent.isEmpty() ? "(file)" : parent;
        }
        return parent.isEmpty() ? property : parent + "." + property;
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> !Files.isDirectory(file))
                    .filter(PartnerFiles::isDescriptor)
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new InvalidSettingsException(
                    folder.toString(), "(folder)", "cannot be listed; create it", "目录无法读取；请创建");
        }
    }

    /** One that nobody reads is a partner that nobody misses, until it calls. */
    private static boolean isDescriptor(Path file) {
        String name = String.valueOf(file.getFileName());
        if (name.toLowerCase(Locale.ROOT).matches(".*\\.ya?ml") && !name.endsWith(".yaml")) {
            throw new InvalidSettingsException(
                    file.toString(), "(file)", "must end with .yaml; rename it", "文件名须以 .yaml 结尾；请改名");
        }
        return name.endsWith(".yaml");
    }

    private static JsonSchema schema() {
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).build();
        try (InputStream in = Objects.requireNonNull(PartnerFiles.class.getResourceAsStream(SCHEMA))) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in, config);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
