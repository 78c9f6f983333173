package cn.caitong.mappings.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class ResidentIdNeverPrintsInFullTest {
    private final ObjectMapper json = JsonMapper.builder().build();

    @ParameterizedTest
    @CsvSource({
        "500101190001010018, RESIDENT_ID_CHECK_WRONG",
        "500103190002290025, RESIDENT_ID_DATE_WRONG",
        "500103190013010025, RESIDENT_ID_DATE_WRONG",
        "50010119000101001, RESIDENT_ID_SHAPE_WRONG",
        "50010119000101001A, RESIDENT_ID_SHAPE_WRONG"
    })
    void aBadNumberIsRefusedWithoutShowingIt(String bad, ErrorCode code) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> ResidentId.of(bad))
                .matches(refused -> refused.code() == code)
                .withMessageNotContaining(bad.substring(6, 14));
    }

    @ParameterizedTest
    @ValueSource(strings = {"500101190001010017", "500101190001010025", "500101190001018887"})
    void aGoodNumberIsTaken(String good) {
        assertThat(ResidentId.of(good).reveal()).isEqualTo(good);
    }

    @Test
    void textJsonAndPartyAreMasked() throws Exception {
        ResidentId number = ResidentId.of("500101190001010017");
        assertThat(number).hasToString("500101********0017").isEqualTo(ResidentId.of(" 500101190001010017"));
        assertThat(number).hasSameHashCodeAs(ResidentId.of("500101190001010017"));
        assertThat(json.writeValueAsString(Map.of("id", number))).isEqualTo("{\"id\":\"500101********0017\"}");
        assertThat(PartyId.of("CN-RID", "500101190001010017")).hasToString("CN-RID:500101********0017");
    }
}
