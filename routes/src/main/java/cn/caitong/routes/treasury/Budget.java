package cn.caitong.routes.treasury;

import cn.caitong.routes.event.Fields;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A budget line (预算指标). What its codes mean is the treasury's; here they only name it. */
record Budget(
        String fund,
        String function,
        String economic,
        @Nullable String departmentEconomic,
        String project,
        String agency,
        @Nullable String budgetType,
        @Nullable String payType) {

    static Budget of(JsonNode node) {
        return new Budget(
                Fields.text(node, "fund"),
                Fields.text(node, "function"),
                Fields.text(node, "economic"),
                Fields.optional(node, "departmentEconomic"),
                Fields.text(node, "project"),
                Fields.text(node, "agency"),
                Fields.optional(node, "budgetType"),
                Fields.optional(node, "payType"));
    }

    /** By which the line is known, in the ledger too. */
    String code() {
        return String.join("/", fund, function, economic, project);
    }

    ObjectNode toJson() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("fund", fund).put("function", function).put("economic", economic);
        putIf(node, "departmentEconomic", departmentEconomic);
        node.put("project", project).put("agency", agency);
        putIf(node, "budgetType", budgetType);
        putIf(node, "payType", payType);
        return node;
    }

    private static void putIf(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }
}
