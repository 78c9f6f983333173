package cn.caitong.routes.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.settings.InvalidSettingsException;
import cn.caitong.mappings.invoice.InvoiceTolerance;
import cn.caitong.routes.payment.PaymentPolicy.Basis;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class PaymentPoliciesAreReadStrictlyTest {
    private static final Path SHIPPED = Path.of("..", "config", "policies");

    @Test
    void asShippedTheLaterCountingIsTheLimit() {
        assertThat(Fixtures.POLICY.breachFrom()).isEqualTo(Basis.CONFIRMATION);
        assertThat(Fixtures.POLICY.client()).isEqualTo("ykz");
        assertThat(Fixtures.POLICY.treasury()).isEqualTo("treasury");
        assertThat(Fixtures.POLICY.taskPartner()).isEqualTo("one-thing");
        assertThat(Fixtures.POLICY.objectionPartners()).containsExactlyInAnyOrder("ykz", "one-thing");
        assertThat(Fixtures.POLICY.agencyPrepares())
                .as("payment is the purchaser's act (N5.4)")
                .isFalse();
        assertThat(Fixtures.POLICY.smallFirms()).containsExactlyInAnyOrder("medium", "small", "micro");
        assertThat(Fixtures.POLICY.manyObjections()).isEqualTo(3);
        assertThat(Fixtures.POLICY.patience()).isEqualTo(Duration.ofHours(24));
        assertThat(Fixtures.POLICY.clockSkew()).isEqualTo(Duration.ofMinutes(2));
        assertThat(Fixtures.SHIPPED.objectors().times()).isEqualTo(5);
        assertThat(Fixtures.SHIPPED.objectors().within()).isEqualTo(Duration.ofDays(180));
        assertThat(Fixtures.POLICY.tolerance())
                .isEqualTo(new InvoiceTolerance(new BigDecimal("0.01"), new BigDecimal("0.06")));
    }

    @ParameterizedTest
    @CsvSource({
        "breachFrom: confirmation, breachFrom: payment, breachFrom",
        "manyObjections: 3, manyObjections: 1, manyObjections",
        "client: ykz, klient: ykz, klient",
        "automaticStart: off, automaticStart: on, automaticStart",
        "treasury: treasury, '', treasury",
        "'agencyPrepares: false', 'agencyPrepares: some', agencyPrepares",
        "'manyObjections: 3', 'manyObjections: 3\nobjectionPartners: [ykz]', objectionPartners",
        "'taxOfLine: \"0.06\"', 'taxOfLine: \"1.01\"', invoiceTolerance.taxOfLine",
        "'perLine: \"0.01\"', 'perLine: 0.01', invoiceTolerance.perLine",
        "invoiceTolerance, tolerance, tolerance",
        "'objections: 5', 'objections: 1', repeatedObjector.objections",
        "withinDays: 180, withinDays: 0, repeatedObjector.withinDays",
        "clockSkewSeconds: 120, clockSkewSeconds: 3601, clockSkewSeconds",
        "clockSkewSeconds: 120, clockSkewSeconds: -1, clockSkewSeconds",
        "patienceHours: 24, patienceHours: 0, patienceHours",
        "patienceHours: 24, patienceHours: 721, patienceHours",
        "'smallFirms: [medium, small, micro]', 'smallFirms: [tiny]', smallFirms",
    })
    void aWrongValueIsNamed(String right, String wrong, String key, @TempDir Path folder) throws IOException {
        for (String file : new String[] {"payment.yaml", "overdue.yaml", "clocks.yaml", "firing.yaml"}) {
            Files.copy(SHIPPED.resolve(file), folder.resolve(file));
        }
        Path policies = folder.resolve("payment.yaml");
        Files.writeString(policies, Files.readString(policies).replace(right, wrong));
        assertThatThrownBy(() -> PaymentPolicies.load(folder, Set.of("ykz")))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining(key);
    }
}
