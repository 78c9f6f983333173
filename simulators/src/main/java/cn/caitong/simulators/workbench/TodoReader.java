package cn.caitong.simulators.workbench;

import cn.caitong.simulators.http.Request;
import cn.caitong.simulators.log.Journal;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a call of the hub as its contract says, and believes nothing else. */
final class TodoReader {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final Pattern INVOICE = Pattern.compile("\\d{20}|\\d{10}-\\d{8}|\\d{12}-\\d{8}");
    private static final Pattern YUAN = Pattern.compile("\\d{1,15}\\.\\d{2}");
    private static final Pattern CREDIT_CODE = Pattern.compile("[0-9A-HJ-NPQRTUWXY]{18}");
    private static final Pattern TEXT = Pattern.compile("\\S.{0,199}");
    private static final Set<String> FORMS = Set.of("DIGITAL", "LEGACY", "OFFLINE");

    private final JsonNode body;
    private final JsonNode content;
    private final String id;

    private TodoReader(JsonNode body) {
        this.body = body;
        this.content = body.path("content");
        this.id = body.path("todoId").asText();
    }

    static Todo read(Request request, Instant now) throws Invalid {
        TodoReader reader = new TodoReader(tree(request));
        if (!request.header("x-request-id").orElse("").equals(reader.id)) {
            throw new Invalid(reader.id, "X-Request-Id");
        }
        return reader.todo(now, Journal.digest(request.body()));
    }

    private static JsonNode tree(Request request) throws Invalid {
        try {
            return JSON.readTree(request.body());
        } catch (IOException unreadable) {
            throw new Invalid("", "body");
        }
    }

    private Todo todo(Instant now, String digest) throws Invalid {
        String category = body.path("category").asText();
        boolean isInvoice = category.equals(Todo.INVOICE);
        if (!isInvoice && !category.equals(Todo.TASK)) {
            throw new Invalid(id, "category");
        }
        text(body, "title", TEXT);
        if (isInvoice) {
            invoice();
        }
        return new Todo(
                text(body, "todoId", ID),
                category,
                isInvoice ? text(body, "orgCode", CREDIT_CODE) : null,
                isInvoice || body.has("deadline") ? date(body, "deadline") : null,
                text(content, "invoiceNo", INVOICE),
                text(content, "contractNo", TEXT),
                text(content, "projectNo", TEXT),
                text(content, isInvoice ? "claimAmount" : "amount", YUAN),
                isInvoice ? null : text(content, "matter", TEXT),
                now,
                digest);
    }

    /** What people see of it before they answer. */
    private void invoice() throws Invalid {
        if (!FORMS.contains(content.path("invoiceForm").asText())) {
            throw new Invalid(id, "invoiceForm");
        }
        text(body, "orgName", TEXT);
        date(content, "invoiceDate");
        text(content, "invoiceAmount", YUAN);
        if (content.has("sellerCode")) {
            text(content, "sellerCode", TEXT);
        }
        text(content, "sellerName", TEXT);
        if (!content.path("acceptances").isArray()) {
            throw new Invalid(id, "acceptances");
        }
        for (JsonNode paper : content.path("acceptances")) {
            date(paper, "date");
            text(paper, "digest", TEXT);
        }
        warnings();
    }

    private void warnings() throws Invalid {
        JsonNode warnings = content.path("warnings");
        if (!warnings.isMissingNode() && !warnings.isArray()) {
            throw new Invalid(id, "warnings");
        }
        for (JsonNode warning : warnings) {
            text(warning, "code", TEXT);
            text(warning, "text", TEXT);
        }
    }

    private String text(JsonNode from, String name, Pattern shape) throws Invalid {
        JsonNode value = from.path(name);
        if (!value.isTextual() || !shape.matcher(value.textValue()).matches()) {
            throw new Invalid(id, name);
        }
        return value.textValue();
    }

    private @Nullable LocalDate date(JsonNode from, String name) throws Invalid {
        try {
            return LocalDate.parse(from.path(name).asText());
        } catch (DateTimeException wrong) {
            throw new Invalid(id, name);
        }
    }
}
