package cn.caitong.simulators.city;

import cn.caitong.simulators.http.Answer;
import cn.caitong.simulators.http.Reply;
import cn.caitong.simulators.http.Request;
import cn.caitong.simulators.ledger.Ledger;
import cn.caitong.simulators.log.JsonLines;
import cn.caitong.simulators.rest.HttpCentre;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Steers the city over HTTP: {@code GET /centres}, and {@code METHOD /centres/ID/WHAT} or {@code /treasury/WHAT} or {@code /portal/WHAT} with a JSON body. */
final class AdminDesk {
    private final City city;

    AdminDesk(City city) {
        this.city = city;
    }

    Reply answer(Request request) {
        try {
            return Reply.proper(Answer.json(200, JsonLines.write(handle(request))));
        } catch (IllegalArgumentException | DateTimeException | UncheckedIOException e) {
            return Reply.proper(Answer.json(400, JsonLines.write(Map.of("error", String.valueOf(e.getMessage())))));
        }
    }

    private Object handle(Request request) {
        String[] parts = request.path().substring(1).split("/", -1);
        if (parts.length == 1 && parts[0].equals("centres")) {
            return city.centres().stream().map(AdminDesk::summary).toList();
        }
        if (parts.length == 1 && parts[0].equals("hub")) {
            city.hubIs(URI.create(body(request).path("url").asText()));
            return done();
        }
        if (parts.length == 2 && parts[0].equals("treasury")) {
            return new TreasuryDesk(city.treasury()).handle(request.method() + " " + parts[1], body(request));
        }
        if (parts.length == 2 && parts[0].equals("portal")) {
            return PortalDesk.handle(city.portal(), request.method() + " " + parts[1], request.text());
        }
        if (parts.length == 3 && parts[0].equals("centres")) {
            String what = request.method() + " " + parts[2];
            return what.equals("POST receipts")
                    ? city.any(parts[1]).receiveAll(request.text())
                    : handle(city.centre(parts[1]), what, request);
        }
        throw new IllegalArgumentException("no such thing: " + request.path());
    }

    private static Object handle(HttpCentre centre, String what, Request request) {
        return switch (what) {
            case "GET ledger" -> books(centre.ledger());
            case "GET journal" -> centre.journal().lines();
            case "POST settle" -> Map.of("steps", centre.settleUntil(Instant.parse(text(request, "until"))));
            case "POST send" -> Map.of("allSent", centre.sendPending());
            default -> {
                act(centre, what, request);
                yield done();
            }
        };
    }

    private static void act(HttpCentre centre, String what, Request request) {
        switch (what) {
            case "POST fates" -> centre.plan(text(request, "receipt"), Orders.fate(body(request)));
            case "POST statements" -> centre.closeDay(LocalDate.parse(text(request, "day")));
            case "POST misbehaviours" -> centre.misbehave(Orders.misbehaviour(body(request)));
            case "DELETE misbehaviours" -> centre.behave();
            case "POST release" -> centre.releaseHeld();
            case "POST resend" -> centre.resendRefused();
            case "POST down" -> centre.goDown();
            case "POST up" -> centre.comeUp();
            default -> throw new IllegalArgumentException("no such thing: " + what);
        }
    }

    private static Map<String, Object> summary(HttpCentre centre) {
        return Map.of(
                "id", centre.id(),
                "dialect", centre.settings().dialect(),
                "address", centre.address().toString(),
                "unsent", centre.ledger().unsent().size(),
                "refused", centre.ledger().refused().size());
    }

    private static Map<String, List<?>> books(Ledger ledger) {
        return Map.of(
                "receipts", ledger.receipts(),
                "refunds", ledger.refunds(),
                "bookings", ledger.bookings(),
                "overRefunded", ledger.overRefunded(),
                "refundedTwice", ledger.refundedTwice());
    }

    private static String text(Request request, String field) {
        return body(request).path(field).asText();
    }

    private static JsonNode body(Request request) {
        return request.text().isBlank() ? MissingNode.getInstance() : JsonLines.read(request.text(), JsonNode.class);
    }

    private static Map<String, Boolean> done() {
        return Map.of("done", true);
    }
}
