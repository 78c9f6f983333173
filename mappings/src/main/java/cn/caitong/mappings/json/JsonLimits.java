package cn.caitong.mappings.json;

/**
 * How much JSON one message may be. The body's size bounds memory; the others bound what can be made of it.
 *
 * @param bytes of the body
 * @param depth of nesting
 * @param values in all: texts, numbers, lists, objects
 * @param text characters of one text or name
 * @param digits of one number, and the furthest its exponent may move the point
 */
public record JsonLimits(int bytes, int depth, int values, int text, int digits) {
    /** For canonical messages: room for a statement of 2,000 lines, and no more than anyone needs. */
    public static final JsonLimits DEFAULT = new JsonLimits(1_048_576, 64, 50_000, 20_000, 32);

    /** The same limits with another size, as a partner's descriptor may set. */
    public JsonLimits withBytes(int other) {
        return new JsonLimits(other, depth, values, text, digits);
    }
}
