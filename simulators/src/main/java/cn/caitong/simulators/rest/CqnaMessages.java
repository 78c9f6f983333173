package cn.caitong.simulators.rest;

import cn.caitong.simulators.centre.Ask;
import cn.caitong.simulators.centre.Stamp;
import cn.caitong.simulators.guarantee.Guarantee;
import cn.caitong.simulators.guarantee.Happening;
import cn.caitong.simulators.http.Answer;
import cn.caitong.simulators.ledger.Account;
import cn.caitong.simulators.ledger.Booking;
import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.ledger.Message;
import cn.caitong.simulators.ledger.Party;
import cn.caitong.simulators.ledger.Receipt;
import cn.caitong.simulators.ledger.Refund;
import cn.caitong.simulators.ledger.RefundState;
import cn.caitong.simulators.ledger.Statement;
import cn.caitong.simulators.soap.Element;
import cn.caitong.simulators.soap.Soap;
import cn.caitong.simulators.traffic.Outbox;
import cn.caitong.simulators.traffic.Post;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Dialect cqna, messages: one element each, with its number and time in attributes; no order number, time decides. */
final class CqnaMessages implements MessageWire {

    @Override
    public Message receipt(Stamp stamp, Receipt receipt) {
        var supplier = receipt.supplier();
        var payer = receipt.payer();
        var received = deposit(stamped("depositReceived", stamp), receipt)
                .put(new Element("bidder")
                        .with("kind", Cqna.kind(supplier.idKind()))
                        .with("code", supplier.id())
                        .saying(supplier.name()))
                .put(new Element("payer")
                        .with("account", payer.number())
                        .withIf("bank", payer.bank())
                        .withIf("bankCode", payer.bankNo())
                        .saying(payer.name()))
                .put("fen", receipt.amount().digits())
                .put(new Element("arrived")
                        .with("trace", receipt.trace())
                        .saying(Cqna.WORDS.time(receipt.creditedAt())));
        return message(stamp, Kind.RECEIPT, List.of(receipt.id()), receipt.amount(), received);
    }

    @Override
    public Message result(Stamp stamp, Refund refund, Receipt receipt) {
        var outcome = stamped("refundOutcome", stamp)
                .with("order", refund.id())
                .with("number", refund.centreNo())
                .with("state", Cqna.state(refund.state()));
        putEnd(deposit(outcome, receipt).put("fen", refund.amount().digits()), refund);
        var about = List.of(refund.id(), receipt.id());
        return message(stamp, Kind.REFUND_RESULT, about, refund.amount(), outcome);
    }

    /** What is known of how it ended: the bank's date and number, the reason. */
    static void putEnd(Element element, Refund refund) {
        var date = refund.bankDate();
        if (date != null) {
            element.put(new Element("booked").withIf("trace", refund.trace()).saying(Cqna.day(date)));
        }
        var reason = refund.reason();
        if (reason != null) {
            element.put(new Element("cause").with("code", Cqna.cause(reason)).saying(reason.text()));
        }
    }

    @Override
    public Message recallResult(Stamp stamp, Ask.Recall recall, boolean stopped, RefundState now, Receipt receipt) {
        var outcome = deposit(
                stamped("recallOutcome", stamp)
                        .with("request", recall.id())
                        .with("order", recall.refundId())
                        .with("stopped", stopped ? "yes" : "no")
                        .with("state", Cqna.state(now)),
                receipt);
        if (!stopped) {
            outcome.put("cause", now == RefundState.CREDITED ? "款项已到账" : "款项已处理完毕");
        }
        var about = List.of(recall.refundId(), recall.id(), receipt.id());
        return message(stamp, Kind.RECALL_RESULT, about, receipt.amount(), outcome);
    }

    @Override
    public Message statement(Stamp stamp, Statement statement) {
        var book = stamped("dayBook", stamp)
                .with("day", Cqna.day(statement.day()))
                .with("opening", statement.opening().digits())
                .with("closing", statement.closing().digits())
                .with("entries", Integer.toString(statement.bookings().size()));
        int number = 1;
        for (Booking booking : statement.bookings()) {
            book.put(entry(number, booking));
            number++;
        }
        var about = List.of(statement.day().toString());
        return message(stamp, Kind.STATEMENT, about, statement.closing(), book);
    }

