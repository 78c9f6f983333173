package cn.caitong.app.demo;

import cn.caitong.app.demo.ScriptStep.ContractAct;
import cn.caitong.engine.settings.SettingsNode;
import cn.caitong.simulators.treasury.Course;
import cn.caitong.simulators.treasury.Stage;
import cn.caitong.simulators.treasury.Why;
import cn.caitong.simulators.workbench.Objection;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads the steps of a script that are about contract money. */
final class ContractSteps {
    static final String NAMES = "submit, publish, confirm, object, destine";

    private static final String INVOICE = "invoice";

    private final Path folder;

    /** @param folder where the files are that steps name */
    ContractSteps(Path folder) {
        this.folder = folder;
    }

    /** The step's action, if it is one of these. */
    Optional<ContractAct> act(SettingsNode node) {
        return switch (node.text("action")) {
            case "submit" -> Optional.of(submit(node));
            case "publish" -> Optional.of(publish(node));
            case "confirm" -> Optional.of(confirm(node));
            case "object" -> Optional.of(object(node));
            case "destine" -> Optional.of(destine(node));
            default -> Optional.empty();
        };
    }

    private ContractAct submit(SettingsNode node) {
        ScriptReader.allow(node, "file", INVOICE);
        return new ScriptStep.Submit(ScriptReader.file(folder, node, "file"), ScriptReader.file(folder, node, INVOICE));
    }

    private static ContractAct publish(SettingsNode node) {
        ScriptReader.allow(node, "contract", "tender", "district");
        return new ScriptStep.Publish(node.text("contract"), node.text("tender"), node.text("district"));
    }

    private static ContractAct confirm(SettingsNode node) {
        ScriptReader.allow(node, INVOICE);
        return new ScriptStep.Confirm(node.text(INVOICE));
    }

    private static ContractAct object(SettingsNode node) {
        ScriptReader.allow(node, INVOICE, "number", "reason", "amount", "evidence");
        List<String> evidence = node.has("evidence") ? node.texts("evidence") : List.of();
        return new ScriptStep.Dispute(
                node.text(INVOICE),
                new Objection(
                        node.text("number"),
                        node.text("reason"),
                        node.optionalText("amount").orElse(null),
                        List.of(),
                        evidence));
    }

    /** Refused at a review, or credited and after a while returned by the bank. */
    private static ContractAct destine(SettingsNode node) {
        ScriptReader.allow(node, "payment", "refusedAt", "returnedAfter", "reason");
        Why why = ScriptReader.one(node, "reason", Why.values());
        Course course = node.has("refusedAt")
                ? Course.refused(ScriptReader.one(node, "refusedAt", Stage.values()), why)
                : Course.paid().returning("", why, ScriptReader.duration(node, "returnedAfter"));
        return new ScriptStep.Destine(node.text("payment"), course);
    }
}
