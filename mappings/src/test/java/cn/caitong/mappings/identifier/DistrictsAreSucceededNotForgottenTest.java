package cn.caitong.mappings.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.caitong.mappings.report.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class DistrictsAreSucceededNotForgottenTest {
    private static final DistrictId JIANGBEI = new DistrictId("500105");
    private static final DistrictId YUBEI = new DistrictId("500112");
    private static final DistrictId LIANGJIANG = new DistrictId("500157");
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 1, 24);
    private static final LocalDate SIGN_HUNG_UP = LocalDate.of(2026, 1, 25);

    private final Districts districts = Districts.load(Path.of("../config/districts.yaml"));

    @ParameterizedTest
    @ValueSource(strings = {"50010", "5001033", "渝中区", "cq-gxq", "CQ-", ""})
    void anIdOfAnotherShapeIsRefused(String bad) {
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> new DistrictId(bad));
    }

    @Test
    void theOldDistrictsStayFindableAndLeadToTheNewOne() {
        assertThat(districts.find(JIANGBEI)).map(District::name).contains("江北区");
        assertThat(districts.successorOf(JIANGBEI)).contains(LIANGJIANG);
        assertThat(districts.successorOf(YUBEI)).contains(LIANGJIANG);
        assertThat(districts.successorOf(LIANGJIANG)).isEmpty();
    }

    @Test
    void theChangeIsOnOneDay() {
        assertThat(standsOn(JIANGBEI, LAST_DAY)).isTrue();
        assertThat(standsOn(JIANGBEI, SIGN_HUNG_UP)).isFalse();
        assertThat(standsOn(LIANGJIANG, LAST_DAY)).isFalse();
        assertThat(standsOn(LIANGJIANG, SIGN_HUNG_UP)).isTrue();
        assertThat(districts.holderOn(YUBEI, LAST_DAY)).isEqualTo(YUBEI);
        assertThat(districts.holderOn(YUBEI, SIGN_HUNG_UP)).isEqualTo(LIANGJIANG);
    }

    private boolean standsOn(DistrictId id, LocalDate date) {
        District district = districts.find(id).orElseThrow();
        return !district.isNotYetOn(date) && !district.isAbolishedOn(date);
    }

    @Test
    void whoTookOverHoldsWhatItTookFromThatDayOn() {
        assertThat(districts.heldBy(LIANGJIANG, SIGN_HUNG_UP)).containsExactly(JIANGBEI, YUBEI, LIANGJIANG);
        assertThat(districts.heldBy(LIANGJIANG, LAST_DAY)).containsExactly(LIANGJIANG);
        assertThat(districts.heldBy(JIANGBEI, LAST_DAY)).containsExactly(JIANGBEI);
        assertThat(districts.heldBy(JIANGBEI, SIGN_HUNG_UP))
                .as("it goes on with its own")
                .containsExactly(JIANGBEI);
    }

    @Test
    void thirtySevenDistrictsAndThreeFiscalPeersStandToday() {
        assertThat(districts.all())
                .filteredOn(district -> standsOn(district.id(), SIGN_HUNG_UP))
                .hasSize(40);
        assertThat(standsOn(new DistrictId("CQ-GXQ"), SIGN_HUNG_UP)).isTrue();
        assertThat(districts.find(new DistrictId("CQ-SBJ")).flatMap(District::code))
                .contains("500000");
        assertThat(districts.find(new DistrictId("110101"))).isEmpty();
    }

    @Test
    void aFileThatIsWrongIsNamed(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("districts.yaml");
        Files.writeString(file, entries("{id: '500105', name: 江北区, english: Jiangbei, successor: '500157'}"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Districts.load(file))
                .withMessageContaining("districts.yaml")
                .withMessageContaining("500105");

        Files.writeString(file, entries("{id: '500105', name: 江北区, english: Jiangbei, nmae: 江北区}"));
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> Districts.load(file))
                .withMessageContaining("nmae");
    }

    @Test
    void districtsThatSucceedEachOtherInACircleAreRefused(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("districts.yaml");
        Files.writeString(
                file,
                entries(
                        "{id: '500105', name: a, english: a, successor: '500112'}",
                        "{id: '500112', name: b, english: b, successor: '500105'}"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Districts.load(file))
                .withMessageContaining("leads back");
    }

    private static String entries(String... entries) {
        return "city: '500000'\nsource: a test\ndistricts:\n  - " + String.join("\n  - ", entries) + "\n";
    }
}
