package cn.caitong.app.cli;

import cn.caitong.app.hub.DataFolder;
import cn.caitong.app.hub.Hub;
import cn.caitong.app.hub.HubSettings;
import cn.caitong.app.hub.SimulatedCity;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hub up}: the hub and the simulated city, until it is stopped. What it has taken is kept. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Runs the hub and the simulated city until Ctrl-C. 运行采通及模拟城市，按 Ctrl-C 停止。")
final class UpCommand implements Callable<Integer> {
    @Option(names = "--fresh", description = "Clears what an earlier run kept. 清空此前保留的数据。")
    private boolean fresh;

    @Option(names = "--no-city", description = "The hub alone. 仅运行采通。")
    private boolean withoutCity;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        HubSettings settings = HubSettings.of(Main.home(), System.getenv());
        PrintWriter out = spec.commandLine().getOut();
        try {
            if (fresh && settings.database().isPresent()) {
                spec.commandLine()
                        .getErr()
                        .println("--fresh clears the embedded database alone; HUB_DATABASE_URL names another."
                                + " --fresh 只清空内嵌数据库，而 HUB_DATABASE_URL 指向外部数据库。");
                return 2;
            }
            if (fresh) {
                Hub.clear(settings.data());
            }
            run(settings, out);
            return 0;
        } catch (DataFolder.InUseException taken) {
            spec.commandLine().getErr().println(taken.getMessage());
            return 1;
        }
    }

    private void run(HubSettings settings, PrintWriter out) throws Exception {
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            stop.countDown();
                            awaitQuietly(stopped);
                        },
                        "hub-stop"));
        try (Hub hub = Hub.start(settings)) {
            out.println("hub · 采通              " + hub.address());
            hub.queueDoor().ifPresent(door -> out.println("queues · 队列           " + door));
            out.println("data · 数据             " + settings.data());
            if (withoutCity) {
                stop.await();
                return;
            }
            try (SimulatedCity city = SimulatedCity.open(
                    hub, settings.data().resolve("city"), InstantSource.system(), Optional.empty())) {
                CityLines.of(city, city.openAdmin()).forEach(out::println);
                out.println("Ctrl-C stops it; the data is kept. 按 Ctrl-C 停止，数据保留。");
                stop.await();
            }
        } finally {
            stopped.countDown();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
