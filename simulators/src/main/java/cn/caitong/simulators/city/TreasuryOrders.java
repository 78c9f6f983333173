package cn.caitong.simulators.city;

import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.treasury.Booking;
import cn.caitong.simulators.treasury.BudgetLine;
import cn.caitong.simulators.treasury.Course;
import cn.caitong.simulators.treasury.Plan;
import cn.caitong.simulators.treasury.Stage;
import cn.caitong.simulators.treasury.Why;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** Reads what the director wants of the treasury from JSON; an unknown word is an {@link IllegalArgumentException}. */
final class TreasuryOrders {
    private TreasuryOrders() {}

    /** {@code {"fund":…,"function":…,"economic":…,"project":…,"agency":…}}. */
    static BudgetLine budget(JsonNode order) {
        return new BudgetLine(
                Orders.text(order, "fund"),
                Orders.text(order, "function"),
                Orders.text(order, "economic"),
                Orders.text(order, "project"),
                Orders.text(order, "agency"));
    }

    /** {@code {"quota":"100.00","frozen":false}}. */
    static Plan plan(JsonNode order) {
        return new Plan(
                Fen.ofYuan(Orders.text(order, "quota")), order.path("frozen").asBoolean());
    }

    /**
     * {@code {"refusedAt":"UNIT_REVIEW","reason":"U01"}} or {@code {"stuckAt":"VOUCHER"}} or neither; beside it
     * {@code "takes":{"UNIT_REVIEW":"P1D"}} and {@code "ends":[{"line":CODE,"fate":"FAILS","reason":"A01","after":"P2D"}]}.
     */
    static Course course(JsonNode order) {
        var course = order.has("refusedAt")
                ? Course.refused(stage(order, "refusedAt"), why(order))
                : order.has("stuckAt") ? Course.stuck(stage(order, "stuckAt")) : Course.paid();
        for (var entry : order.path("takes").properties()) {
            course = course.taking(
                    Stage.valueOf(entry.getKey()),
                    Duration.parse(entry.getValue().asText()));
        }
        for (JsonNode end : order.path("ends")) {
            var fate = Course.Fate.valueOf(Orders.text(end, "fate"));
            course = course.ending(new Course.End(end.path("line").asText(), fate, why(end), Orders.after(end)));
        }
        return course;
    }

    /** {@code {"slip":"LINE_MISSING"}}; without it nothing is wrong. */
    static Booking.Slip slip(JsonNode order) {
        return Booking.Slip.valueOf(order.path("slip").asText(Booking.Slip.NONE.name()));
    }

    private static Stage stage(JsonNode order, String field) {
        return Stage.valueOf(Orders.text(order, field));
    }

    private static Why why(JsonNode order) {
        return Why.valueOf(order.path("reason").asText("X99"));
    }
}
