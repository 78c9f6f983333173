package cn.caitong.mappings.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.caitong.mappings.report.RefusedException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class PartiesNeedNoCreditCodeTest {
    @ParameterizedTest
    @CsvSource({"CN-USCC, 123", "CN-RID, 123", "DE-HRB, ''", "de-hrb, 12", "X, 12", "'', 12"})
    void anIdentifierOfNoKnownShapeIsRefused(String scheme, String number) {
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> PartyId.of(scheme, number));
    }

    @Test
    void eachKindIsReadByItsScheme() {
        assertThat(PartyId.of("CN-USCC", "91500157MATE5T017E")).isInstanceOf(PartyId.Organisation.class);
        assertThat(PartyId.of("CN-RID", "500101190001010017")).isInstanceOf(PartyId.Resident.class);
        assertThat(PartyId.of("DE-HRB", "B 12345")).isEqualTo(new PartyId.Foreign("DE-HRB", "B 12345"));
        assertThat(PartyId.of("PASSPORT", "E12345678")).isInstanceOf(PartyId.Other.class);
    }

    @Test
    void aForeignFirmNamesItsCountry() {
        assertThat(new PartyId.Foreign("DE-HRB", "B 12345").country()).isEqualTo("DE");
    }

    @Test
    void whatIsPersonalPrintsMaskedAndIsRevealedOnlyOnRequest() {
        PartyId passport = PartyId.of("PASSPORT", "E12345678");
        assertThat(passport).hasToString("PASSPORT:****");
        assertThat(passport.reveal()).isEqualTo("E12345678");
        assertThat(PartyId.of("CN-USCC", "91500157MATE5T017E")).hasToString("CN-USCC:91500157MATE5T017E");
    }

    @Test
    void noSchemeCanBeUsedToWalkAroundItsChecks() {
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> new PartyId.Other("CN-RID", "1"));
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> new PartyId.Foreign("CN-SAIC", "1"));
    }
}
