package cn.caitong.routes.party;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was agreed names a bank, or not; whoever else names the account may add what is left out, and leads no money elsewhere. */
@Tag("unit")
class ABanksNumberTravelsWithItsAccountTest {
    private static final String NUMBER = "105653000025";
    private static final String ANOTHER = "102653000019";

    /** The number of another bank beside the agreed bank's name: the number decides, and the money would be there. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "某银行重庆分行, -, 别的银行, 105653000025, 某银行重庆分行, -",
                "某银行重庆分行, -, -, 105653000025, 某银行重庆分行, -",
                "某银行重庆分行, -, 某银行重庆分行, 105653000025, 某银行重庆分行, 105653000025",
                "某银行（重庆）分行, -, 某银行 (重庆) 分行, 105653000025, 某银行（重庆）分行, 105653000025",
                "-, -, 别的银行, 105653000025, 别的银行, 105653000025",
                "-, 105653000025, 某银行, 105653000025, 某银行, 105653000025",
                "-, 105653000025, 别的银行, -, -, 105653000025",
                "某银行, 105653000025, 别的银行, 105653000025, 某银行, 105653000025",
                "某银行, 105653000025, 别的银行, -, 某银行, 105653000025"
            })
    void onlyWhatIsOfTheSameBankIsAdded(
            @Nullable String bank,
            @Nullable String cnaps,
            @Nullable String saidBank,
            @Nullable String saidCnaps,
            @Nullable String paidBank,
            @Nullable String paidCnaps) {
        Account paid = account(bank, cnaps).completedBy(new Account("户名", "6222-0001", saidBank, saidCnaps));
        assertThat(paid).isEqualTo(account(paidBank, paidCnaps));
    }

    @Test
    void anotherAccountAddsNothing() {
        Account agreed = account(null, null);
        assertThat(agreed.completedBy(new Account("户名", "62220002", "某银行", NUMBER)))
                .isEqualTo(agreed);
        assertThat(agreed.completedBy(new Account("别人", "62220001", "某银行", NUMBER)))
                .isEqualTo(agreed);
        Account numbered = account(null, ANOTHER);
        assertThat(numbered.completedBy(new Account("户名", "62220001", "某银行", NUMBER)))
                .isEqualTo(numbered);
    }

    private static Account account(@Nullable String bank, @Nullable String cnaps) {
        return new Account("户名", "62220001", bank, cnaps);
    }
}
