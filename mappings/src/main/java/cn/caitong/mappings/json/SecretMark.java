package cn.caitong.mappings.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds whether a body is marked as secret (涉密), before anything of it is kept (N5.1). It reads text, not a tree, so that a body that
 * is not valid, repeats a key or is in another encoding cannot hide its mark; it errs on the side of finding one.
 */
public final class SecretMark {
    private static final Set<String> NAMES = Set.of(
            "classification",
            "classificationlevel",
            "securityclassification",
            "securitylevel",
            "secretlevel",
            "secrecy",
            "secrecylevel",
            "issecret",
            "secret",
            "miji",
            "shemi",
            "sfsm",
            "秘密等级",
            "保密级别");
    /** With which a name in Latin letters begins that is one of them: most names of a message do not. */
    private static final String INITIALS = "csim";

    private static final List<String> PARTS_OF_NAMES = List.of("密级", "涉密");
    private static final String MARKS = "(secret|classified|confidential|秘密|机密|绝密|涉密|機密|絕密|祕密)";
    private static final Pattern DENIED = Pattern.compile("(not|non|un|no|de|非|不|无|未|不属于)" + MARKS);
    private static final Pattern MARK = Pattern.compile(MARKS);
    private static final Set<String> YES = Set.of("true", "yes", "y", "1", "是");
    private static final List<Charset> OTHER_ENCODINGS =
            List.of(Charset.forName("GB18030"), StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);
    private static final int LONGEST_NAME = 64;

    private SecretMark() {}

    /** Whether any field that names a classification, at any depth, holds a mark: of JSON, and of XML where there are tags. */
    public static boolean isIn(String text) {
        return new SecretScanner(text).finds() || (text.indexOf('<') >= 0 && new XmlSecretScanner(text).finds());
    }

    /**
     * The same for a body as it came, in whatever encoding it may be. In UTF-16 a name's colon or tag has a zero byte, and in GB18030 every
     * Chinese word of ours has bytes that UTF-8 forbids (密 is C3 DC), so that a body of neither is looked through once.
     */
    public static boolean isIn(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        boolean isPlain = text.indexOf(Utf8.REPLACEMENT) < 0 && text.indexOf(0) < 0;
        return isIn(text)
                || (!isPlain && OTHER_ENCODINGS.stream().anyMatch(encoding -> isIn(new String(body, encoding))));
    }

    /** The same for a tree, as its text would be judged. */
    public static boolean isIn(JsonNode tree) {
        return SecretTree.finds(tree);
    }

    /** Whether a field of this name, such as a column, says with this value that its record is secret. */
    public static boolean isIn(String name, String value) {
        return isName(name) && (isMark(value) || isYes(value));
    }

    /** Whether a field of this name tells a classification. */
    public static boolean isName(String name) {
        if (name.length() > LONGEST_NAME || beginsOtherwise(name)) {
            return false;
        }
        String plain = plain(name);
        return NAMES.contains(plain)
                || (!isAscii(plain) && PARTS_OF_NAMES.stream().anyMatch(plain::contains));
    }

    /** Whether it is all Latin, and its first letter or digit that of no name that tells one. */
    private static boolean beginsOtherwise(String name) {
        if (!isAscii(name)) {
            return false;
        }
        int at = 0;
        while (at < name.length() && !Character.isLetterOrDigit(name.charAt(at))) {
            at++;
        }
        return at == name.length() || INITIALS.indexOf(Character.toLowerCase(name.charAt(at))) < 0;
    }

    static boolean isMark(String value) {
        return MARK.matcher(DENIED.matcher(plain(value)).replaceAll(" ")).find();
    }

    static boolean isYes(String value) {
        return YES.contains(plain(value));
    }

    /** Full-width forms, case, spaces and separators make no difference. */
    private static String plain(String text) {
        if (isPlain(text)) {
            return text;
        }
        String folded =
                (isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC)).toLowerCase(Locale.ROOT);
        StringBuilder letters = new StringBuilder(folded.length());
        for (int at = 0; at < folded.length(); at++) {
            if (Character.isLetterOrDigit(folded.charAt(at))) {
                letters.append(folded.charAt(at));
            }
        }
        return letters.toString();
    }

    /** As most names and numbers are. */
    private static boolean isPlain(String text) {
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if ((character < 'a' || character > 'z') && (character < '0' || character > '9')) {
                return false;
            }
        }
        return true;
    }

    /** Which is its own normal form. */
    private static boolean isAscii(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) > 0x7F) {
                return false;
            }
        }
        return true;
    }
}
