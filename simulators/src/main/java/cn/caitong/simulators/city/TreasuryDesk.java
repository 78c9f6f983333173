package cn.caitong.simulators.city;

import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.treasury.Books;
import cn.caitong.simulators.treasury.Matter;
import cn.caitong.simulators.treasury.Treasury;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/** Steers the treasury: {@code METHOD /treasury/WHAT} with a JSON body. */
final class TreasuryDesk {
    private final Treasury treasury;

    TreasuryDesk(Treasury treasury) {
        this.treasury = treasury;
    }

    Object handle(String what, JsonNode order) {
        return switch (what) {
            case "GET books" -> books(treasury.books());
            case "GET journal" -> treasury.journal().lines();
            case "POST settle" -> Map.of("steps", treasury.settleUntil(Instant.parse(Orders.text(order, "until"))));
            case "POST send" -> Map.of("allSent", treasury.sendPending());
            default -> {
                act(what, order);
                yield Map.of("done", true);
            }
        };
    }

    private void act(String what, JsonNode order) {
        switch (what) {
            case "POST budgets" -> treasury.enter(TreasuryOrders.budget(order), Fen.ofYuan(Orders.text(order, "sum")));
            case "POST plans" -> treasury.plan(Orders.text(order, "code"), TreasuryOrders.plan(order));
            case "DELETE plans" -> treasury.withdrawPlan(Orders.text(order, "code"));
            case "POST fates" -> treasury.destine(Orders.text(order, "payment"), TreasuryOrders.course(order));
            case "POST freeze" ->
                treasury.freeze(
                        Orders.text(order, "application"),
                        order.path("court").asBoolean(),
                        Orders.text(order, "reference"));
            case "POST unfreeze" -> treasury.unfreeze(Orders.text(order, "application"));
            case "POST year-ends" -> treasury.closeYear(Integer.parseInt(Orders.text(order, "year")));
            case "POST statements" ->
                treasury.closeDay(LocalDate.parse(Orders.text(order, "day")), TreasuryOrders.slip(order));
            case "POST misbehaviours" -> treasury.misbehave(Orders.misbehaviour(order, Matter::valueOf));
            case "DELETE misbehaviours" -> treasury.behave();
            case "POST release" -> treasury.releaseHeld();
            case "POST resend" -> treasury.resendRefused();
            case "POST down" -> treasury.goDown();
            case "POST up" -> treasury.comeUp();
            default -> throw new IllegalArgumentException("no such thing: " + what);
        }
    }

    private static Map<String, Object> books(Books books) {
        return Map.of(
                "applications", books.applications(),
                "bookings", books.bookings(),
                "unsent", books.unsent().size(),
                "refused", books.refused().size(),
                "paidTwice", books.paidTwice(),
                "overPaid", books.overPaid());
    }
}
