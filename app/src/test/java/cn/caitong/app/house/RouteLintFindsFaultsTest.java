package cn.caitong.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("route")
class RouteLintFindsFaultsTest {
    private static final List<String> FAULTS = RouteLint.faults(RouteBuilders.in(
            new ClassFileImporter().importPath("target/test-classes/cn/caitong/app/house/faulty/routes")));

    @Test
    void eachAndNoOther() {
        assertThat(FAULTS)
                .containsExactlyInAnyOrder(
                        "EveryFaultAtOnce: 6 routes: split it, 5 are enough",
                        "EveryFaultAtOnce, seda:nameless: id '' is not <flow>-<verb>-<object>",
                        "EveryFaultAtOnce, seda:short: id 'deposit-decide' is not <flow>-<verb>-<object>",
                        "EveryFaultAtOnce, seda:other: id 'payment-decide-case' names another flow",
                        "EveryFaultAtOnce, seda:mute: no description: say in a sentence what it does",
                        "EveryFaultAtOnce, seda:loose: no routeConfigurationId: name one",
                        "EveryFaultAtOnce, direct:alias: there is no route configuration 'unknown'",
                        "EveryFaultAtOnce, direct:alias: its direct: name is not its id 'deposit-hide-name'",
                        "EveryFaultAtOnce: sends to direct:nowhere, which no route is",
                        "EveryFaultAtOnce: sends to direct:nowhere-else, which no route is");
    }
}
