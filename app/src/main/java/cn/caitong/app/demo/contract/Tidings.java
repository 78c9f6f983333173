package cn.caitong.app.demo.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the application was given about invoices and payments, for suppliers, purchasers and finance. */
final class Tidings {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String INVOICE = "/data/claim/invoice";
    private static final String PAYMENT = "/data/payment/id";

    private final Collection<JsonNode> messages;

    private Tidings(Collection<JsonNode> messages) {
        this.messages = messages;
    }

    /** Of canonical messages, as they came; one that was sent twice is one. */
    static Tidings of(List<String> messages) {
        return new Tidings(messages.stream().distinct().map(Tidings::read).toList());
    }

    /** Kinds of tasks about an invoice, each once, in order of their names. */
    List<String> ofClaim(String invoice) {
        return kinds(
                "claim.task-raised.v1", message -> message.at(INVOICE).asText().equals(invoice));
    }

    List<String> ofPayment(String payment) {
        return kinds(
                "payment.task-raised.v1",
                message -> message.at(PAYMENT).asText().equals(payment));
    }

    private List<String> kinds(String type, Predicate<JsonNode> about) {
        Set<String> kinds = new TreeSet<>();
        of(type).stream()
                .filter(about)
                .map(task -> task.at("/data/kind").asText())
                .forEach(kinds::add);
        return List.copyOf(kinds);
    }

    /** Of each refused submission everything that was wrong, in order, with blanks between the codes. */
    List<String> refusals(String invoice) {
        Set<String> seen = new LinkedHashSet<>();
        List<String> refusals = new ArrayList<>();
        for (JsonNode refusal : of("invoice.refused.v1")) {
            if (refusal.at(INVOICE).asText().equals(invoice)
                    && seen.add(refusal.at("/data/refusalId").asText())) {
                refusals.add(refusal.at("/data/issues").findValuesAsText("code").stream()
                        .sorted()
                        .collect(Collectors.joining(" ")));
            }
        }
        return refusals;
    }

    private List<JsonNode> of(String type) {
        return messages.stream()
                .filter(message -> message.path("type").asText().equals(type))
                .toList();
    }

    private static JsonNode read(String message) {
        try {
            return JSON.readTree(message);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a message that is no JSON: " + message, e);
        }
    }
}
