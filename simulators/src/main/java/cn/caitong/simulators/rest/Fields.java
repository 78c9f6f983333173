package cn.caitong.simulators.rest;

import cn.caitong.simulators.ledger.Account;
import cn.caitong.simulators.ledger.Fen;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one object, and refuses with the field's name. */
final class Fields {
    private static final Pattern NUMBER = Pattern.compile("[0-9-]{5,32}");

    private final JsonNode node;
    private final String path;
    private final String id;

    private Fields(JsonNode node, String path, String id) {
        this.node = node;
        this.path = path;
        this.id = id;
    }

    static Fields of(JsonNode node) {
        return new Fields(node, "", "");
    }

    /** The same fields, whose refusals name the call's id. */
    Fields knownAs(String callId) {
        return new Fields(node, path, callId);
    }

    Fields object(String name) throws Refused {
        var child = node.path(name);
        if (!child.isObject()) {
            throw bad(name);
        }
        return new Fields(child, path + name + ".", id);
    }

    String text(String name) throws Refused {
        var child = node.path(name);
        if (!child.isTextual() || child.textValue().isBlank()) {
            throw bad(name);
        }
        return child.textValue();
    }

    @Nullable
    String optional(String name) throws Refused {
        return node.has(name) ? text(name) : null;
    }

    JsonNode node(String name) {
        return node.path(name);
    }

    Fen amount(String name, Function<String, Fen> reader) throws Refused {
        try {
            var amount = reader.apply(text(name));
            if (amount.compareTo(Fen.ZERO) > 0) {
                return amount;
            }
        } catch (IllegalArgumentException e) {
            throw bad(name);
        }
        throw bad(name);
    }

    /** An account to pay into; a number no bank has is {@link Refusal#BAD_PAYEE}. */
    Account payee(String name, String number, String bank, String bankNo) throws Refused {
        var account = new Account(text(name), text(number), optional(bank), optional(bankNo));
        if (!NUMBER.matcher(account.number()).matches()) {
            throw Refused.of(Refusal.BAD_PAYEE, id);
        }
        return account;
    }

    Refused bad(String name) {
        return new Refused(Refusal.BAD_FIELD, id, path + name);
    }
}