    @Override
    public Message guarantee(Stamp stamp, Guarantee guarantee, Happening happening) {
        var supplier = guarantee.supplier();
        var sum = happening.sum(guarantee);
        var told = stamped("guarantee", stamp)
                .with("event", event(happening.what()))
                .with("holder", stamp.centre())
                .put("slip", guarantee.id())
                .put(new Element("bid").with("project", guarantee.tender()).with("lot", guarantee.lot()))
                .put(new Element("bidder")
                        .with("kind", Cqna.kind(supplier.idKind()))
                        .with("code", supplier.id())
                        .saying(supplier.name()))
                .put(new Element("paper")
                        .with("form", form(guarantee.form()))
                        .with("number", guarantee.number())
                        .with("until", Cqna.day(guarantee.validUntil()))
                        .saying(guarantee.issuer()))
                .put("fen", sum.digits())
                .put("happened", Cqna.WORDS.time(happening.at()));
        putProof(told, happening);
        return message(stamp, Kind.GUARANTEE, List.of(guarantee.id()), sum, told);
    }

    private static void putProof(Element told, Happening happening) {
        var order = happening.instruction();
        if (order != null) {
            told.put("order", order);
        }
        var mark = happening.mark();
        var operator = happening.operator();
        if (mark != null && operator != null) {
            told.put(new Element("claim")
                    .with("mark", mark)
                    .withIf("voucher", happening.voucher())
                    .with("by", operator)
                    .with("office", "purchaser"));
        }
        var proof = happening.proof();
        if (proof != null) {
            told.put(new Element("proof").withIf("digest", happening.digest()).saying(proof));
        }
    }

    private static String event(Happening.What what) {
        return switch (what) {
            case LODGED -> "lodged";
            case EXTENDED -> "extended";
            case GIVEN_BACK -> "given-back";
            case PAID -> "paid";
        };
    }

    private static String form(Guarantee.Form form) {
        return switch (form) {
            case BANK -> "bank";
            case ELECTRONIC -> "electronic";
            case INSURANCE -> "insurance";
        };
    }

    private static Element entry(int number, Booking booking) {
        return new Element("entry")
                .with("no", Integer.toString(number))
                .with(
                        "kind",
                        switch (booking.kind()) {
                            case RECEIVED -> "in";
                            case REFUNDED -> "out";
                            case RETURNED -> "back";
                        })
                .with("slip", booking.receiptId())
                .withIf("order", booking.refundId())
                .with("fen", booking.amount().digits())
                .with("day", Cqna.day(booking.day()))
                .with("trace", booking.trace());
    }

    @Override
    public Receipt readReceipt(String message) throws Refused {
        var received = Fields.of(Cqna.fields(Cqna.WORDS.message(message.getBytes(StandardCharsets.UTF_8))));
        var bid = received.object("bid");
        var bidder = received.object("bidder");
        var payer = received.object("payer");
        var arrived = received.object("arrived");
        return new Receipt(
                received.text("slip"),
                bid.text("project"),
                bid.text("lot"),
                new Party(bidder.text("bidder"), Cqna.kind(bidder), bidder.text("code")),
                new Account(
                        payer.text("payer"), payer.text("account"), payer.optional("bank"), payer.optional("bankCode")),
                received.amount("fen", Fen::ofDigits),
                Cqna.WORDS.instant(arrived, "arrived"),
                arrived.text("trace"),
                null);
    }

    @Override
    public String amount(Fen amount) {
        return amount.digits();
    }

    @Override
    public Post post(String centre, Message message) {
        return new Post("/soap/" + centre, Cqna.WORDS.soap().contentType(), Map.of());
    }

    @Override
    public int word(Answer answer) {
        return Outbox.hubsStatus(answer);
    }

    @Override
    public String marked(String value) {
        return Soap.held(value);
    }

    /** A value stands in an element, or in an attribute. */
    @Override
    public String swapped(String text, String value, String other) {
        return text.replace(marked(value), marked(other)).replace(quoted(value), quoted(other));
    }

    private static String quoted(String value) {
        return "=\"" + Soap.escaped(value) + '"';
    }

    @Override
    public String padded(String text, int size) {
        return Soap.padded(text, size);
    }

    private static Element stamped(String name, Stamp stamp) {
        return new Element(name).with("serial", stamp.messageId()).with("sentAt", Cqna.WORDS.time(stamp.at()));
    }

    private static Element deposit(Element element, Receipt receipt) {
        return element.put("slip", receipt.id())
                .put(new Element("bid").with("project", receipt.tender()).with("lot", receipt.lot()));
    }

    private static Message message(Stamp stamp, Kind kind, List<String> about, Fen amount, Element element) {
        var body = Cqna.WORDS.soap().envelope(element.in(Cqna.NAMESPACE));
        return new Message(stamp.messageId(), kind.channel(), about, amount, body);
    }
}
