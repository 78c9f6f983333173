package cn.caitong.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class AStateOfANewerNodeIsShownByItsCodeTest {
    @Test
    void aPaymentsInBothLanguages() {
        assertThat(PaymentAnswer.Named.of("of-tomorrow"))
                .isEqualTo(new PaymentAnswer.Named("of-tomorrow", "of-tomorrow"));
        assertThat(PaymentAnswer.Named.of("credited").zh()).isEqualTo("已入账");
    }
}
