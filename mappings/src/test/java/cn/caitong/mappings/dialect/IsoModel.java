package cn.caitong.mappings.dialect;

import cn.caitong.mappings.xml.XmlElement;
import com.prowidesoftware.swift.model.mx.AbstractMX;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges by the model's classes, which carry ISO's order and what is required, and by the lengths of ids that they leave out. */
final class IsoModel {
    private static final List<String> IDS = List.of(
            "MsgId", "PmtInfId", "InstrId", "EndToEndId", "Nb", "CtrySubDvsn", "AcctSvcrRef", "NtryRef", "OrgnlMsgId");

    private IsoModel() {}

    /** Where what the model wrote is not what it read. */
    static List<String> differences(XmlElement one, XmlElement other) {
        List<String> found = new ArrayList<>();
        compare(one, other, found);
        return found;
    }

    private static void compare(XmlElement one, XmlElement other, List<String> found) {
        boolean isSame = one.localName().equals(other.localName())
                && one.children().size() == other.children().size()
                && one.attributes().equals(other.attributes())
                && says(one.text(), other.text());
        if (!isSame) {
            found.add(one.localName() + " became " + other.localName());
            return;
        }
        if (IDS.contains(one.localName()) && one.text().length() > 35) {
            found.add(one.localName() + " is longer than 35");
        }
        for (int at = 0; at < one.children().size(); at++) {
            compare(one.children().get(at), other.children().get(at), found);
        }
    }

    /** A time may be written with another offset. */
    private static boolean says(String one, String other) {
        return one.equals(other) || (instant(one).isPresent() && instant(one).equals(instant(other)));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    /** Required elements that are not there. */
    static List<String> missing(AbstractMX message) {
        List<String> found = new ArrayList<>();
        visit(message, found);
        return found;
    }

    private static void visit(Object part, List<String> found) {
        for (Field field : part.getClass().getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                continue;
            }
            Optional<Object> value = value(part, field);
            jakarta.xml.bind.annotation.XmlElement declared =
                    field.getAnnotation(jakarta.xml.bind.annotation.XmlElement.class);
            if (value.isEmpty() && declared != null && declared.required()) {
                found.add(part.getClass().getSimpleName() + " has no " + field.getName());
            }
            value.ifPresent(there -> within(there, found));
        }
    }

    private static void within(Object value, List<String> found) {
        if (value instanceof List<?> several) {
            several.forEach(each -> within(each, found));
        } else if (value.getClass().getPackageName().endsWith(".mx.dic")
                && !value.getClass().isEnum()) {
            visit(value, found);
        }
    }

    private static Optional<Object> value(Object part, Field field) {
        try {
            field.setAccessible(true);
            return Optional.ofNullable(field.get(part));
        } catch (IllegalAccessException hidden) {
            throw new IllegalStateException(hidden);
        }
    }
}
