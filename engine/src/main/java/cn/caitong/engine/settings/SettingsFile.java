package cn.caitong.engine.settings;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * One YAML file under {@code config/}, read once, as a tree of {@link SettingsNode}s. A duplicate key, a second document
 * and a file over 1 MB are refused: each of them usually means that an edit went wrong.
 */
public final class SettingsFile {
    private static final String WHOLE = "(file)";
    private static final int LARGEST = 1_000_000;
    private static final ObjectReader READER = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(20).build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    private SettingsFile() {}

    /**
     * Reads a file whose root is a mapping.
     *
     * @throws InvalidSettingsException if it is missing, unreadable or not such a file
     */
    public static SettingsNode read(Path file) {
        try {
            refuseLarge(file.toString(), Files.size(file));
            return read(file.toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new InvalidSettingsException(
                    file.toString(), WHOLE, "cannot be read; put it there, readable by the hub", "文件无法读取；请放置该文件并赋予读权限");
        }
    }

    /**
     * Reads a file's content, which may have come from elsewhere than a folder.
     *
     * @param name how refusals call it
     * @throws InvalidSettingsException if it is no such file
     */
    public static SettingsNode read(String name, byte[] content) {
        refuseLarge(name, content.length);
        JsonNode root = parse(name, content);
        if (!root.isObject()) {
            throw new InvalidSettingsException(
                    name, WHOLE, "must be a mapping of keys; write `key: value` lines", "须为键值结构；请按“键: 值”逐行书写");
        }
        return new SettingsNode(name, "", root);
    }

    private static void refuseLarge(String name, long bytes) {
        if (bytes > LARGEST) {
            throw new InvalidSettingsException(name, WHOLE, "is over 1 MB; shorten it", "文件超过 1 MB；请精简");
        }
    }

    private static JsonNode parse(String name, byte[] content) {
        try {
            return READER.readTree(content);
        } catch (IOException | YAMLException e) {
            throw new InvalidSettingsException(
                    name, WHOLE, "is not readable YAML: " + firstLine(e) + "; correct it", "不是可读的 YAML；请更正");
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown");
    }
}
