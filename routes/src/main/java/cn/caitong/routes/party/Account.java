package cn.caitong.routes.party;

import cn.caitong.routes.event.Fields;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.text.Normalizer;
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

    /**
     * This account, and of its bank what it leaves out and the other says. A bank's number decides where money goes: it is added to a
     * bank's name only from an account that names the same bank, and a name only to the same number. What names no bank at all takes
     * both as they stand together. Nothing, where the other is another account.
     */
    public Account completedBy(Account other) {
        boolean isOneBank = bank == null
                ? cnaps == null || cnaps.equals(other.cnaps)
                : other.bank != null && written(bank).equals(written(other.bank));
        return isOneBank && isThatOf(other)
                ? new Account(name, number, bank == null ? other.bank : bank, cnaps == null ? other.cnaps : cnaps)
                : this;
    }

    private static String written(String bank) {
        return Normalizer.normalize(bank, Normalizer.Form.NFKC).replace(" ", "");
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
