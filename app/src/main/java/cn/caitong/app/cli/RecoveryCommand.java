package cn.caitong.app.cli;

import cn.caitong.engine.evidence.EvidenceLog;
import cn.caitong.engine.recalculation.CalendarVersions;
import cn.caitong.engine.recovery.Recovery;
import cn.caitong.engine.recovery.RecoveryState;
import cn.caitong.engine.time.LegalTime;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code hub recovery}: how far a restore's gap is covered, and two persons' word that a partner has covered it. Without a verb
 * it answers 0 when money may leave, and 1 while somebody is waited for.
 */
@Command(
        name = "recovery",
        description = "Says who still covers a restore's gap · 恢复备份后的缺口由谁补齐",
        mixinStandardHelpOptions = true)
final class RecoveryCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private boolean isOpen;

    /** What is done on the gap. */
    @FunctionalInterface
    private interface Work {
        void on(Recovery recovery, PrintWriter out) throws IOException;
    }

    @Override
    public Integer call() throws IOException {
        int exit = with((recovery, out) -> {
            RecoveryState state = recovery.look();
            isOpen = RecoveryLines.isOpen(state);
            RecoveryLines.of(state).forEach(out::println);
        });
        return isOpen ? 1 : exit;
    }

    @Command(
            name = "declare",
            description = "Says that a partner has covered it · 申报该接入方已补齐",
            mixinStandardHelpOptions = true)
    int declare(
            @Parameters(paramLabel = "PARTNER", description = "whose descriptor · 接入方编号") String partner,
            @Mixin Reason reason,
            @Mixin OperatorToken person)
            throws IOException {
        return with((recovery, out) -> {
            recovery.declare(partner, reason.text(), person.name());
            out.printf(
                    "declared · 已申报%nconfirm · 复核   ./hub recovery confirm %s --token FILE (another person · 另一人)%n",
                    partner);
        });
    }

    @Command(
            name = "doubts",
            description = "Which money to it may have left in the gap: a dry run · 试算：哪些资金指令存疑",
            mixinStandardHelpOptions = true)
    int doubts(@Parameters(paramLabel = "PARTNER", description = "whose descriptor · 接入方编号") String partner)
            throws IOException {
        return with((recovery, out) ->
                RecoveryLines.ofDoubts(recovery.doubts(partner)).forEach(out::println));
    }

    @Command(name = "confirm", description = "Confirms another's word · 复核他人的申报", mixinStandardHelpOptions = true)
    int confirm(
            @Parameters(paramLabel = "PARTNER", description = "whose descriptor · 接入方编号") String partner,
            @Mixin OperatorToken person)
            throws IOException {
        return with((recovery, out) -> {
            recovery.confirm(partner, person.name());
            out.println("covered · 已补齐");
        });
    }

    @Command(name = "refuse", description = "Says that it is not so · 否决申报", mixinStandardHelpOptions = true)
    int refuse(
            @Parameters(paramLabel = "PARTNER", description = "whose descriptor · 接入方编号") String partner,
            @Mixin OperatorToken person)
            throws IOException {
        return with((recovery, out) -> {
            recovery.refuse(partner, person.name());
            out.println("refused · 已否决");
        });
    }

    private int with(Work work) throws IOException {
        return OnDatabase.run(spec, (settings, transactions, out) -> {
            CalendarVersions calendars = new CalendarVersions(transactions);
            calendars.refresh();
            Recovery recovery =
                    new Recovery(transactions, new LegalTime(transactions), new EvidenceLog(transactions), calendars);
            work.on(recovery, out);
        });
    }
}
