package cn.caitong.app.demo;

import cn.caitong.engine.settings.SettingsFile;
import cn.caitong.engine.settings.SettingsNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code expected.yaml}, the table that was worked out by hand. */
final class ExpectedTable {
    private ExpectedTable() {}

    /**
     * The lines, in the file's order.
     *
     * @throws cn.caitong.engine.settings.InvalidSettingsException naming file, key, rule and remedy
     */
    static List<DepositLine> read(Path folder) {
        SettingsNode root = SettingsFile.read(folder.resolve("expected.yaml"));
        root.allow(Set.of("deposits"));
        return root.nodes("deposits").stream().map(ExpectedTable::line).toList();
    }

    private static DepositLine line(SettingsNode node) {
        node.allow(Set.of("deposit", "received", "amount", "clause", "due", "refunds", "lateCharge", "state"));
        return new DepositLine(
                node.text("deposit"),
                node.date("received"),
                node.decimal("amount"),
                node.optionalText("clause").orElse(null),
                date(node, "due"),
                node.nodes("refunds").stream().map(ExpectedTable::refund).toList(),
                node.decimal("lateCharge"),
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

    private static @Nullable LocalDate date(SettingsNode node, String key) {
        return node.has(key) ? node.date(key) : null;
    }
}
