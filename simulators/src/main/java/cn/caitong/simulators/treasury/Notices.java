package cn.caitong.simulators.treasury;

import cn.caitong.simulators.centre.Stamp;
import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.soap.Xml;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** What the treasury tells its hub in dialect czzf: an element for each kind, with its head. */
final class Notices implements News {
    private static final String CITY = "500000000";
    private static final String BILL = "VoucherBillNo";
    private static final String DETAIL = "VoucherDetailNo";
    private static final String PAYMENT = "TrackingID";
    private static final String AMOUNT = "PayAmt";
    private static final String TRACE = "XAgentBusinessNo";
    private static final String VOUCHER = "Voucher";

    @Override
    public List<Told> passed(Application application, Stage stage, Instant at) {
        var review = review(application, stage).put("ReviewResult", "1").put("ReviewTime", Czzf.time(at));
        return told(Matter.REVIEW, application, "ReviewNotice", new Xml().within("Review", review));
    }

    @Override
    public List<Told> refused(Application application, Application.Refusal refusal) {
        var review = refusal(application, refusal);
        return told(Matter.REVIEW, application, "ReviewNotice", new Xml().within("Review", review));
    }

    static Xml refusal(Application application, Application.Refusal refusal) {
        var review = review(application, refusal.stage())
                .put("ReviewResult", "0")
                .put("ReasonCode", refusal.why().name())
                .put("Reason", refusal.why().text())
                .put("ReviewTime", Czzf.time(refusal.at()));
        var items = new Xml();
        application.items().stream()
                .filter(item -> refusal.instructions().contains(item.instruction()))
                .forEach(item -> items.within("Item", reviewed(item)));
        return refusal.instructions().isEmpty() ? review : review.within("Items", items);
    }

    private static Xml review(Application application, Stage stage) {
        return about(application).put("ReviewStage", Integer.toString(stage.number()));
    }

    private static Xml reviewed(Item item) {
        return new Xml()
                .put(DETAIL, item.instruction())
                .put("FundTypeCode", item.budget().fund())
                .put("ExpFuncCode", item.budget().function())
                .put("GovExpEcoCode", item.budget().economic())
                .put("DepProCode", item.budget().project());
    }

    @Override
    public List<Told> issued(Application application) {
        var voucher = voucher(application);
        return told(Matter.VOUCHER, application, "VoucherNotice", new Xml().within(VOUCHER, voucher));
    }

    private static Xml voucher(Application application) {
        var voucher = Objects.requireNonNull(application.standing().voucher());
        return new Xml()
                .put("Id", application.id())
                .put("StYear", Integer.toString(application.year()))
                .put("VtCode", "5201")
                .put("VouDate", Czzf.day(voucher.date()))
                .put("VoucherNo", voucher.number())
                .put(AMOUNT, application.form().amount().yuan())
                .put(PAYMENT, application.payment());
    }

    @Override
    public List<Told> executed(Application application) {
        var voucher = paid(application);
        var amount = application.items().stream()
                .filter(item -> item.reported() != null)
                .map(Item::amount)
                .findFirst()
                .orElseThrow();
        return told(Matter.PAYMENT, application, amount, "PaymentReceipt", new Xml().within(VOUCHER, voucher));
    }

    /** The voucher with what the bank reported first of each line. */
    static Xml paid(Application application) {
        var items = new Xml();
        for (Item item : application.items()) {
            var word = item.reported();
            if (word != null) {
                items.within("Item", reported(application, item, word));
            }
        }
        return voucher(application).within("Items", items);
    }

    private static Xml reported(Application application, Item item, Item.Word word) {
        var line = new Xml()
                .put(BILL, application.id())
                .put(DETAIL, item.instruction())
                .put(AMOUNT, item.amount().yuan());
        var why = word.why();
        if (why != null) {
            return line.put("XPayAmt", Fen.ZERO.yuan())
                    .put("ReasonCode", why.name())
                    .put("XAddWord", why.text());
        }
        return line.put("XPayDate", Czzf.day(word.day()))
                .putIf(TRACE, word.trace())
                .put("XPayAmt", item.amount().yuan());
    }

