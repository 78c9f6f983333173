package cn.caitong.mappings.validation;

import cn.caitong.mappings.money.Money;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.Issue;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Optional;

/** A statement's control figures: the count, and opening + received + returned − credited = closing. One line lost shows here. */
final class StatementTotals {
    private StatementTotals() {}

    static void check(JsonNode data, Collection<Issue> into) {
        JsonNode lines = data.path("lines");
        JsonNode count = data.path("lineCount");
        if (lines.isArray() && count.isInt() && count.intValue() != lines.size()) {
            into.add(Issue.of(ErrorCode.TOTAL_DIFFERS, "/data/lineCount", lines.size()));
        }
        Optional<BigDecimal> closing = amount(data.path("closing"));
        Optional<BigDecimal> computed = computed(data);
        if (closing.isPresent() && computed.isPresent() && closing.get().compareTo(computed.get()) != 0) {
            into.add(Issue.of(
                    ErrorCode.TOTAL_DIFFERS, "/data/closing", computed.get().toPlainString()));
        }
    }

    private static Optional<BigDecimal> computed(JsonNode data) {
        Optional<BigDecimal> sum = amount(data.path("opening"));
        for (JsonNode line : data.path("lines")) {
            Optional<BigDecimal> moved = amount(line.path("amount"));
            boolean out = line.path("kind").asText().equals("credited");
            sum = sum.flatMap(before -> moved.map(by -> out ? before.subtract(by) : before.add(by)));
        }
        return sum;
    }

    private static Optional<BigDecimal> amount(JsonNode value) {
        return value.isTextual() && Money.isAmount(value.textValue())
                ? Optional.of(new BigDecimal(value.textValue()))
                : Optional.empty();
    }
}
