package cn.caitong.mappings.csv;

import cn.caitong.mappings.json.SecretMark;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds whether a file is marked as secret (涉密), before anything of it is kept (N5.1). It needs no layout and errs on the side
 * of finding a mark: a file that is wrong in every other way cannot hide one.
 */
public final class SecretRows {
    private static final Pattern DELIMITERS = Pattern.compile("[,|;\\t]");
    private static final Pattern SAYS = Pattern.compile("[:：=]");
    private static final int MOST_FIELDS = 512;
    private static final int MOST_NAMES = 8;

    private SecretRows() {}

    /** In whatever encoding it may be. */
    public static boolean isIn(byte[] file, Charset declared) {
        return Stream.of(declared, StandardCharsets.UTF_8, Charset.forName("GB18030"), StandardCharsets.UTF_16LE)
                .distinct()
                .anyMatch(encoding -> isIn(new String(file, encoding)));
    }

    /** Columns keep the name of a classification from the line that names them on. */
    private static boolean isIn(String text) {
        List<Name> names = new ArrayList<>();
        for (String line : text.lines().toList()) {
            String[] fields = DELIMITERS.split(line, MOST_FIELDS);
            for (Name name : names) {
                if (name.column < fields.length && SecretMark.isIn(name.text, plain(fields[name.column]))) {
                    return true;
                }
            }
            for (int at = 0; at < fields.length; at++) {
                String field = plain(fields[at]);
                if (saysSo(field)) {
                    return true;
                }
                if (SecretMark.isName(field) && names.size() < MOST_NAMES) {
                    names.add(new Name(at, field));
                }
            }
        }
        return false;
    }

    /** {@code 密级：机密} in one field. */
    private static boolean saysSo(String field) {
        String[] parts = SAYS.split(field, 2);
        return parts.length == 2 && SecretMark.isIn(parts[0], parts[1]);
    }

    private static String plain(String field) {
        return field.strip().replace("\"", "");
    }

    private record Name(int column, String text) {}
}
