package cn.caitong.connectors.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.connectors.contract.MessageCases;
import cn.caitong.connectors.inbound.Submissions.Denial;
import cn.caitong.connectors.partner.Partner;
import cn.caitong.connectors.partner.PartnerFiles;
import cn.caitong.mappings.identifier.Districts;
import cn.caitong.mappings.message.CanonicalMessage;
import cn.caitong.mappings.validation.Validation;
import cn.caitong.mappings.validation.Validator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The centre of 两江新区 (500157), which took over 江北 (500105) and 渝北 (500112) on 25 January 2026. */
@Tag("unit")
class ACentreSpeaksForWhatItsDistrictTookOverTest {
    private static final Districts DISTRICTS = Districts.load(Path.of("..", "config", "districts.yaml"));
    private static final String AFTER = "2026-01-28T10:15:31+08:00";
    private static final String BEFORE = "2026-01-24T23:59:59+08:00";

    private Instant now = Instant.parse("2026-02-10T01:00:00Z");
    private final Submissions submissions = new Submissions(MessageCases::locate, DISTRICTS, () -> now);
    private final Validator validator = new Validator(DISTRICTS);

    @Test
    void ofItsPredecessorsCasesAndDeposits() throws IOException {
        assertThat(denial(said("500157", "500105", "500105", AFTER))).isEmpty();
        assertThat(denial(said("500157", "500112", "500112", AFTER))).isEmpty();
        assertThat(denial(said("500157", "500157", "500157", AFTER))).isEmpty();
    }

    @Test
    void notBeforeThatDay() throws IOException {
        assertThat(judged("500157", "500105", "500105", BEFORE)).isInstanceOf(Validation.Refused.class);
        assertThat(denial(said("500157", "500105", "500157", BEFORE)))
                .hasValueSatisfying(denial -> assertThat(denial.field()).isEqualTo("/jurisdiction"));
    }

    @Test
    void norByATimeThatIsStillToCome() throws IOException {
        now = Instant.parse("2026-01-20T01:00:00Z");
        assertThat(denial(said("500157", "500105", "500157", AFTER)))
                .hasValueSatisfying(denial -> assertThat(denial.field()).isEqualTo("/jurisdiction"));
        assertThat(denial(said("500157", "500157", "500105", AFTER)))
                .hasValueSatisfying(denial -> assertThat(denial.field()).isEqualTo("/data/deposit/holder"));
    }

    @Test
    void notOfOthers() throws IOException {
        assertThat(denial(said("500157", "500103", "500157", AFTER))).hasValueSatisfying(denial -> {
            assertThat(denial.field()).isEqualTo("/jurisdiction");
            assertThat(denial.allowed()).isEqualTo("500105, 500112, 500157");
        });
        assertThat(judged("500157", "500157", "500103", AFTER)).isInstanceOf(Validation.Refused.class);
    }

    @Test
    void andTheOldCentreNotOfTheNewDistrict() throws IOException {
        assertThat(denial(said("500105", "500105", "500105", AFTER)))
                .as("what it began it may end")
                .isEmpty();
        assertThat(denial(said("500105", "500157", "500105", AFTER))).isPresent();
        assertThat(judged("500105", "500157", "500157", AFTER)).isInstanceOf(Validation.Refused.class);
    }

    private Optional<Denial> denial(CanonicalMessage message) {
        return submissions.denial(centre(message.partner()), message);
    }

    private CanonicalMessage said(String by, String district, String holder, String time) throws IOException {
        Validation judged = judged(by, district, holder, time);
        assertThat(judged).isInstanceOf(Validation.Accepted.class);
        return ((Validation.Accepted) judged).message();
    }

    private Validation judged(String by, String district, String holder, String time) throws IOException {
        String text = DoorWithoutProtocol.example("deposit.received.v1", "transfer")
                .replace(":500103", ":" + by)
                .replace("\"jurisdiction\": \"500103\"", "\"jurisdiction\": \"" + district + "\"")
                .replace("\"holder\": \"500103\"", "\"holder\": \"" + holder + "\"")
                .replace("2026-01-28T10:14:55", "2026-01-24T09:00:00")
                .replaceFirst("\"time\": \"[^\"]+\"", "\"time\": \"" + time + "\"");
        return validator.validate(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Partner centre(String id) {
        Partner yuzhong = PartnerFiles.load(Path.of("..", "config", "partners")).stream()
                .filter(partner -> partner.id().equals("500103"))
                .findFirst()
                .orElseThrow();
        return new Partner(
                id,
                id,
                id,
                yuzhong.role(),
                yuzhong.protocol(),
                yuzhong.dialect(),
                yuzhong.reports(),
                yuzhong.inbound(),
                yuzhong.outbound(),
                yuzhong.files());
    }
}
