package cn.caitong.simulators.treasury;

import cn.caitong.simulators.centre.Stamp;
import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.log.JsonLines;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** What the treasury tells its hub in the hub's own form: a CloudEvent for each. */
final class CanonicalNotices implements News {
    private static final String CITY = "CQ-SBJ";
    private static final String AMOUNT = "amount";
    private static final String REASON = "reason";

    private final String partner;

    CanonicalNotices(String partner) {
        this.partner = partner;
    }

    @Override
    public List<Told> passed(Application application, Stage stage, Instant at) {
        return told(Matter.REVIEW, "payment.reviewed.v1", application, review(application, stage, true, at));
    }

    @Override
    public List<Told> refused(Application application, Application.Refusal refusal) {
        return told(Matter.REVIEW, "payment.reviewed.v1", application, refusal(application, refusal));
    }

    static ObjectNode refusal(Application application, Application.Refusal refusal) {
        var data = review(application, refusal.stage(), false, refusal.at());
        data.set(REASON, why(refusal.why()));
        var lines = application.items().stream()
                .filter(item -> refusal.instructions().contains(item.instruction()))
                .map(item -> item.budget().code())
                .toList();
        if (!lines.isEmpty()) {
            lines.forEach(data.putArray("lines")::add);
        }
        return data;
    }

    private static ObjectNode review(Application application, Stage stage, boolean passed, Instant at) {
        String step =
                switch (stage) {
                    case RECEIVED -> "received";
                    case UNIT_REVIEW -> "unit-review";
                    case TREASURY_REVIEW -> "treasury-review";
                    case QUOTA_CHECK -> "quota-check";
                    case VOUCHER, BANK -> throw new IllegalStateException(stage + " is no review");
                };
        return about(application)
                .put("stage", step)
                .put("result", passed ? "passed" : "refused")
                .put("at", Iso.time(at));
    }

    @Override
    public List<Told> issued(Application application) {
        return told(Matter.VOUCHER, "payment.voucher-issued.v1", application, voucher(application));
    }

    @Override
    public List<Told> executed(Application application) {
        var amount = application.items().stream()
                .filter(item -> item.reported() != null)
                .map(Item::amount)
                .findFirst()
                .orElseThrow();
        return told(Matter.PAYMENT, "payment.executed.v1", application, amount, paid(application));
    }

    /** The voucher with what the bank reported first of each line. */
    static ObjectNode paid(Application application) {
        var data = voucher(application);
        var lines = data.putArray("lines");
        for (Item item : application.items()) {
            var word = item.reported();
            if (word != null) {
                var line = lines.addObject().put("instructionId", item.instruction());
                line.set(AMOUNT, money(item.amount()));
                ended(line, word);
            }
        }
        return data;
    }

    private static void ended(ObjectNode line, Item.Word word) {
        var why = word.why();
        if (why == null) {
            line.put("result", "credited")
                    .put("bankDate", word.day().toString())
                    .put("bankTrace", word.trace());
        } else {
            line.put("result", "failed").set(REASON, why(why));
        }
    }

    @Override
    public List<Told> returned(Application application, List<Item> back) {
        var data = about(application);
        var lines = data.putArray("lines");
        for (Item item : back) {
            var word = Objects.requireNonNull(item.returned());
            var line = lines.addObject().put("instructionId", item.instruction());
            line.set(AMOUNT, money(item.amount()));
            line.put("bankDate", word.day().toString()).put("bankTrace", word.trace());
            line.set(REASON, why(Objects.requireNonNull(word.why())));
        }
        return told(
                Matter.RETURN,
                "payment.returned.v1",
                application,
                back.getFirst().amount(),
                data);
    }

    @Override
    public List<Told> frozen(Application application, boolean stops, Application.Hold hold) {
        var data =
                about(application).put("by", hold.court() ? "court" : "finance").put("reference", hold.reference());
        return told(Matter.FREEZE, stops ? "payment.frozen.v1" : "payment.unfrozen.v1", application, data);
    }

    @Override
    public List<Told> carriedOver(Application application) {
        var data = about(application).put("fiscalYear", application.year());
        return told(Matter.CARRY_OVER, "payment.carried-over.v1", application, data);
    }

    @Override
    public List<Told> statement(LocalDate day, List<Booking> bookings) {
        var credited = Booking.total(bookings, Booking.Kind.CREDITED);
        var data = JsonNodeFactory.instance
                .objectNode()
                .put("date", day.toString())
                .put("currency", Iso.CURRENCY)
                .put("credited", credited.yuan())
                .put("returned", Booking.total(bookings, Booking.Kind.RETURNED).yuan())
                .put("lineCount", bookings.size());
        var lines = data.putArray("lines");
        for (Booking booking : bookings) {
            lines.addObject()
                    .put("line", lines.size())
                    .put("kind", booking.kind() == Booking.Kind.CREDITED ? "credited" : "returned")
                    .put("paymentId", booking.payment())
                    .put("instructionId", booking.instruction())
                    .put(AMOUNT, booking.amount().yuan())
                    .put("bookedOn", booking.day().toString())
                    .put("bankTrace", booking.trace());
        }
        return List.of(new Told(
                Matter.STATEMENT,
                List.of(day.toString()),
                credited,
                stamp -> event(stamp, "treasury.statement.v1", CITY, day.toString(), data)));
    }

    private static ObjectNode about(Application application) {
        var data = JsonNodeFactory.instance.objectNode();
        data.putObject("payment").put("id", application.payment()).put("applicationId", application.id());
        return data;
    }

    private static ObjectNode voucher(Application application) {
        var voucher = Objects.requireNonNull(application.standing().voucher());
        var data = about(application);
        data.putObject("voucher")
                .put("number", voucher.number())
                .put("date", voucher.date().toString())
                .set(AMOUNT, money(application.form().amount()));
        return data;
    }

    private static ObjectNode why(Why why) {
        return JsonNodeFactory.instance.objectNode().put("code", why.name()).put("text", why.text());
    }

    private static ObjectNode money(Fen amount) {
        return JsonNodeFactory.instance.objectNode().put(AMOUNT, amount.yuan()).put("currency", Iso.CURRENCY);
    }

    private List<Told> told(Matter matter, String type, Application application, ObjectNode data) {
        return told(matter, type, application, application.form().amount(), data);
    }

    private List<Told> told(Matter matter, String type, Application application, Fen amount, ObjectNode data) {
        String district = application.form().division();
        return List.of(Told.of(
                matter, application, amount, stamp -> event(stamp, type, district, application.payment(), data)));
    }

    private String event(Stamp stamp, String type, String district, String subject, ObjectNode data) {
        var event = JsonNodeFactory.instance
                .objectNode()
                .put("specversion", "1.0")
                .put("id", stamp.messageId())
                .put("source", "urn:caitong:partner:" + partner)
                .put("type", type)
                .put("time", Iso.time(stamp.at()))
                .put("subject", subject)
                .put("datacontenttype", "application/json")
                .put("sequence", Long.toString(stamp.sequence()))
                .put("jurisdiction", district);
        return JsonLines.write(event.set("data", data));
    }
}
