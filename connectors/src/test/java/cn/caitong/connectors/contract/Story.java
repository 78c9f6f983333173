package cn.caitong.connectors.contract;

import cn.caitong.engine.flow.Location;
import cn.caitong.engine.flow.Outgoing;
import cn.caitong.simulators.guarantee.Guarantee;
import cn.caitong.simulators.ledger.Account;
import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.ledger.Party;
import cn.caitong.simulators.ledger.Receipt;
import cn.caitong.simulators.rest.Kind;
import cn.caitong.simulators.traffic.Fault;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** One deposit of its own for each fault on each kind of exchange, so that all of them can go wrong at the same time. */
record Story(Kind kind, Fault fault) {
    static final String REFUND = "deposit.refund-instructed.v1";
    static final String RECALL = "deposit.refund-recall-requested.v1";
    static final String TENDER = "ocds-000000-CQ-2026-0103";

    static final Instant ARRIVED = Instant.parse("2026-01-28T02:14:55Z");
    private static final String NAME = "重庆解放碑办公设备有限公司";
    private static final String ACCOUNT = "50050103000000000103";

    static List<Story> of(Kind kind) {
        return Arrays.stream(Fault.values())
                .filter(fault -> fault.fits(kind))
                .map(fault -> new Story(kind, fault))
                .toList();
    }

    private String name() {
        return (kind + "-" + fault).replace('_', '-');
    }

    String receiptId() {
        return "SK-" + name();
    }

    String refundId() {
        return "CT-" + name();
    }

    String recallId() {
        return "RC-" + name();
    }

    /** The statement's day, different in each story, when money had come in. */
    LocalDate day() {
        return LocalDate.of(2026, 2, 1).plusDays(List.of(Fault.values()).indexOf(fault));
    }

    /** The id by which a misbehaviour finds the one exchange that it is to spoil. */
    String spoiltId() {
        return switch (kind) {
            case REFUND, QUERY, REFUND_RESULT -> refundId();
            case RECALL, RECALL_RESULT -> recallId();
            case RECEIPT, GUARANTEE -> receiptId();
            case STATEMENT -> day().toString();
        };
    }

    Guarantee guarantee() {
        return new Guarantee(
                receiptId(),
                TENDER,
                "1",
                new Party(NAME, Party.IdKind.CREDIT_CODE, "91500103MA6100T03D"),
                Guarantee.Form.ELECTRONIC,
                "BH-" + name(),
                "虚构担保（重庆）有限公司",
                Fen.ofYuan("12000.00"),
                LocalDate.of(2026, 4, 30));
    }

    Receipt receipt() {
        return new Receipt(
                receiptId(),
                TENDER,
                "1",
                new Party(NAME, Party.IdKind.CREDIT_CODE, "91500103MA6100T03D"),
                new Account(NAME, ACCOUNT, "虚构银行重庆渝中支行", null),
                Fen.ofYuan("12000.00"),
                ARRIVED,
                "B-" + name(),
                null);
    }

    Location location(String partner) {
        return new Location(
                "deposit", partner + ":" + receiptId(), null, partner, partner, TENDER, "1", "91500103MA6100T03D");
    }

    Outgoing.Tell refund(String partner) {
        ObjectNode data = about(partner).put("clause", "N4.2 C12b").put("dueDate", "2026-02-25");
        data.putObject("amount").put("amount", "12000.00").put("currency", "CNY");
        data.putObject("payee").put("name", NAME).put("account", ACCOUNT);
        return new Outgoing.Tell(partner, REFUND, refundId(), true, data, null);
    }

    Outgoing.Tell recall(String partner) {
        ObjectNode data = about(partner).put("recallId", recallId()).put("reason", "marked");
        return new Outgoing.Tell(partner, RECALL, recallId(), true, data, null);
    }

    private ObjectNode about(String partner) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.putObject("deposit")
                .put("tenderId", TENDER)
                .put("lotId", "1")
                .put("receiptId", receiptId())
                .put("holder", partner);
        return data.put("instructionId", refundId());
    }
}
