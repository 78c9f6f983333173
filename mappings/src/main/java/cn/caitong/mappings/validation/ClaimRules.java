package cn.caitong.mappings.validation;

import cn.caitong.mappings.message.MessageType;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.Issue;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;

/** What the fields of a claim's messages say together. What the invoice and the contract say is judged by the flow. */
final class ClaimRules {
    private ClaimRules() {}

    static void check(MessageType type, JsonNode data, Collection<Issue> into) {
        switch (type) {
            case INVOICE_SUBMITTED -> {
                number(data, into);
                receipt(data.path("invoice"), into);
            }
            case INVOICE_RED_ISSUED -> red(data, into);
            default -> part(data, into);
        }
    }

    /** Of an older invoice the key is its code and its number. */
    private static void number(JsonNode data, Collection<Issue> into) {
        JsonNode fields = data.at("/invoice/fields");
        JsonNode claimed = data.at("/claim/invoice");
        if (!fields.path("number").isTextual() || !claimed.isTextual()) {
            return;
        }
        String code = fields.path("code").asText("");
        String key = (code.isEmpty() ? "" : code + "-") + fields.path("number").asText();
        if (!key.equals(claimed.textValue())) {
            into.add(Issue.of(ErrorCode.SUBJECT_DIFFERS, "/data/invoice/fields/number", "/data/claim/invoice"));
        }
    }

    /** In whatever form it came: a day of receipt from which terms run is shown by its proof, or it is not told. */
    private static void receipt(JsonNode invoice, Collection<Issue> into) {
        if (invoice.has("receivedOn")
                && !invoice.has("receipt")
                && !invoice.path("form").asText().equals("offline")) {
            into.add(Issue.of(ErrorCode.FIELD_MISSING, "/data/invoice", "receipt"));
        }
    }

    private static void red(JsonNode data, Collection<Issue> into) {
        JsonNode red = data.at("/red/invoice");
        if (red.isTextual() && red.equals(data.at("/claim/invoice"))) {
            into.add(Issue.of(ErrorCode.ID_REPEATED, "/data/red/invoice"));
        }
    }

    private static void part(JsonNode data, Collection<Issue> into) {
        if (data.has("amount") && data.has("lines")) {
            into.add(Issue.of(ErrorCode.FIELDS_EXCLUDE_EACH_OTHER, "/data/lines", "/data/amount"));
        }
    }
}
