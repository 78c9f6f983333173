package cn.caitong.routes.party;

import cn.caitong.routes.event.Fields;
import com.fasterxml.jackson.databind.JsonNode;
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

    @Override
    public String toString() {
        return name + " ****" + number.substring(Math.max(0, number.length() - 4));
    }
}
