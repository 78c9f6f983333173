package cn.caitong.app.cli;

import cn.caitong.engine.calendar.LegalDay;
import cn.caitong.engine.evidence.Heads;
import cn.caitong.engine.evidence.Heads.OfDay;
import cn.caitong.engine.time.LegalTime;
import cn.caitong.engine.time.Ticker;
import java.io.IOException;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hub evidence heads}: the last head of each day that is over, one a line, to be kept where the hub cannot reach it. */
@Command(
        name = "heads",
        description = "Prints each day's last head, to be kept outside · 列出每日封存头，请存放于系统之外",
        mixinStandardHelpOptions = true)
final class EvidenceHeadsCommand implements Callable<Integer> {
    private static final int DAYS = 7;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--from", paramLabel = "DATE", description = "the first day; a week before the last · 起始日")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "the last day; today · 截止日")
    private @Nullable LocalDate to;

    @Override
    public Integer call() throws IOException {
        return OnDatabase.run(spec, (settings, transactions, out) -> {
            LocalDate today = LegalDay.of(new LegalTime(transactions).now());
            LocalDate last = to == null ? today : to;
            LocalDate first = from == null ? last.minusDays(DAYS - 1L) : from;
            for (OfDay each : new Heads(transactions, Ticker.SYSTEM).ofDays(first, last)) {
                out.printf("%s %s%n", each.day(), each.head());
            }
        });
    }
}
