package cn.caitong.routes.party;

import cn.caitong.routes.event.Fields;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A bank account that money came from or goes to. Prints without its number. */
public record Account(
        String name,
        String number,
        @Nullable String bank,
        @Nullable String cnaps) {
    /** A canonical account {@code {"name","account","bank","cnaps"}}, the last two optional. */
    public static Account of(JsonNode node) {
        return new Account(
                Fields.text(node, "name"),
                Fields.text(node, "account"),
                Fields.optional(node, "bank"),
                Fields.optional(node, "cnaps"));
    }

    /** Name and number decide, and the bank's number where both have one; the bank's name is written in many ways. */
    public boolean isThatOf(Account other) {
        return name.equals(other.name)
                && digits().equals(other.digits())
                && (cnaps == null || other.cnaps == null || cnaps.equals(other.cnaps));
    }

    private String digits() {
        return number.replace("-", "");
    }

    /** As messages carry it: in the clear. */
    public ObjectNode canonical() {
        ObjectNode node =
                JsonNodeFactory.instance.objectNode().put("name", name).put("account", number);
        if (bank != null) {
            node.put("bank", bank);
        }
        if (cnaps != null) {
            node.put("cnaps", cnaps);
        }
        return node;
    }

    @Override
    public String toString() {
        return name + " ****" + number.substring(Math.max(0, number.length() - 4));
    }
}
