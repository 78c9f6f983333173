package cn.caitong.app.demo.witness;

/**
 * Something that is not as it should be.
 *
 * @param where the deposit, centre or case
 * @param what what of it, in Chinese and English
 */
public record Difference(String where, String what, String expected, String found) {
    /** One line for people. */
    public String message() {
        return "%s  %s: expected 应为 %s, found 实为 %s".formatted(where, what, expected, found);
    }
}
