package cn.caitong.simulators.soap;

import org.jspecify.annotations.Nullable;

/** Writes elements, one after the other; an absent field is left out. */
public final class Xml {
    private final StringBuilder text = new StringBuilder();

    public Xml put(String name, String value) {
        text.append('<')
                .append(name)
                .append('>')
                .append(Soap.escaped(value))
                .append("</")
                .append(name)
                .append('>');
        return this;
    }

    /** The same with an attribute. */
    public Xml put(String name, String attribute, String its, String value) {
        text.append('<')
                .append(name)
                .append(' ')
                .append(attribute)
                .append("=\"")
                .append(Soap.escaped(its))
                .append("\">")
                .append(Soap.escaped(value))
                .append("</")
                .append(name)
                .append('>');
        return this;
    }

    public Xml putIf(String name, @Nullable String value) {
        return value == null ? this : put(name, value);
    }

    public Xml within(String name, Xml parts) {
        text.append('<')
                .append(name)
                .append('>')
                .append(parts.text)
                .append("</")
                .append(name)
                .append('>');
        return this;
    }

    /** Those after these. */
    public Xml with(Xml others) {
        text.append(others.text);
        return this;
    }

    /** The whole as one message of a namespace. */
    public String message(String name, String namespace) {
        return "<" + name + " xmlns=\"" + namespace + "\">" + text + "</" + name + ">";
    }
}
