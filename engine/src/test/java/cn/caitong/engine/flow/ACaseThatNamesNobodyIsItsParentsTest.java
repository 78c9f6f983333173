package cn.caitong.engine.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A treasury's news of a payment names neither tender nor supplier: its claim does. */
@Tag("unit")
class ACaseThatNamesNobodyIsItsParentsTest {
    private static final Location CLAIM =
            new Location("claim", "I-1", null, "500103", "one-thing", "T-1", "2", "CN-USCC:1");

    @Test
    void itIsOfItsParentsTenderAndSupplier() {
        Location payment = payment(null, null).below(CLAIM);
        assertThat(payment.supplier()).isEqualTo("CN-USCC:1");
        assertThat(payment.tender()).isEqualTo("T-1");
    }

    @Test
    void whatItNamesItselfStays() {
        assertThat(payment("T-2", "CN-USCC:2").below(CLAIM)).isEqualTo(payment("T-2", "CN-USCC:2"));
    }

    @Test
    void nothingElseOfItsParentIsIts() {
        Location payment = payment(null, null).below(CLAIM);
        assertThat(payment.caseId()).isEqualTo(CaseId.of("payment", "I-1"));
        assertThat(payment.lot()).isNull();
        assertThat(payment.parentId()).isEqualTo(CLAIM.caseId());
    }

    private static Location payment(@Nullable String tender, @Nullable String supplier) {
        return new Location("payment", "I-1", CLAIM.caseId(), "500103", "one-thing", tender, null, supplier);
    }
}
