package cn.caitong.app.cli;

import cn.caitong.app.hub.Holding;
import cn.caitong.engine.hold.HoldScope;
import cn.caitong.engine.hold.Holds;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code hub hold}: stops money and lets it go, on the hub's database, whether or not a hub runs on it. Each act takes two
 * persons, known by their operator tokens: one asks, another confirms.
 */
@Command(
        name = "hold",
        description = "Stops money and lets it go, by two persons · 冻结与放行资金指令（须两人）",
        mixinStandardHelpOptions = true)
final class HoldCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** What is done on the holds; a refusal is told with its remedy. */
    @FunctionalInterface
    private interface Work {
        void on(Holds holds, PrintWriter out) throws IOException;
    }

    /** Without a verb: what stands, and what waits for a second person. */
    @Override
    public Integer call() throws IOException {
        return with((holds, out) -> {
            holds.standing().forEach(hold -> out.println(HoldLines.of(hold)));
            holds.undecided().forEach(act -> out.println(HoldLines.of(act)));
            if (holds.standing().isEmpty() && holds.undecided().isEmpty()) {
                out.println("no money is stopped · 未冻结任何资金");
            }
        });
    }

    /** Whose money: exactly one. */
    static final class Whose {
        @Option(names = "--partner", paramLabel = "ID", description = "money to this partner · 发往该接入方的资金")
        private @Nullable String partner;

        @Option(names = "--flow", paramLabel = "NAME", description = "money of this flow · 该流程的资金")
        private @Nullable String flow;

        @Option(names = "--hub", description = "all money · 全部资金")
        private boolean hub;

        HoldScope scope() {
            if (hub) {
                return HoldScope.hub();
            }
            return partner == null ? HoldScope.flow(Objects.requireNonNull(flow)) : HoldScope.partner(partner);
        }
    }

    /** How much of what waits: the first so many. */
    static final class Rows {
        @Spec(Spec.Target.MIXEE)
        private CommandSpec spec = CommandSpec.create();

        @Option(names = "--rows", required = true, paramLabel = "N", description = "how many instructions · 指令笔数")
        private long rows;

        long number() {
            if (rows < 1) {
                throw new ParameterException(spec.commandLine(), "--rows: give a whole number from 1. 笔数须为不小于 1 的整数。");
            }
            return rows;
        }
    }

    @Command(name = "place", description = "Asks that money be stopped · 申请冻结", mixinStandardHelpOptions = true)
    int place(@ArgGroup(multiplicity = "1") Whose whose, @Mixin Reason reason, @Mixin OperatorToken person)
            throws IOException {
        return with((holds, out) -> asked(out, holds.askToPlace(whose.scope(), reason.text(), person.name())));
    }

    @Command(name = "pass", description = "Asks that a batch may leave · 申请放行一批", mixinStandardHelpOptions = true)
    int pass(
            @Parameters(paramLabel = "HOLD", description = "its number · 冻结编号") long hold,
            @Mixin Rows rows,
            @Mixin Reason reason,
            @Mixin OperatorToken person,
            @Option(names = "--dry-run", description = "only say what would leave · 仅显示将放行的内容") boolean dryRun)
            throws IOException {
        return with((holds, out) -> {
            String name = person.name();
            String why = reason.text();
            out.println(HoldLines.of(holds.rehearse(hold, rows.number())));
            if (!dryRun) {
                asked(out, holds.askToPass(hold, rows.number(), why, name));
            }
        });
    }

    @Command(name = "release", description = "Asks that a hold be ended · 申请解除冻结", mixinStandardHelpOptions = true)
    int release(
            @Parameters(paramLabel = "HOLD", description = "its number · 冻结编号") long hold,
            @Mixin Reason reason,
            @Mixin OperatorToken person,
            @Option(names = "--dry-run", description = "only say what would leave · 仅显示将放行的内容") boolean dryRun)
            throws IOException {
        return with((holds, out) -> {
            String name = person.name();
            String why = reason.text();
            out.println(HoldLines.of(holds.rehearse(hold, Long.MAX_VALUE)));
            if (!dryRun) {
                asked(out, holds.askToRelease(hold, why, name));
            }
        });
    }

    @Command(
            name = "confirm",
            description = "Confirms what another asked for · 复核他人的申请",
            mixinStandardHelpOptions = true)
    int confirm(
            @Parameters(paramLabel = "ACT", description = "its number · 申请编号") long act, @Mixin OperatorToken person)
            throws IOException {
        return with((holds, out) -> {
            holds.confirm(act, person.name());
            out.println("done · 已执行");
        });
    }

    @Command(name = "refuse", description = "Says that it is not to be done · 否决申请", mixinStandardHelpOptions = true)
    int refuse(@Parameters(paramLabel = "ACT", description = "its number · 申请编号") long act, @Mixin OperatorToken person)
            throws IOException {
        return with((holds, out) -> {
            holds.refuse(act, person.name());
            out.println("refused · 已否决");
        });
    }

    private int with(Work work) throws IOException {
        return OnDatabase.run(spec, (settings, transactions, out) -> work.on(Holding.of(settings, transactions), out));
    }

    private void asked(PrintWriter out, long act) {
        out.printf(
                "asked · 已申请  %1$d%nconfirm · 复核   ./hub hold confirm %1$d --token FILE (another person · 另一人)%n", act);
    }
}
