package cn.caitong.mappings.validation;

import cn.caitong.mappings.money.Money;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.Issue;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What the fields of a payment's messages say together. Each rule passes over what is not there. Whether it is the sum that was
 * confirmed, the flow judges.
 */
final class PaymentRules {
    private static final List<String> BUDGET_LINE = List.of("fund", "function", "economic", "project");
    private static final String LINES = "/data/lines";

    private PaymentRules() {}

    static void check(JsonNode data, Collection<Issue> into) {
        ofItsInvoice(data, into);
        twoPersons(data, into);
        BusinessRules.distinct(data.path("lines"), "line", LINES, into);
        BusinessRules.distinct(data.path("deductions"), "id", "/data/deductions", into);
        budgetLines(data.path("lines"), into);
        total(data, into);
    }

    /** A statement tells of an instruction as often as the bank moved it; another message once. */
    static void checkOnce(JsonNode data, Collection<Issue> into) {
        check(data, into);
        BusinessRules.distinct(data.path("lines"), "instructionId", LINES, into);
    }

    /** Its control figures: one line lost shows here. */
    static void checkStatement(JsonNode data, Collection<Issue> into) {
        JsonNode lines = data.path("lines");
        JsonNode count = data.path("lineCount");
        StatementLines.check(data, into);
        if (lines.isArray() && count.isInt() && count.intValue() != lines.size()) {
            into.add(Issue.of(ErrorCode.TOTAL_DIFFERS, "/data/lineCount", lines.size()));
        }
        for (String kind : List.of("credited", "returned")) {
            List<JsonNode> amounts = StreamSupport.stream(lines.spliterator(), false)
                    .filter(line -> line.path("kind").asText().equals(kind))
                    .map(line -> line.path("amount"))
                    .toList();
            differs(data.path(kind), amounts, "/data/" + kind, into);
        }
    }

    /** A payment is of the invoice that its id begins with. */
    private static void ofItsInvoice(JsonNode data, Collection<Issue> into) {
        JsonNode id = data.at("/payment/id");
        JsonNode invoice = data.at("/claim/invoice");
        if (id.isTextual()
                && invoice.isTextual()
                && !invoice.textValue().equals(id.textValue().replaceFirst("\\..*", ""))) {
            into.add(Issue.of(ErrorCode.SUBJECT_DIFFERS, "/data/payment/id", "/data/claim/invoice"));
        }
    }

    private static void twoPersons(JsonNode data, Collection<Issue> into) {
        JsonNode first = data.at("/repairedBy/id");
        if (first.isTextual() && first.equals(data.at("/confirmedBy/id"))) {
            into.add(Issue.of(ErrorCode.SAME_PERSON, "/data/confirmedBy/id", "/data/repairedBy/id"));
        }
    }

    /** A budget line is one line of an application, however its other codes differ. */
    private static void budgetLines(JsonNode lines, Collection<Issue> into) {
        Set<String> seen = new HashSet<>();
        for (int index = 0; index < lines.size(); index++) {
            JsonNode budget = lines.path(index).path("budget");
            String code =
                    BUDGET_LINE.stream().map(name -> budget.path(name).asText()).collect(Collectors.joining("/"));
            if (budget.isObject() && !seen.add(code)) {
                into.add(Issue.of(ErrorCode.ID_REPEATED, LINES + "/" + index + "/budget"));
            }
        }
    }

    /** An application's amount is that of its lines. */
    private static void total(JsonNode data, Collection<Issue> into) {
        List<JsonNode> amounts = StreamSupport.stream(data.path("lines").spliterator(), false)
                .map(line -> line.at("/amount/amount"))
                .toList();
        differs(data.at("/amount/amount"), amounts, "/data/amount", into);
    }

    private static void differs(JsonNode total, List<JsonNode> parts, String pointer, Collection<Issue> into) {
        Optional<BigDecimal> said = amount(total);
        List<BigDecimal> sums = parts.stream()
                .map(PaymentRules::amount)
                .flatMap(Optional::stream)
                .toList();
        BigDecimal sum = sums.stream().reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
        if (said.isPresent() && sums.size() == parts.size() && said.get().compareTo(sum) != 0) {
            into.add(Issue.of(ErrorCode.TOTAL_DIFFERS, pointer, sum.toPlainString()));
        }
    }

    private static Optional<BigDecimal> amount(JsonNode value) {
        return value.isTextual() && Money.isAmount(value.textValue())
                ? Optional.of(new BigDecimal(value.textValue()))
                : Optional.empty();
    }
}
