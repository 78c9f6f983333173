package cn.caitong.simulators.treasury;

import cn.caitong.simulators.http.Request;
import cn.caitong.simulators.ledger.Account;
import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.log.Journal;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the hub's own messages, a CloudEvent each. */
final class CanonicalReader {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final int MOST_LINES = 50;
    private static final Pattern TEXT = Pattern.compile("(?s).{1,300}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,35}");
    private static final Pattern PAYMENT = Pattern.compile("[0-9.-]{1,35}");
    private static final Pattern ACCOUNT = Pattern.compile("[0-9-]{5,32}");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9-]{1,37}");
    private static final Pattern DISTRICT = Pattern.compile("\\d{6}|[A-Z]{2}-[A-Z]{2,6}");
    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final Pattern YUAN = Pattern.compile("\\d{1,15}\\.\\d{2}");
    private static final Pattern YUAN_CURRENCY = Pattern.compile(Iso.CURRENCY);

    private final JsonNode event;
    private final String id;

    private CanonicalReader(JsonNode event, String id) {
        this.event = event;
        this.id = id;
    }

    static Wish read(Request request) throws Rebuffed {
        if (!request.header("content-type").orElse("").startsWith("application/cloudevents+json")) {
            throw Rebuffed.call(Rebuff.WRONG_CHARSET);
        }
        var event = event(request.body());
        String id = new CanonicalReader(event, "").text("/data/payment/applicationId", ID);
        var reader = new CanonicalReader(event, id);
        return switch (event.path("type").asText()) {
            case "payment.applied.v1" -> new Wish.Submit(reader.form());
            case "payment.status-requested.v1" -> new Wish.Query(id);
            default -> throw Rebuffed.of(Rebuff.UNREADABLE, id);
        };
    }

    private static JsonNode event(byte[] body) throws Rebuffed {
        try {
            var event = MAPPER.readTree(body);
            if (event != null && event.isObject()) {
                return event;
            }
        } catch (IOException e) {
            throw Rebuffed.call(Rebuff.UNREADABLE);
        }
        throw Rebuffed.call(Rebuff.UNREADABLE);
    }

    private Application.Form form() throws Rebuffed {
        List<Item> items = items();
        var form = new Application.Form(
                id,
                text("/data/payment/id", PAYMENT),
                text("/data/claim/contractId", TEXT),
                text("/data/claim/invoice", PAYMENT),
                text("/jurisdiction", DISTRICT),
                text("/data/purchaser/name", TEXT),
                Integer.parseInt(text("/data/fiscalYear", YEAR)),
                new Account(
                        text("/data/payee/name", TEXT),
                        text("/data/payee/account", ACCOUNT),
                        optional("/data/payee/bank", TEXT),
                        optional("/data/payee/cnaps", CODE)),
                money("/data/amount"),
                items,
                Journal.digest(event.path("data").toString()));
        text("/data/supplier/identifier/id", TEXT);
        text("/data/purpose", TEXT);
        if (!text("/id", ID).equals(id)) {
            throw bad("id");
        }
        if (!items.stream().map(Item::amount).reduce(Fen.ZERO, Fen::plus).equals(form.amount())) {
            throw Rebuffed.of(Rebuff.WRONG_SUM, id);
        }
        return form;
    }

    private List<Item> items() throws Rebuffed {
        List<Item> items = new ArrayList<>();
        Set<String> instructions = new HashSet<>();
        int lines = event.at("/data/lines").size();
        if (lines == 0 || lines > MOST_LINES) {
            throw bad("lines");
        }
        for (int line = 0; line < lines; line++) {
            var item = item("/data/lines/" + line);
            if (!instructions.add(item.instruction())) {
                throw bad("instructionId");
            }
            items.add(item);
        }
        return items;
    }

    private Item item(String at) throws Rebuffed {
        String budget = at + "/budget/";
        var line = new BudgetLine(
                text(budget + "fund", CODE),
                text(budget + "function", CODE),
                text(budget + "economic", CODE),
                text(budget + "project", CODE),
                text(budget + "agency", CODE));
        if (!text(at + "/line", TEXT).equals(line.code())) {
            throw bad("line");
        }
        return Item.applied(text(at + "/instructionId", ID), line, money(at + "/amount"));
    }

    private Fen money(String at) throws Rebuffed {
        text(at + "/currency", YUAN_CURRENCY);
        var amount = Fen.ofYuan(text(at + "/amount", YUAN));
        if (amount.equals(Fen.ZERO)) {
            throw bad("amount");
        }
        return amount;
    }

    private @Nullable String optional(String at, Pattern pattern) throws Rebuffed {
        return event.at(at).isMissingNode() ? null : text(at, pattern);
    }

    /** A value as it is written, if it is of that form. */
    private String text(String at, Pattern pattern) throws Rebuffed {
        var node = event.at(at);
        if (!node.isValueNode() || !pattern.matcher(node.asText()).matches()) {
            throw bad(at.substring(at.lastIndexOf('/') + 1));
        }
        return node.asText();
    }

    private Rebuffed bad(String field) {
        return new Rebuffed(Rebuff.BAD_FIELD, id, field);
    }
}
