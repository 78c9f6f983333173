package cn.caitong.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A changed calendar changes due dates: whoever changes one changes its digest here, and says why. */
@Tag("unit")
class CalendarFilesArePinnedTest {
    @ParameterizedTest
    @CsvSource({
        "2024.yaml, da6b3ee3f65f79f620b9e0b4956c873f71f6b05ed2e87d2987ce856d9f7a24a9",
        "2025.yaml, 23d35fda8d32a505a70d165dacc6b69afd8ea2016da53e7b58b5a4eb24de4ddf",
        "2026.yaml, feb8d39e50606c4e951b3fbb1ed294a47723380ffa1ee2bc3114d435a60e63ee",
        "2027.yaml, d2739ae690b2a04ad87758560c46801eaf67251ea571c6f8279fa7f50f37f411",
        "unpublished.yaml, 4fb51ee2c864b00666629a84034cac8050e61fd5d6624722a32318dc6924cad4",
    })
    void aFileIsTheOneThatWasChecked(String file, String digest) throws IOException, NoSuchAlgorithmException {
        byte[] content = Files.readAllBytes(Calendars.FOLDER.resolve(file));
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)))
                .isEqualTo(digest);
    }

    @Test
    void theVersionIsADigestOfTheContent() {
        assertThat(Calendars.SHIPPED.version()).isEqualTo("2024-2026.sha256-ba79238aab98");
    }

    @Test
    void threeYearsArePublishedAndOneIsProvisional() {
        assertThat(Calendars.SHIPPED.years())
                .extracting(CalendarYear::year, CalendarYear::provisional)
                .hasToString("[(2024, false), (2025, false), (2026, false), (2027, true)]");
    }
}
