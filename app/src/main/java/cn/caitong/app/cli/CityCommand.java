package cn.caitong.app.cli;

import cn.caitong.app.hub.HubSettings;
import cn.caitong.app.hub.SimulatedCity;
import java.net.URI;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
        HubSettings settings = HubSettings.of(Main.home(), System.getenv());
        try (SimulatedCity city = SimulatedCity.open(settings, hub, bind)) {
            city.city()
                    .centres()
                    .forEach(centre -> spec.commandLine()
                            .getOut()
                            .println("centre · 交易中心 " + centre.id() + "  " + centre.address()));
            city.city()
                    .fileCentres()
                    .forEach(centre -> spec.commandLine()
                            .getOut()
                            .println("centre · 交易中心 " + centre.id() + "  " + centre.address()));
            city.city()
                    .treasuries()
                    .forEach(treasury -> spec.commandLine()
                            .getOut()
                            .println("treasury · 国库         " + treasury.id() + "  " + treasury.address()));
            new CountDownLatch(1).await();
            return 0;
        }
    }
}
