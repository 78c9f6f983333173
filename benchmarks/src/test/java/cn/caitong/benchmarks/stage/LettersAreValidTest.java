package cn.caitong.benchmarks.stage;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.mappings.identifier.UnifiedSocialCreditCode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class LettersAreValidTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 9, 10, 31, 12_345, 99_999, 5_000_000})
    void everySupplierHasACreditCodeWhoseChecksHold(long n) {
        assertThat(UnifiedSocialCreditCode.imported(Letters.supplier(n)).fault())
                .isEmpty();
    }

    @Test
    void lettersDifferInTheirIdsAndNotInTheirSize() throws Exception {
        Letters letters = new Letters(Path.of(".."));
        String one = text(letters.late(1, 1));
        String other = text(letters.late(1, 999_999));
        assertThat(one).hasSameSizeAs(other).isNotEqualTo(other).contains(Letters.receiptId(1));
        assertThat(text(letters.inTime(2, 1))).contains("2026-01-28 10:14:55").contains("ocds-000000-CQ-2026-0002");
    }

    private static String text(Letter letter) {
        return new String(letter.body().array(), StandardCharsets.UTF_8);
    }
}
