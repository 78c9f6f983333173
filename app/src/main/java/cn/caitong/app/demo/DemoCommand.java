package cn.caitong.app.demo;

import cn.caitong.engine.calendar.CalendarFiles;
import cn.caitong.engine.policy.ClockTable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hub demo}: plays the month in {@code demo/}, and answers 1 if anything came out otherwise than it should. */
@Command(
        name = "demo",
        description = "Plays a month of bid deposits and contract payments and checks what came of it ·"
                + " 演示一个月的投标保证金与合同支付业务并核对结果",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    /** What a shell calls a program that Ctrl-C ended. */
    private static final int STOPPED = 130;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", description = "The timeline as JSON lines and nothing else · 仅以 JSON 行输出时间线")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        try (Stage stage = Stage.open(kept -> err.println("data kept in · 数据保留于 " + kept))) {
            return play(stage, new Progress(err, Boolean.getBoolean("hub.terminal")));
        }
    }

    /** The boundary: what fails because somebody pressed Ctrl-C is no failure. */
    private int play(Stage stage, Progress progress) throws Exception {
        try {
            Path home = Path.of(System.getProperty("hub.home", "."));
            TimelineText text = new TimelineText(CalendarFiles.load(home.resolve("config/calendar")));
            ClausesText clauses = new ClausesText(ClockTable.load(home.resolve("config/policies/clocks.yaml")));
            progress.say("starting a hub of its own; the month takes about a minute · 正在启动独立的采通，演示约需一分钟");
            Outcome outcome = new Demo(home, stage.folder(), day -> {
                        stage.goOn();
                        progress.now(text.heading(day));
                    })
                    .run();
            progress.over();
            report(outcome, text, clauses);
            if (outcome.isAsExpected()) {
                stage.done();
            }
            return outcome.isAsExpected() ? 0 : 1;
        } catch (Exception failed) {
            progress.over();
            if (stage.isStopped()) {
                return STOPPED;
            }
            throw failed;
        }
    }

    private void report(Outcome outcome, TimelineText text, ClausesText clauses) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Report.asJson(outcome, out);
            Report.verdict(outcome, spec.commandLine().getErr());
        } else {
            Report.asText(outcome, text, clauses, out);
            Report.verdict(outcome, out);
        }
    }
}
