package cn.caitong.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("route")
class RoutesPassTheLintTest {
    @Test
    void allOfThem() {
        assertThat(RouteLint.faults(RouteBuilders.in(House.mainClasses()))).isEmpty();
    }
}