    @Override
    public List<Told> returned(Application application, List<Item> back) {
        var items = new Xml();
        for (Item item : back) {
            var word = Objects.requireNonNull(item.returned());
            var why = Objects.requireNonNull(word.why());
            items.within(
                    "Item",
                    new Xml()
                            .put(BILL, application.id())
                            .put(DETAIL, item.instruction())
                            .put(AMOUNT, item.amount().yuan())
                            .put("XPayDate", Czzf.day(word.day()))
                            .putIf(TRACE, word.trace())
                            .put("ReasonCode", why.name())
                            .put("XAddWord", why.text()));
        }
        var voucher = Objects.requireNonNull(application.standing().voucher());
        var fields = new Xml()
                .put("Id", application.id())
                .put("VoucherNo", voucher.number())
                .put(PAYMENT, application.payment())
                .within("Items", items);
        var amount = back.getFirst().amount();
        return told(Matter.RETURN, application, amount, "ReturnNotice", new Xml().within(VOUCHER, fields));
    }

    @Override
    public List<Told> frozen(Application application, boolean stops, Application.Hold hold) {
        var freeze = about(application)
                .put("FreezeAction", stops ? "1" : "0")
                .put("FreezeBy", hold.court() ? "1" : "2")
                .put("ReferenceNo", hold.reference());
        return told(Matter.FREEZE, application, "FreezeNotice", new Xml().within("Freeze", freeze));
    }

    @Override
    public List<Told> carriedOver(Application application) {
        var fields = about(application).put("StYear", Integer.toString(application.year()));
        return told(Matter.CARRY_OVER, application, "CarryOverNotice", new Xml().within("CarryOver", fields));
    }

    @Override
    public List<Told> statement(LocalDate day, List<Booking> bookings) {
        var fields = new Xml()
                .put("StatementDate", Czzf.day(day))
                .put("CreditAmt", Booking.total(bookings, Booking.Kind.CREDITED).yuan())
                .put("ReturnAmt", Booking.total(bookings, Booking.Kind.RETURNED).yuan())
                .put("LineCount", Integer.toString(bookings.size()));
        int number = 1;
        for (Booking booking : bookings) {
            fields.within("Line", line(number, booking));
            number++;
        }
        return List.of(new Told(
                Matter.STATEMENT,
                List.of(day.toString()),
                Booking.total(bookings, Booking.Kind.CREDITED),
                stamp -> Czzf.envelope(
                        "Statement", new Xml().within("Head", head(stamp, CITY)).within("Info", fields))));
    }

    private static Xml line(int number, Booking booking) {
        return new Xml()
                .put("LineNo", Integer.toString(number))
                .put(
                        "EntryType",
                        switch (booking.kind()) {
                            case CREDITED -> "Z";
                            case RETURNED -> "T";
                        })
                .put(DETAIL, booking.instruction())
                .put(PAYMENT, booking.payment())
                .put("Amt", booking.amount().yuan())
                .put("BookDate", Czzf.day(booking.day()))
                .put(TRACE, booking.trace());
    }

    private static Xml about(Application application) {
        return new Xml().put(BILL, application.id()).put(PAYMENT, application.payment());
    }

    private static Xml head(Stamp stamp, String division) {
        return new Xml()
                .put("MsgId", stamp.messageId())
                .put("Seq", Long.toString(stamp.sequence()))
                .put("SendTime", Czzf.time(stamp.at()))
                .put("AdmDivCode", division);
    }

    private static List<Told> told(Matter matter, Application application, String name, Xml fields) {
        return told(matter, application, application.form().amount(), name, fields);
    }

    private static List<Told> told(Matter matter, Application application, Fen amount, String name, Xml fields) {
        String division = application.form().division();
        return List.of(Told.of(
                matter,
                application,
                amount,
                stamp -> Czzf.envelope(
                        name, new Xml().within("Head", head(stamp, division)).with(fields))));
    }
}
