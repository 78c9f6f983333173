package cn.caitong.routes.payment;

import cn.caitong.mappings.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a claim keeps of its invoice: who, when and how much. The file itself is the message's.
 *
 * @param form {@code digital}, {@code legacy} or {@code offline}
 * @param issuedOn 开票日期
 * @param seller a party's register and number, {@code CN-USCC:…}; {@code buyer} likewise
 * @param total with tax (价税合计)
 * @param lines each with its tax, in the order of the invoice
 * @param receivedOn of an offline one, the day on which the purchaser received it on paper
 */
record Bill(
        String number,
        String form,
        LocalDate issuedOn,
        String seller,
        String buyer,
        Money total,
        List<Money> lines,
        @Nullable String digest,
        @Nullable LocalDate receivedOn) {
    Bill {
        lines = List.copyOf(lines);
    }

    /** The same, of whoever has this key. */
    Bill soldBy(String key) {
        return new Bill(number, form, issuedOn, key, buyer, total, lines, digest, receivedOn);
    }

    /** What the lines of these numbers, from 1, come to; empty where there is no such line. */
    Optional<Money> sumOf(List<Integer> numbers) {
        if (numbers.stream().anyMatch(n -> n < 1 || n > lines.size())) {
            return Optional.empty();
        }
        return numbers.stream().map(n -> lines.get(n - 1)).reduce(Money::plus);
    }
}
