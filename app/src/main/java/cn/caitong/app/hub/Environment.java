package cn.caitong.app.hub;

import cn.caitong.engine.settings.InvalidSettingsException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables of a deployment, read strictly: one that is there and cannot be used is refused by its name, and never taken for
 * one that is not there.
 */
record Environment(Map<String, String> variables) {
    private static final Duration SHORTEST_LIMIT = Duration.ofSeconds(1);
    private static final int LAST_PORT = 65_535;
    private static final Pattern PARTNER_URL = Pattern.compile("HUB_PARTNER_([A-Z0-9_]+)_URL");
    private static final Pattern ADDRESS = Pattern.compile("(https?|sftp)://[^\\s?#]+");

    /** Nothing where it is not set; set to nothing it is refused. */
    Optional<String> text(String name) {
        Optional<String> value = Optional.ofNullable(variables.get(name));
        if (value.filter(String::isBlank).isPresent()) {
            throw unusable(name, "is empty; give it a value, or leave it out", "为空；请赋值，或取消该变量");
        }
        return value;
    }

    /** A password, which may be empty. */
    String secret(String name) {
        return variables.getOrDefault(name, "");
    }

    /** A port from 0, which takes any that is free. */
    int port(String name, int usual) {
        String given = text(name).orElse(Integer.toString(usual));
        if (!given.matches("\\d{1,5}") || Integer.parseInt(given) > LAST_PORT) {
            throw unusable(name, "must be a port from 0 to 65535, not " + given, "应为 0 至 65535 的端口号，而非 " + given);
        }
        return Integer.parseInt(given);
    }

    /** A time of a second or more: nought would be no limit at all to PostgreSQL. */
    Duration limit(String name, Duration usual) {
        String given = variables.getOrDefault(name, usual.toString());
        try {
            Duration limit = Duration.parse(given);
            if (limit.compareTo(SHORTEST_LIMIT) >= 0) {
                return limit;
            }
        } catch (DateTimeParseException unreadable) {
            throw notALimit(name, given);
        }
        throw notALimit(name, given);
    }

    /** Where partners are reached, by an id in small letters: a variable's name knows no others than capital ones. */
    Map<String, String> partnerUrls() {
        Map<String, String> urls = new TreeMap<>();
        variables.forEach((name, url) -> {
            Matcher partner = PARTNER_URL.matcher(name);
            if (partner.matches()) {
                urls.put(partner.group(1).toLowerCase(Locale.ROOT).replace('_', '-'), address(name, url));
            }
        });
        return urls;
    }

    private static String address(String name, String url) {
        if (!ADDRESS.matcher(url).matches()) {
            throw unusable(
                    name,
                    "must be an address such as http://centre.example:8080 or sftp://centre.example:22, not " + url,
                    "应为地址，如 http://centre.example:8080 或 sftp://centre.example:22，而非 " + url);
        }
        return url;
    }

    /** The variable that names a partner's address. */
    static String ofPartner(String id) {
        return "HUB_PARTNER_%s_URL".formatted(id.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    static InvalidSettingsException unusable(String name, String english, String chinese) {
        return new InvalidSettingsException("environment 环境变量", name, english, chinese);
    }

    private static InvalidSettingsException notALimit(String name, String given) {
        return unusable(
                name,
                "must be a time of a second or more such as PT10S, not " + given,
                "应为不短于一秒的时长，如 PT10S，而非 " + given);
    }
}
