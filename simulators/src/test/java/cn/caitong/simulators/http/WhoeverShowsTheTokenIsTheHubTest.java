package cn.caitong.simulators.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class WhoeverShowsTheTokenIsTheHubTest {
    @Test
    void asABearerToken() {
        assertThat(showing("Bearer the-token").bears("the-token")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "the-token", "Basic the-token", "Bearer the-toke", "Bearer the-token ", "Bearer the-token2"})
    void andNobodyElse(String authorization) {
        assertThat(showing(authorization).bears("the-token")).isFalse();
    }

    @Test
    void norWhoShowsNothing() {
        assertThat(Request.carried("/", Map.of(), new byte[0]).bears("")).isFalse();
    }

    private static Request showing(String authorization) {
        return Request.carried("/", Map.of("authorization", authorization), new byte[0]);
    }
}
