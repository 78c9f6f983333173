package cn.caitong.benchmarks;

import cn.caitong.benchmarks.accept.AcceptLane;
import cn.caitong.benchmarks.backlog.BacklogLane;
import cn.caitong.benchmarks.clocks.ClocksLane;
import cn.caitong.benchmarks.drain.DrainLane;
import cn.caitong.benchmarks.hung.HungLane;
import cn.caitong.benchmarks.measure.Report;
import cn.caitong.benchmarks.payment.PaymentLane;
import cn.caitong.benchmarks.refund.RefundLane;
import cn.caitong.benchmarks.restart.RestartLane;
import cn.caitong.benchmarks.soak.SoakLane;
import cn.caitong.benchmarks.stage.Cluster;
import cn.caitong.benchmarks.stage.Lane;
import cn.caitong.benchmarks.stage.Letters;
import cn.caitong.benchmarks.stage.Site;
import cn.caitong.benchmarks.stage.Terms;
import cn.caitong.benchmarks.verbs.VerbsLane;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hub bench}: runs lanes and prints what they found, in Markdown; what is going on goes to standard error. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures the hub against bare loops and peers. 与裸循环及同类软件对比测速。")
public final class Bench implements Callable<Integer> {
    private static final List<Lane> LANES = List.of(
            new AcceptLane(),
            new RefundLane(),
            new PaymentLane(),
            new HungLane(),
            new BacklogLane(),
            new RestartLane(),
            new ClocksLane(),
            new DrainLane(),
            new VerbsLane(),
            new SoakLane());

    @Parameters(
            arity = "0..*",
            description =
                    "Lanes: accept, refund, payment, hung, backlog, restart, clocks, drain, verbs, and soak, which"
                            + " runs only by name; the others by default. 测试项；soak 须指名，其余默认全部。")
    private List<String> lanes = List.of();

    @Option(names = "--scale", defaultValue = "1", description = "Of all sizes; what is published has 1. 规模系数，发布值为 1。")
    private double scale;

    @Option(names = "--pairs", defaultValue = "7", description = "How often each side runs. 每一方运行次数。")
    private int rounds;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String[] args) {
        System.exit(new CommandLine(new Bench()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        List<Lane> chosen = chosen();
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter progress = spec.commandLine().getErr();
        long minutes = Math.round(chosen.stream().mapToInt(Lane::minutes).sum() * Math.min(1, scale) + 1);
        progress.printf("%d lane(s), about %d minutes at this scale%n", chosen.size(), minutes);
        Path home =
                Path.of(System.getProperty("hub.home", ".")).toAbsolutePath().normalize();
        Path folder = home.resolve("benchmarks/target/bench");
        try (Cluster cluster = Cluster.start(folder.resolve("postgres"))) {
            Terms terms = terms(home, folder, cluster, progress).prepared();
            out.printf("Scale %s, %d pairs; %s%n%n", scale, rounds, machine());
            for (Lane lane : chosen) {
                for (Report report : lane.run(terms)) {
                    out.println(report.print());
                    out.flush();
                }
            }
        }
        return 0;
    }

    private Terms terms(Path home, Path folder, Cluster cluster, PrintWriter progress) throws IOException {
        return new Terms(scale, rounds, cluster, Site.open(home, folder.resolve("hub")), new Letters(home), line -> {
            progress.println(line);
            progress.flush();
        });
    }

    private List<Lane> chosen() {
        List<Lane> chosen = LANES.stream()
                .filter(lane -> lanes.isEmpty() ? !lane.byNameOnly() : lanes.contains(lane.name()))
                .toList();
        if (chosen.size() < lanes.size()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "There is no such lane among " + lanes + ": name one of "
                            + LANES.stream().map(Lane::name).toList() + ". 没有该测试项。");
        }
        return chosen;
    }

    private static String machine() {
        return "%d processors, Java %s, heap at most %d MB"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("java.version"),
                        Runtime.getRuntime().maxMemory() >> 20);
    }
}
