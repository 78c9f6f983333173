package cn.caitong.routes.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.calendar.Calendars;
import cn.caitong.engine.settings.InvalidSettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class ContractPoliciesAreReadStrictlyTest {
    private static final Path CONFIG = Path.of("..", "config");

    private final Path folder;

    ContractPoliciesAreReadStrictlyTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void theShippedOnesAreRead() {
        ContractPolicy policy = ContractPolicies.load(CONFIG).on(Calendars.SHIPPED);
        assertThat(policy.taskPartner()).isEqualTo("one-thing");
        assertThat(policy.noticeAuthority()).isEqualTo("portal");
        assertThat(policy.patience()).isEqualTo(Duration.ofHours(24));
        assertThat(policy.clockSkew()).isEqualTo(Duration.ofMinutes(2));
        assertThat(policy.limit().percent("C23", "order-87").orElseThrow()).isEqualByComparingTo("10");
    }

    @Test
    void whatALawDoesNotKnowIsNoClockAndNoLimit() {
        ContractPolicy policy = ContractPolicies.load(CONFIG).on(Calendars.SHIPPED);
        LocalDate day = LocalDate.of(2026, 11, 20);
        assertThat(policy.limit().percent("C23", "bidding-law")).isEmpty();
        assertThat(policy.limit().percent("C20", "order-87")).as("no amount").isEmpty();
        assertThat(policy.times().reckon("C20", "bidding-law", day, List.of())).isEmpty();
        assertThat(policy.times()
                        .reckon("C20", "order-87", day, List.of())
                        .orElseThrow()
                        .dueOn())
                .isEqualTo(LocalDate.of(2026, 11, 24));
    }

    @Test
    void aMisspeltKeyIsNamed() throws IOException {
        assertThatThrownBy(() -> changed("taskPartner:", "taskPartnr:"))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("taskPartnr");
    }

    @Test
    void aSkewBeyondAnHourIsRefused() {
        assertThatThrownBy(() -> changed("clockSkewSeconds: 120", "clockSkewSeconds: 3601"))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("clockSkewSeconds");
    }

    @Test
    void patienceIsAnHourAtLeastAndAMonthAtMost() {
        for (String wrong : List.of("0", "721")) {
            assertThatThrownBy(() -> changed("patienceHours: 24", "patienceHours: " + wrong))
                    .isInstanceOf(InvalidSettingsException.class)
                    .hasMessageContaining("patienceHours");
        }
    }

    @Test
    void whatIsNoObjectIdentifierIsRefused() {
        assertThatThrownBy(() -> changed("- 2.5.4.97", "- organizationIdentifier"))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("holderNumberIn");
    }

    private ContractPolicies changed(String what, String into) throws IOException {
        Path policies = Files.createDirectories(folder.resolve("policies"));
        for (String name : List.of("contract.yaml", "clocks.yaml", "firing.yaml")) {
            String text = Files.readString(CONFIG.resolve("policies").resolve(name));
            Files.writeString(policies.resolve(name), name.equals("contract.yaml") ? text.replace(what, into) : text);
        }
        return ContractPolicies.load(folder);
    }
}
