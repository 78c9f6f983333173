package cn.caitong.app.cli;

import cn.caitong.engine.calendar.CalendarFiles;
import cn.caitong.engine.calendar.WorkingCalendar;
import cn.caitong.mappings.report.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hub clock}: when a statutory term ends, for one question in words or for a file of questions in JSON lines. */
@Command(
        name = "clock",
        description = "When a legal term ends, which days it skips, and why · 法定期限何时届满、跳过哪些日期及原因",
        mixinStandardHelpOptions = true)
final class ClockCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--start", paramLabel = "DATE", description = "day of the event, not counted · 起算事件当日（不计入）")
    private @Nullable String start;

    @Option(names = "--working-days", paramLabel = "N", description = "term in working days · 工作日数")
    private @Nullable String workingDays;

    @Option(names = "--calendar-days", paramLabel = "N", description = "term in calendar days · 自然日数")
    private @Nullable String calendarDays;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "JSON lines {\"start\":\"…\",\"workingDays\":5}; each is printed with due and provisional"
                    + " · 按行读取 JSON，逐行输出 due 与 provisional")
    private @Nullable Path file;

    @Override
    public Integer call() throws IOException {
        return file == null ? answerOne() : answerAll(file);
    }

    private int answerOne() {
        ClockQuestion question = questionOfOptions();
        WorkingCalendar calendar = calendar();
        new ClockAnswer(question, calendar.deadline(question.start(), question.term())).print(out());
        return 0;
    }

    private int answerAll(Path questions) throws IOException {
        if (Stream.of(start, workingDays, calendarDays).anyMatch(option -> option != null)) {
            throw unusable("--file stands alone; leave the other options out. --file 不能与其他选项同时使用。");
        }
        if (!Files.isRegularFile(questions) || !Files.isReadable(questions)) {
            throw unusable(
                    "--file: %s cannot be read; name a file of JSON lines. 文件无法读取；请指定 JSON 行文件。".formatted(questions));
        }
        WorkingCalendar calendar = calendar();
        try (InputStream in = Files.newInputStream(questions)) {
            return new ClockLines(calendar, out()).answer(in) ? 0 : 1;
        }
    }

    private ClockQuestion questionOfOptions() {
        try {
            return ClockQuestion.of(start, workingDays, calendarDays);
        } catch (RefusedException refused) {
            throw unusable(refused.issue().en() + " " + refused.issue().zh());
        }
    }

    private ParameterException unusable(String why) {
        return new ParameterException(spec.commandLine(), why);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private static WorkingCalendar calendar() {
        return CalendarFiles.load(Main.home().resolve("config").resolve("calendar"));
    }
}
