package cn.caitong.app.cli;

import cn.caitong.app.hub.HubSettings;
import cn.caitong.app.hub.SimulatedCity;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hub city}: the simulated city in a process of its own, around a hub that shares its folder of tokens. */
@Command(
        name = "city",
        description = "Runs the simulated city for a hub of another process · 为另一进程的采通运行模拟城市",
        mixinStandardHelpOptions = true)
final class CityCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--hub", paramLabel = "URL", description = "where the hub is · 采通地址")
    private URI hub = URI.create("http://localhost:" + HubSettings.DEFAULT_PORT);

    @Option(names = "--bind", paramLabel = "ADDRESS", description = "the interface to listen on · 监听地址")
    private String bind = "127.0.0.1";

    @Override
    public Integer call() throws Exception {
        if (!isAddress(hub)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--hub: %1$s is no address such as http://localhost:%2$d. %1$s 不是 http://localhost:%2$d 这样的地址。"
                            .formatted(hub, HubSettings.DEFAULT_PORT));
        }
        HubSettings settings = HubSettings.of(Main.home(), System.getenv());
        if (!Files.isDirectory(settings.secrets())) {
            spec.commandLine()
                    .getErr()
                    .println(("There are no tokens in %1$s: start the hub first, on the same HUB_DATA."
                                    + " 目录 %1$s 中没有令牌；请先以同一 HUB_DATA 启动采通。")
                            .formatted(settings.secrets()));
            return 1;
        }
        try (SimulatedCity city = SimulatedCity.open(settings, hub, bind)) {
            CityLines.of(city, city.openAdmin()).forEach(spec.commandLine().getOut()::println);
            new CountDownLatch(1).await();
            return 0;
        }
    }

    private static boolean isAddress(URI hub) {
        return hub.getHost() != null && List.of("http", "https").contains(hub.getScheme());
    }
}
