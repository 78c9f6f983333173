package cn.caitong.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.time.LegalTime;
import cn.caitong.mappings.identifier.District;
import cn.caitong.mappings.identifier.DistrictId;
import cn.caitong.mappings.identifier.Districts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** 500101 goes into 500102 on 1 June 2031, and that into 500103 on 1 June 2032. */
@Tag("database")
class StaffSeeWhatTheirDistrictTookOverTest {
    private static final TestDatabase DATABASE = new TestDatabase();

    private final LegalTime legalTime = new LegalTime(DATABASE.transactions());
    private final Territory territory = new Territory(
            new Districts(List.of(
                    district("500101", "2031-06-01", "500102"),
                    district("500102", "2032-06-01", "500103"),
                    district("500103", null, null))),
            legalTime);

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        DATABASE.empty();
    }

    @Test
    void fromThatDayInShanghaiOnAndThroughSeveralSteps() {
        legalTime.advanceTo(Instant.parse("2031-05-31T15:59:00Z"));
        assertThat(territory.of(Set.of("500102"))).containsExactly("500102");
        legalTime.advanceTo(Instant.parse("2031-05-31T16:00:00Z"));
        assertThat(territory.of(Set.of("500102"))).containsExactlyInAnyOrder("500101", "500102");
        assertThat(territory.of(Set.of("500103"))).containsExactly("500103");
        legalTime.advanceTo(Instant.parse("2032-06-02T00:00:00Z"));
        assertThat(territory.of(Set.of("500103"))).containsExactlyInAnyOrder("500101", "500102", "500103");
    }

    @Test
    void itGoesOneWay() {
        legalTime.advanceTo(Instant.parse("2033-01-01T00:00:00Z"));
        assertThat(territory.of(Set.of("500101"))).containsExactly("500101");
        assertThat(territory.of(Set.of("500240"))).as("of no list").containsExactly("500240");
    }

    private static District district(String id, @Nullable String validTo, @Nullable String successor) {
        return new District(
                new DistrictId(id),
                id,
                id,
                Optional.empty(),
                Optional.ofNullable(validTo).map(LocalDate::parse),
                Optional.ofNullable(successor).map(DistrictId::new),
                Optional.empty());
    }
}
