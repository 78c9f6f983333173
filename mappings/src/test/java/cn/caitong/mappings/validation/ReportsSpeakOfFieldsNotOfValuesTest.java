package cn.caitong.mappings.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ReportsSpeakOfFieldsNotOfValuesTest {
    private static final String GOOD =
            new String(ExampleFiles.read("deposit.received.v1/good/natural-person.json"), StandardCharsets.UTF_8);

    @Test
    void noAccountPersonOrSumIsRepeated() {
        String bad = GOOD.replace("500101190001010017", "500101190001010018")
                .replace("6233000000000000001", "6233000000000000001X")
                .replace("12000.00", "12000.0077");
        String report = ExampleFiles.VALIDATOR
                .validate(bad.getBytes(StandardCharsets.UTF_8))
                .report()
                .toJson()
                .toString();
        assertThat(report).contains("resident-id-check-wrong", "account-shape-wrong", "money-shape-wrong");
        assertThat(List.of("50010119", "62330000", "12000.0077", "张")).noneMatch(report::contains);
    }

    @Test
    void anIssueNamesFieldRuleAndRemedyInBothLanguages() {
        String report = ExampleFiles.VALIDATOR
                .validate(GOOD.replace("\"form\": \"transfer\"", "\"form\": \"cash\"")
                        .getBytes(StandardCharsets.UTF_8))
                .report()
                .toJson()
                .toString();
        assertThat(report)
                .contains("\"severity\":\"error\",\"code\":\"value-not-allowed\",\"pointer\":\"/data/form\"")
                .contains("/data/form 的取值不在允许范围内。请使用：transfer, bank-guarantee")
                .contains("Send one of: transfer, bank-guarantee");
    }
}
