package cn.caitong.mappings.xml;

/**
 * How much XML one message may be. The body's size bounds memory; the others bound what can be made of it.
 *
 * @param bytes of the body
 * @param depth of nesting
 * @param values in all: elements and attributes
 * @param text characters of one text, value or name
 */
public record XmlLimits(int bytes, int depth, int values, int text) {
    /** For partners' messages: room for a statement of 2,000 lines in the wordiest of dialects. */
    public static final XmlLimits DEFAULT = new XmlLimits(2_097_152, 32, 50_000, 20_000);

    /** The same limits with another size. */
    public XmlLimits withBytes(int other) {
        return new XmlLimits(other, depth, values, text);
    }
}
