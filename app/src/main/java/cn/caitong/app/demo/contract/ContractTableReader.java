package cn.caitong.app.demo.contract;

import cn.caitong.app.demo.contract.PaymentLine.Attempt;
import cn.caitong.app.demo.contract.PaymentLine.End;
import cn.caitong.app.demo.witness.Times;
import cn.caitong.engine.settings.SettingsNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the part of {@code expected.yaml} that is about contract money. */
public final class ContractTableReader {
    /** What of the file is read here. */
    public static final Set<String> KEYS = Set.of("contracts", "claims", "payments");

    private static final String STATE = "state";

    private ContractTableReader() {}

    /**
     * The lines, in the file's order.
     *
     * @throws cn.caitong.engine.settings.InvalidSettingsException naming file, key, rule and remedy
     */
    public static ContractTable read(SettingsNode root) {
        return new ContractTable(
                all(root, "contracts", ContractTableReader::contract),
                all(root, "claims", ContractTableReader::claim),
                all(root, "payments", ContractTableReader::payment));
    }

    private static <T> List<T> all(SettingsNode node, String key, Function<SettingsNode, T> read) {
        return node.has(key) ? node.nodes(key).stream().map(read).toList() : List.of();
    }

    private static List<String> texts(SettingsNode node, String key) {
        return node.has(key) ? node.texts(key) : List.of();
    }

    private static ContractLine contract(SettingsNode node) {
        node.allow(Set.of("contract", "terms", STATE));
        return new ContractLine(node.text("contract"), all(node, "terms", ContractTableReader::term), node.text(STATE));
    }

    private static ClaimLine claim(SettingsNode node) {
        node.allow(Set.of("invoice", "amount", "refused", "confirmed", "terms", "told", STATE));
        return new ClaimLine(
                node.text("invoice"),
                node.has("amount") ? node.decimal("amount") : null,
                texts(node, "refused"),
                all(node, "confirmed", ContractTableReader::sum),
                all(node, "terms", ContractTableReader::term),
                texts(node, "told"),
                node.text(STATE));
    }

    private static ClaimLine.Sum sum(SettingsNode node) {
        node.allow(Set.of("payment", "amount", "on", "how"));
        return new ClaimLine.Sum(node.text("payment"), node.decimal("amount"), node.date("on"), node.text("how"));
    }

    private static Term term(SettingsNode node) {
        node.allow(Set.of("clock", "from", "due", "done", "void"));
        return new Term(
                node.text("clock"),
                node.date("from"),
                node.date("due"),
                date(node, "done"),
                node.has("void") && node.flag("void"));
    }

    private static PaymentLine payment(SettingsNode node) {
        node.allow(Set.of("payment", "attempts", "told", STATE));
        return new PaymentLine(
                node.text("payment"),
                all(node, "attempts", ContractTableReader::attempt),
                texts(node, "told"),
                node.text(STATE));
    }

    private static Attempt attempt(SettingsNode node) {
        node.allow(Set.of("issued", "budget", "amount", "delivered", "credited", "returned", "refused"));
        End end =
                new End(date(node, "delivered"), date(node, "credited"), date(node, "returned"), date(node, "refused"));
        return new Attempt(Times.minute(node, "issued"), node.text("budget"), node.decimal("amount"), end);
    }

    private static @Nullable LocalDate date(SettingsNode node, String key) {
        return node.has(key) ? node.date(key) : null;
    }
}
