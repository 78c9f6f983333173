package cn.caitong.mappings.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/** The texts of the error catalogue, from {@code errors.properties} beside this class. */
final class ErrorTexts {
    static final ErrorTexts ALL = new ErrorTexts();

    private final Properties texts = new Properties();

    private ErrorTexts() {
        try (InputStream file = ErrorTexts.class.getResourceAsStream("errors.properties")) {
            texts.load(new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The text of a code in a language; the catalogue is complete, or nothing of it can be used. */
    String of(String code, String language) {
        return Objects.requireNonNull(texts.getProperty(code + "." + language), code);
    }
}
