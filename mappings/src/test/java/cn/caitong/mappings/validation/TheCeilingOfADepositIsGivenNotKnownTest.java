package cn.caitong.mappings.validation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.mappings.identifier.Districts;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.Issue;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Under order-87, deposits of 12,000.01 and 8,000.00 for budgets of 600,000.00 and 400,000.00: two per cent, and one cent more. */
@Tag("unit")
class TheCeilingOfADepositIsGivenNotKnownTest {
    private static final Districts DISTRICTS = Districts.load(Path.of("../config/districts.yaml"));

    @Test
    void theRegimesOwnPercentageCounts() throws IOException {
        assertThat(above(Map.of("order-87", new BigDecimal("2"))))
                .singleElement()
                .satisfies(issue -> {
                    assertThat(issue.en()).contains("2 %", "C16");
                    assertThat(issue.zh()).contains("2%");
                });
        assertThat(above(Map.of("order-87", new BigDecimal("2.5")))).isEmpty();
        assertThat(above(Map.of("order-87", new BigDecimal("0.5")))).hasSize(2);
    }

    @Test
    void aRegimeWithoutACeilingWarnsOfNone() throws IOException {
        assertThat(above(Map.of("bidding-law", new BigDecimal("0.5")))).isEmpty();
    }

    private static List<Issue> above(Map<String, BigDecimal> percent) throws IOException {
        Validator validator = new Validator(DISTRICTS, regime -> Optional.ofNullable(percent.get(regime)));
        Path example =
                ExampleFiles.FOLDER.resolve("tender.registered.v1/good/deposit-above-the-limit-is-warned-about.json");
        return validator.validate(Files.readAllBytes(example)).report().issues().stream()
                .filter(issue -> issue.code() == ErrorCode.DEPOSIT_ABOVE_LIMIT)
                .toList();
    }
}
