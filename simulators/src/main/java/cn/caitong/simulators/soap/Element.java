package cn.caitong.simulators.soap;

import org.jspecify.annotations.Nullable;

/** One element that is being written: its attributes, then its parts or its text. What is absent is left out. */
public final class Element {
    private final String name;
    private final StringBuilder attributes = new StringBuilder();
    private final StringBuilder inside = new StringBuilder();

    public Element(String name) {
        this.name = name;
    }

    /** An attribute. */
    public Element with(String attribute, String value) {
        attributes
                .append(' ')
                .append(attribute)
                .append("=\"")
                .append(Soap.escaped(value))
                .append('"');
        return this;
    }

    public Element withIf(String attribute, @Nullable String value) {
        return value == null ? this : with(attribute, value);
    }

    /** A part, after those that are there. */
    public Element put(Element part) {
        inside.append(part.written(part.name, ""));
        return this;
    }

    public Element put(String part, String text) {
        return put(new Element(part).saying(text));
    }

    /** Its text. */
    public Element saying(String text) {
        inside.append(Soap.escaped(text));
        return this;
    }

    /** The whole as a message of a namespace, to which its parts do not belong. */
    public String in(String namespace) {
        return written("m:" + name, " xmlns:m=\"" + namespace + '"');
    }

    private String written(String as, String declared) {
        return "<" + as + declared + attributes + (inside.isEmpty() ? "/>" : ">" + inside + "</" + as + ">");
    }
}
