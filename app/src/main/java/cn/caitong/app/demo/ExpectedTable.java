package cn.caitong.app.demo;

import cn.caitong.app.demo.contract.ContractTableReader;
import cn.caitong.app.demo.witness.Times;
import cn.caitong.engine.settings.SettingsFile;
import cn.caitong.engine.settings.SettingsNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads {@code expected.yaml}, the table that was worked out by hand. */
final class ExpectedTable {
    private static final Set<String> KEYS = Set.of(
            "deposit",
            "received",
            "amount",
            "clause",
            "due",
            "refunds",
            "lateCharge",
            "bankInterest",
            "forfeited",
            "paidOver",
            "converted",
            "told",
            "state");

    private ExpectedTable() {}

    /**
     * The lines, in the file's order.
     *
     * @throws cn.caitong.engine.settings.InvalidSettingsException naming file, key, rule and remedy
     */
    static Expected read(Path folder) {
        SettingsNode root = SettingsFile.read(folder.resolve("expected.yaml"));
        Set<String> keys = new HashSet<>(ContractTableReader.KEYS);
        keys.addAll(Set.of("deposits", "parked"));
        root.allow(keys);
        List<SettingsNode> deposits = root.nodes("deposits");
        Map<String, List<String>> told = deposits.stream()
                .filter(node -> node.has("told"))
                .collect(Collectors.toMap(node -> node.text("deposit"), node -> node.texts("told")));
        return new Expected(
                deposits.stream().map(ExpectedTable::line).toList(),
                told,
                root.has("parked")
                        ? root.nodes("parked").stream()
                                .map(ExpectedTable::parked)
                                .toList()
                        : List.of(),
                ContractTableReader.read(root));
    }

    private static ParkedLine parked(SettingsNode node) {
        node.allow(Set.of("about", "code", "parked", "settled", "how"));
        return new ParkedLine(
                node.text("about"), node.text("code"), node.date("parked"), date(node, "settled"), node.text("how"));
    }

    private static DepositLine line(SettingsNode node) {
        node.allow(KEYS);
        return new DepositLine(
                node.text("deposit"),
                node.date("received"),
                node.decimal("amount"),
                node.optionalText("clause").orElse(null),
                date(node, "due"),
                node.nodes("refunds").stream().map(ExpectedTable::refund).toList(),
                node.decimal("lateCharge"),
                new DepositLine.Beside(
                        sum(node, "bankInterest"),
                        sum(node, "forfeited"),
                        date(node, "paidOver"),
                        sum(node, "converted")),
                node.text("state"));
    }

    private static DepositLine.Refund refund(SettingsNode node) {
        node.allow(Set.of("issued", "why", "delivered", "credited", "returned"));
        return new DepositLine.Refund(
                Times.minute(node, "issued"),
                node.text("why"),
                date(node, "delivered"),
                date(node, "credited"),
                date(node, "returned"));
    }

    private static BigDecimal sum(SettingsNode node, String key) {
        return node.has(key) ? node.decimal(key) : new BigDecimal("0.00");
    }

    private static @Nullable LocalDate date(SettingsNode node, String key) {
        return node.has(key) ? node.date(key) : null;
    }
}
