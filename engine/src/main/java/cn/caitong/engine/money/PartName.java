package cn.caitong.engine.money;

import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.flow.MoneyMove.OfPart;
import cn.caitong.engine.flow.MoneyMove.Purpose;
import java.util.Comparator;
import java.util.Locale;
import java.util.UUID;

/** By what a part is known within its item. One without a line has the id and the code that it had before there were lines. */
record PartName(Purpose purpose, String line) implements Comparable<PartName> {
    private static final Comparator<PartName> ORDER =
            Comparator.comparing(PartName::purpose).thenComparing(PartName::line);

    static PartName of(OfPart move) {
        return new PartName(move.purpose(), move.line());
    }

    static PartName stored(String purpose, String line) {
        return new PartName(Purpose.valueOf(purpose.toUpperCase(Locale.ROOT)), line);
    }

    String purposeCode() {
        return purpose.name().toLowerCase(Locale.ROOT);
    }

    /** For people, and for the part's id. */
    String code() {
        return line.isEmpty() ? purposeCode() : purposeCode() + "/" + line;
    }

    UUID idWithin(UUID item) {
        return CaseId.within(item, "money", code());
    }

    @Override
    public int compareTo(PartName other) {
        return ORDER.compare(this, other);
    }
}
