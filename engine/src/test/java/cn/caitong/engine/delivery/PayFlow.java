package cn.caitong.engine.delivery;

import static cn.caitong.engine.delivery.OutboxTables.CENTRE;
import static cn.caitong.engine.delivery.OutboxTables.REFUND;

import cn.caitong.engine.flow.CaseFile;
import cn.caitong.engine.flow.Context;
import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Decision.Reason;
import cn.caitong.engine.flow.Event;
import cn.caitong.engine.flow.Flow;
import cn.caitong.engine.flow.InstructionId;
import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.engine.flow.MoneyMove.Purpose;
import cn.caitong.engine.flow.Outgoing;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/** The smallest flow that pays: receives, instructs, and takes back, one sum for each case. The case's key is the item. */
final class PayFlow implements Flow {
    private static final BigDecimal SUM = new BigDecimal("100.00");

    static String wireId(String item) {
        return InstructionId.of(item, Purpose.REFUND, 1);
    }

    @Override
    public String name() {
        return "deposit";
    }

    @Override
    public int schemaVersion() {
        return 1;
    }

    @Override
    public Decision decide(CaseFile current, Event event, Context context) {
        String item = current.location().key();
        return switch (event.type()) {
            case "received" ->
                to(current, "received", List.of(), new MoneyMove.Received(item, "CNY", SUM, context.now()));
            case "pay" ->
                to(
                        current,
                        "instructed",
                        List.of(new Outgoing.Tell(
                                CENTRE, REFUND, wireId(item), true, OutboxTables.data(wireId(item)), null)),
                        new MoneyMove.Owed(item, Purpose.REFUND, SUM),
                        new MoneyMove.Instructed(item, Purpose.REFUND, 1));
            case "stop" -> to(current, "stopping", List.of(new Outgoing.Withdraw(CENTRE, REFUND, wireId(item))));
            case "delivery.delivered" ->
                to(current, "delivered", List.of(), new MoneyMove.Delivered(item, Purpose.REFUND, 1));
            case "delivery.withdrawn" ->
                to(
                        current,
                        "stopped",
                        List.of(),
                        new MoneyMove.Voided(
                                item,
                                Purpose.REFUND,
                                1,
                                UUID.fromString(event.data().get("outgoing").asText()),
                                "wang",
                                "li"));
            default -> to(current, event.type(), List.of());
        };
    }

    private static Decision to(CaseFile current, String state, List<Outgoing> outgoing, MoneyMove... moves) {
        return new Decision(
                Outcome.APPLIED,
                state,
                current.data(),
                List.of(),
                outgoing,
                List.of(moves),
                List.of(),
                List.of(),
                new Reason(state, "T1", state));
    }
}
