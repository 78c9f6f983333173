package cn.caitong.benchmarks.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.flow.CaseId;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PGobject;

@Tag("unit")
class RowsAreRenamedTest {
    private static final UUID OWN = UUID.fromString("01900000-0000-7000-8000-00000000000a");
    private static final UUID SHARED = UUID.fromString("01900000-0000-7000-8000-00000000000b");

    private final Names names = new Names("500103", "R0000", "R%04d"::formatted).withClock("500103", "C12b");

    @Test
    void idsThatTheHubDerivesAreDerivedAlike() {
        UUID recorded = CaseId.of("deposit", "500103:R0000");
        UUID other = CaseId.of("deposit", "500103:R0007");
        assertThat(renamed(recorded, 7)).isEqualTo(other);
        assertThat(renamed(CaseId.within(recorded, "obligation", "C12b"), 7))
                .isEqualTo(CaseId.within(other, "obligation", "C12b"));
        assertThat(renamed(CaseId.of("received-item", "500103:R0000"), 7))
                .isEqualTo(CaseId.of("received-item", "500103:R0007"));
    }

    /** Cases under many contracts: a row of the recorded one's contract is another contract's for another case. */
    @Test
    void whatWasThereBeforeBelongsToWhatIsNamed() {
        Names ofClaims = new Names("26502000000000000001", "265020000000%08d"::formatted)
                .with(SHARED.toString(), n -> new UUID(7, n % 3).toString());
        assertThat(Cell.of(SHARED, ofClaims).of(ofClaims.at(4))).isEqualTo(new UUID(7, 1));
        assertThat(Cell.of("contract:" + SHARED, ofClaims).of(ofClaims.at(5))).isEqualTo("contract:" + new UUID(7, 2));
        assertThat(Cell.of("a/26502000000000000001", ofClaims).of(ofClaims.at(12)))
                .isEqualTo("a/26502000000000000012");
    }

    /** Or two commits that share contracts could each hold what the other waits for. */
    @Test
    void casesTakeWhatTheyShareInOneOrder() {
        Names ofClaims = new Names("26502000000000000001", "265020000000%08d"::formatted)
                .with(SHARED.toString(), n -> new UUID(7, n % 3).toString());
        assertThat(LongStream.of(2, 3, 4, 5, 6)
                        .mapToObj(ofClaims::at)
                        .sorted(ofClaims.inOneOrder())
                        .map(one -> Cell.of(SHARED, ofClaims).of(one)))
                .containsExactly(new UUID(7, 0), new UUID(7, 0), new UUID(7, 1), new UUID(7, 2), new UUID(7, 2));
    }

    @Test
    void otherIdsOfTheCaseAreScatteredAndNeverMeet() {
        names.word(OWN.toString());
        Set<Object> seen = new HashSet<>();
        for (long n = 0; n < 10_000; n++) {
            seen.add(renamed(OWN, n));
        }
        assertThat(seen).hasSize(10_000).doesNotContain(OWN);
    }

    @Test
    void whatOthersShareStaysAsItIs() {
        assertThat(renamed(SHARED, 7)).isEqualTo(SHARED);
        assertThat(renamed("500103", 7)).isEqualTo("500103");
        assertThat(renamed(12, 7)).isEqualTo(12);
    }

    @Test
    void wordsAreExchangedWithinTextsOfTheSameLength() {
        names.word(OWN.toString());
        String key = "order/500103/" + OWN + "/R0000";
        assertThat(renamed(key, 7)).isEqualTo("order/500103/" + renamed(OWN, 7) + "/R0007");
    }

    @Test
    void wordsAreExchangedWithinJson() throws Exception {
        PGobject json = new PGobject();
        json.setType("jsonb");
        json.setValue("{\"item\": \"500103:R0000\", \"lot\": \"1\"}");
        PGobject other = (PGobject) renamed(json, 12);
        assertThat(other.getType()).isEqualTo("jsonb");
        assertThat(other.getValue()).isEqualTo("{\"item\": \"500103:R0012\", \"lot\": \"1\"}");
    }

    @Test
    void aTextThatNamesItsRowIsNumberedAtItsEnd() {
        names.learn("CT-5b1f0c9a7d2e4386-1");
        assertThat(renamed("CT-5b1f0c9a7d2e4386-1", 36)).isEqualTo("CT-5b1f0c9a7d2e000010");
    }

    @Test
    void aTextThatHoldsAWordAlreadyNeedsNoOther() {
        names.learn("500103:R0000");
        assertThat(names.words()).doesNotContain("500103:R0000");
        assertThat(renamed("500103:R0000", 5)).isEqualTo("500103:R0005");
    }

    @Test
    void aTextTooShortToBeToldApartIsRefused() {
        names.learn("short");
        assertThatThrownBy(() -> renamed("short", 1)).hasMessageContaining("too short");
    }

    private Object renamed(Object value, long n) {
        return Objects.requireNonNull(Cell.of(value, names).of(names.at(n)));
    }
}
