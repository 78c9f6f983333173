package cn.caitong.simulators.city;

import cn.caitong.simulators.log.JsonLines;
import cn.caitong.simulators.portal.Notice;
import cn.caitong.simulators.portal.Portal;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Steers the portal: {@code METHOD /portal/WHAT} with a JSON body. */
final class PortalDesk {
    private PortalDesk() {}

    static Object handle(Portal portal, String what, String body) {
        return switch (what) {
            case "GET board" -> portal.board();
            case "GET journal" -> portal.journal().lines();
            case "POST notices" -> {
                var posted = portal.publish(JsonLines.read(body, Notice.class));
                yield Map.of("number", posted.number(), "told", portal.sendPending());
            }
            case "POST again" -> {
                portal.tellAgain(Orders.text(JsonLines.read(body, JsonNode.class), "number"));
                yield Map.of("told", portal.sendPending());
            }
            case "POST send" -> Map.of("told", portal.sendPending());
            default -> throw new IllegalArgumentException("no such thing: " + what);
        };
    }
}
