package cn.caitong.app.demo;

import cn.caitong.app.demo.ScriptStep.Action;
import cn.caitong.app.demo.witness.Times;
import cn.caitong.engine.settings.SettingsFile;
import cn.caitong.engine.settings.SettingsNode;
import cn.caitong.simulators.ledger.Fate;
import cn.caitong.simulators.ledger.Reason;
import cn.caitong.simulators.rest.Kind;
import cn.caitong.simulators.traffic.Fault;
import cn.caitong.simulators.traffic.Misbehaviour;
import cn.caitong.simulators.traffic.Topic;
import cn.caitong.simulators.treasury.Matter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Reads a script; what cannot be played is refused by file and key before anything starts. */
final class ScriptReader {
    private static final Set<String> WHO = Set.of("at", "actor", "action");

    private final Path folder;
    private final ContractSteps contracts;

    private ScriptReader(Path folder) {
        this.folder = folder;
        this.contracts = new ContractSteps(folder);
    }

    /**
     * Reads {@code script.yaml} in the folder; the files it names are relative to it.
     *
     * @throws cn.caitong.engine.settings.InvalidSettingsException naming file, key, rule and remedy
     */
    static Script read(Path folder) {
        SettingsNode root = SettingsFile.read(folder.resolve("script.yaml"));
        root.allow(Set.of("from", "to", "beats", "settleAfter", "steps"));
        return new ScriptReader(folder).script(root);
    }

    private Script script(SettingsNode root) {
        LocalDateTime from = Times.minute(root, "from");
        LocalDateTime to = Times.minute(root, "to");
        if (!from.isBefore(to)) {
            throw root.refuse("to", "must be after from; correct it", "须晚于 from；请更正");
        }
        List<LocalTime> beats = beats(root);
        List<ScriptStep> steps = new ArrayList<>();
        LocalDateTime last = from;
        for (SettingsNode node : root.nodes("steps")) {
            ScriptStep step = step(node);
            if (step.at().isBefore(last) || step.at().isAfter(to)) {
                throw node.refuse(
                        "at", "must lie between the step before and the end; put it in order", "须按时间先后排列；请调整次序");
            }
            last = step.at();
            steps.add(step);
        }
        return new Script(from, to, beats, duration(root, "settleAfter"), steps);
    }

    private static List<LocalTime> beats(SettingsNode root) {
        List<LocalTime> beats = root.texts("beats").stream()
                .map(text -> parsed(root, "beats", text, LocalTime::parse))
                .sorted()
                .toList();
        if (beats.isEmpty()) {
            throw root.refuse("beats", "is required; name one time of day at least", "必填；请至少写明一个时刻");
        }
        return beats;
    }

    private ScriptStep step(SettingsNode node) {
        return new ScriptStep(Times.minute(node, "at"), node.text("actor"), action(node));
    }

    private Action action(SettingsNode node) {
        return switch (node.text("action")) {
            case "send" -> new ScriptStep.Send(file(node));
            case "receive" -> new ScriptStep.Receive(file(node));
            case "issue" -> new ScriptStep.Issue(file(node));
            case "settle" -> settle(node);
            case "report-again" -> reportAgain(node);
            case "plan" -> plan(node);
            case "misbehave" -> misbehave(node);
            case "go-down" -> alone(node, new ScriptStep.GoDown());
            case "come-up" -> alone(node, new ScriptStep.ComeUp());
            default ->
                contracts
                        .act(node)
                        .orElseThrow(() -> node.refuse(
                                "action",
                                "must be send, receive, issue, report-again, settle, plan, misbehave, go-down,"
                                        + " come-up, "
                                        + ContractSteps.NAMES + "; correct it",
                                "须为 send、receive、issue、report-again、settle、plan、misbehave、go-down、come-up、"
                                        + ContractSteps.NAMES + " 之一；请更正"));
        };
    }

    private Path file(SettingsNode node) {
        allow(node, "file");
        return file(folder, node, "file");
    }

    /** A file beside the script. */
    static Path file(Path folder, SettingsNode node, String key) {
        Path file = folder.resolve(node.text(key));
        if (!Files.isRegularFile(file)) {
            throw node.refuse(key, "is not there: " + file + "; name a file beside the script", "文件不存在；请写脚本旁的文件");
        }
        return file;
    }

    private static Action settle(SettingsNode node) {
        allow(node, "partner", "code", "owner", "words");
        return new ScriptStep.Settle(node.text("partner"), node.text("code"), node.text("owner"), node.text("words"));
    }

    private static Action reportAgain(SettingsNode node) {
        allow(node, "receipt");
        return new ScriptStep.ReportAgain(node.text("receipt"));
    }

    private static Action plan(SettingsNode node) {
        allow(node, "receipt", "end", "after", "reason");
        Duration after = duration(node, "after");
        Reason reason = one(node, "reason", Reason.values());
        return switch (node.text("end")) {
            case "RETURNED" -> new ScriptStep.Plan(node.text("receipt"), Fate.returned(after, reason));
            case "REJECTED" -> new ScriptStep.Plan(node.text("receipt"), Fate.rejected(after, reason));
            default ->
                throw node.refuse("end", "must be RETURNED or REJECTED; correct it", "须为 RETURNED 或 REJECTED；请更正");
        };
    }

    private static Action misbehave(SettingsNode node) {
        allow(node, "fault", "kind", "about", "times");
        int times = node.has("times") ? node.integer("times", 1, 100) : 1;
        return new ScriptStep.Misbehave(Misbehaviour.next(one(node, "fault", Fault.values()))
                .on(topic(node))
                .about(node.text("about"))
                .times(times));
    }

    private static Topic topic(SettingsNode node) {
        return node.text("actor").equals(ScriptStep.TREASURY)
                ? one(node, "kind", Matter.values())
                : one(node, "kind", Kind.values());
    }

    private static Action alone(SettingsNode node, Action action) {
        allow(node);
        return action;
    }

    static void allow(SettingsNode node, String... more) {
        Set<String> keys = new HashSet<>(WHO);
        keys.addAll(Arrays.asList(more));
        node.allow(keys);
    }

    static <E extends Enum<E>> E one(SettingsNode node, String key, E[] all) {
        String text = node.text(key);
        return Arrays.stream(all)
                .filter(value -> value.name().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        node.refuse(key, "must be one of " + Arrays.toString(all) + "; correct it", "须为所列值之一；请更正"));
    }

    static Duration duration(SettingsNode node, String key) {
        return parsed(node, key, node.text(key), Duration::parse);
    }

    private static <T> T parsed(SettingsNode node, String key, String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (DateTimeException wrong) {
            throw node.refuse(key, "cannot be read: " + text + "; correct it", "无法解析；请更正");
        }
    }
}
