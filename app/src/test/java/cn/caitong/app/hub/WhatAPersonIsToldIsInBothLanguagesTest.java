package cn.caitong.app.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Reads the sources: whoever puts something before a person says why in Chinese and in English, where it is parked or an alarm raised. */
@Tag("unit")
class WhatAPersonIsToldIsInBothLanguagesTest {
    /** An event that is parked, an item, a matter, an alarm; and the reasons of a statement, which are made beforehand. */
    private static final Pattern TELLS = Pattern.compile(
            "\\b(?:park|parked|Parked|Asked|alarm|Alarm)\\(|new Reason\\(\\s*\"statement-(?:ahead|differs)\"");

    private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final Pattern ENGLISH = Pattern.compile("[a-z]+ [a-z]+");

    @Test
    void whereItIsPutBeforeThem() throws IOException {
        List<String> said = new ArrayList<>();
        Sources.of("engine", "connectors", "routes")
                .forEach((name, source) -> said.addAll(details(name + ": ", source)));
        assertThat(said)
                .hasSizeGreaterThan(50)
                .allSatisfy(
                        detail -> assertThat(detail).containsPattern(CHINESE).containsPattern(ENGLISH));
    }

    /** What is said is one text, or some put together; a code has no blank in it, and a declaration has no text. */
    private static List<String> details(String name, String source) {
        List<String> details = new ArrayList<>();
        Matcher parks = TELLS.matcher(source);
        while (parks.find()) {
            String arguments = Sources.arguments(source, source.indexOf('(', parks.start()) + 1);
            StringBuilder detail = new StringBuilder();
            Matcher text = TEXT.matcher(arguments);
            while (text.find()) {
                detail.append(text.group(1).contains(" ") ? text.group(1) : "");
            }
            if (!detail.isEmpty()) {
                details.add(name + detail);
            }
        }
        return details;
    }
}
