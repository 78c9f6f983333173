package cn.caitong.engine.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One mapping inside a settings file, which knows where it stands, so that each refusal names file and key.
 * Dates are {@code yyyy-MM-dd}; fractions are written as text, so that no binary number ever touches them.
 */
public final class SettingsNode {
    private final String file;
    private final String path;
    private final JsonNode node;

    SettingsNode(String file, String path, JsonNode node) {
        this.file = file;
        this.path = path;
        this.node = node;
    }

    /** Refuses every key that is not named: a misspelt key must not pass for a missing one. */
    public void allow(Set<String> keys) {
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!keys.contains(name)) {
                throw refuse(
                        name,
                        "is not a known key; use one of "
                                + keys.stream().sorted().toList(),
                        "未知的键；请核对拼写");
            }
        }
    }

    /** The whole mapping, for a check against a schema. Not to be changed. */
    public JsonNode tree() {
        return node;
    }

    public boolean has(String key) {
        return node.hasNonNull(key);
    }

    public String text(String key) {
        return optionalText(key).orElseThrow(() -> missing(key));
    }

    public Optional<String> optionalText(String key) {
        if (!has(key)) {
            return Optional.empty();
        }
        JsonNode value = node.get(key);
        if (!value.isValueNode() || value.asText().isBlank()) {
            throw refuse(key, "must be text; write one value", "须为文本；请填写单个值");
        }
        return Optional.of(value.asText());
    }

    /** A whole number between the two bounds, both included. */
    public int integer(String key, int least, int most) {
        text(key);
        JsonNode value = node.get(key);
        if (!value.isIntegralNumber()
                || !value.canConvertToInt()
                || value.intValue() < least
                || value.intValue() > most) {
            throw refuse(
                    key,
                    "must be a whole number from %d to %d; correct it".formatted(least, most),
                    "须为 %d 至 %d 的整数；请更正".formatted(least, most));
        }
        return value.intValue();
    }

    /** {@code true} or {@code false}; absent means false. */
    public boolean flag(String key) {
        if (has(key) && !node.get(key).isBoolean()) {
            throw refuse(key, "must be true or false; write one of them", "须为 true 或 false；请更正");
        }
        return has(key) && node.get(key).booleanValue();
    }

    /** A decimal fraction written as quoted text. */
    public BigDecimal decimal(String key) {
        String text = text(key);
        if (!node.get(key).isTextual() || !text.matches("\\d{1,9}(\\.\\d{1,9})?")) {
            throw refuse(key, "must be a decimal in quotes, such as \"4.35\"", "须为加引号的小数，如 \"4.35\"");
        }
        return new BigDecimal(text);
    }

    public LocalDate date(String key) {
        return date(key, text(key));
    }

    /** A list of dates, each named by its place when it is refused; absent means none. */
    public List<LocalDate> dates(String key) {
        List<LocalDate> dates = new ArrayList<>();
        for (String text : texts(key)) {
            dates.add(date(key + "[" + dates.size() + "]", text));
        }
        return List.copyOf(dates);
    }

    /** A list of texts; absent means none. */
    public List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : items(key)) {
            if (!item.isValueNode() || item.asText().isBlank()) {
                throw refuse(key + "[" + texts.size() + "]", "must be text; write one value", "须为文本；请填写单个值");
            }
            texts.add(item.asText());
        }
        return List.copyOf(texts);
    }

    /** A list of mappings; absent means none. */
    public List<SettingsNode> nodes(String key) {
        List<SettingsNode> nodes = new ArrayList<>();
        for (JsonNode item : items(key)) {
            nodes.add(mapping(key + "[" + nodes.size() + "]", item));
        }
        return List.copyOf(nodes);
    }

    /** A nested mapping, or nothing if the key is absent. */
    public Optional<SettingsNode> node(String key) {
        return has(key) ? Optional.of(mapping(key, node.get(key))) : Optional.empty();
    }

    /** A nested mapping that must be there. */
    public SettingsNode required(String key) {
        return node(key).orElseThrow(() -> missing(key));
    }

    /** The refusal of one key: English and Chinese each give the rule and the remedy. */
    public InvalidSettingsException refuse(String key, String english, String chinese) {
        return new InvalidSettingsException(file, path.isEmpty() ? key : path + "." + key, english, chinese);
    }

    private InvalidSettingsException missing(String key) {
        return refuse(key, "is required; add it", "必填；请补充");
    }

    private LocalDate date(String key, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw refuse(key, "must be a date that exists, yyyy-MM-dd; correct it", "须为真实存在的日期（yyyy-MM-dd）；请更正");
        }
    }

    private SettingsNode mapping(String key, JsonNode value) {
        if (!value.isObject()) {
            throw refuse(key, "must be a mapping of keys; write `key: value`", "须为键值结构；请按“键: 值”书写");
        }
        return new SettingsNode(file, path.isEmpty() ? key : path + "." + key, value);
    }

    private Iterable<JsonNode> items(String key) {
        if (has(key) && !node.get(key).isArray()) {
            throw refuse(key, "must be a list; write `- item` lines", "须为列表；请逐行以“- ”书写");
        }
        return has(key) ? node.get(key) : List.of();
    }
}
