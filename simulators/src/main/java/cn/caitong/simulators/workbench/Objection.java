package cn.caitong.simulators.workbench;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a purchaser's person objects.
 *
 * @param reason in the workbench's words, such as {@code WRONG_AMOUNT}
 * @param amount of a part, in yuan; null for all of it, or where lines are named
 * @param lines numbers of the invoice's lines; empty for all of it
 * @param evidence digests of documents; none makes it incomplete
 */
public record Objection(
        String number, String reason, @Nullable String amount, List<Integer> lines, List<String> evidence) {
    public Objection {
        lines = List.copyOf(lines);
        evidence = List.copyOf(evidence);
    }

    public static Objection whole(String number, String reason, String... evidence) {
        return new Objection(number, reason, null, List.of(), List.of(evidence));
    }

    public static Objection part(String number, String reason, String amount, String... evidence) {
        return new Objection(number, reason, amount, List.of(), List.of(evidence));
    }
}
