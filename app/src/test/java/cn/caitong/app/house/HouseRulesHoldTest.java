package cn.caitong.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("unit")
class HouseRulesHoldTest {
    private static final JavaClasses CLASSES = House.mainClasses();

    static List<ArchRule> rules() {
        return new HouseRules("cn.caitong").all();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void inTheBytecode(ArchRule rule) {
        rule.check(CLASSES);
    }

    @Test
    void inTheSources() {
        assertThat(SourceRules.faults(House.sources())).isEmpty();
    }

    @Test
    void everyModuleIsLookedAt() {
        for (String module : List.of("mappings", "engine", "connectors", "routes", "simulators", "app")) {
            assertThat(CLASSES.containPackage("cn.caitong." + module))
                    .as(module)
                    .isTrue();
        }
    }
}
