package cn.caitong.engine.flow;

import java.util.Locale;
import java.util.UUID;

/**
 * The id by which a partner recognises an instruction. Derived from the obligation and the attempt, never drawn: a second
 * send of the same attempt carries the same id. At most 35 characters, as ISO 20022 allows an EndToEndId.
 */
public final class InstructionId {
    private InstructionId() {}

    /** Of the part that has no line of its own. */
    public static String of(String item, MoneyMove.Purpose purpose, int n) {
        return of(item, purpose, "", n);
    }

    public static String of(String item, MoneyMove.Purpose purpose, String line, int n) {
        String kind = "instruction/" + purpose.name().toLowerCase(Locale.ROOT);
        UUID id = CaseId.of(line.isEmpty() ? kind : kind + "/" + line, item);
        return "CT" + id.toString().replace("-", "").substring(0, 28).toUpperCase(Locale.ROOT)
                + String.format("%02d", n);
    }
}
