package cn.caitong.mappings.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
@net.jqwik.api.Tag("unit")
class UnifiedSocialCreditCodeIsCheckedTwiceTest {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "91500157MATE5T017F",
                "91500157MATE5T0I7E",
                "91350100M000100Y4Z",
                "91500157MATE5T017",
                "91500157MATE5T017E0",
                "91A00157MATE5T017E",
                "",
                "９１500157MATE5T017E"
            })
    void aBadCodeIsRefused(String bad) {
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> UnifiedSocialCreditCode.of(bad));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "91500157MATE5T017E",
                "91500000MA0000015Q",
                "91500103MAXTE5T242",
                "125000000000000197",
                "115000000000000275",
                "52500000MJTE5T9924",
                "91350100M000100Y43"
            })
    void aGoodCodeIsTaken(String good) {
        assertThat(UnifiedSocialCreditCode.of(good).value()).isEqualTo(good);
    }

    @Test
    void lowerCaseAndSpacesArePutRight() {
        assertThat(UnifiedSocialCreditCode.of(" 91500157mate5t017e "))
                .isEqualTo(UnifiedSocialCreditCode.of("91500157MATE5T017E"));
    }

    @Test
    void anImportedCodeKeepsItsFault() {
        assertThat(UnifiedSocialCreditCode.imported("91500157MATE5T017F").fault())
                .contains(ErrorCode.USCC_CHECK_WRONG);
    }

    @Test
    void theOrganisationCodeInsideHasACheckOfItsOwn() {
        String sixteen = "91500157MATE5T01";
        String wrongInside = sixteen + "8";
        char check = UnifiedSocialCreditCode.checkCharacter(wrongInside + "0");
        assertThat(UnifiedSocialCreditCode.imported(wrongInside + check).fault())
                .contains(ErrorCode.USCC_ORGANISATION_CHECK_WRONG);
    }

    @Test
    void anAbolishedDistrictInsideIsNoFault() {
        assertThat(UnifiedSocialCreditCode.of("91500157MATE5T017E").registrationDistrict())
                .isEqualTo("500157");
        assertThat(UnifiedSocialCreditCode.of(valid("9150010500000000")).registrationDistrict())
                .isEqualTo("500105");
    }

    @Property(tries = 500)
    void oneWrongCharacterIsAlwaysFound(
            @ForAll("codes") String code,
            @ForAll @IntRange(max = 17) int place,
            @ForAll @IntRange(min = 1, max = 30) int by) {
        char wrong = ALPHABET.charAt((ALPHABET.indexOf(code.charAt(place)) + by) % ALPHABET.length());
        String changed = code.substring(0, place) + wrong + code.substring(place + 1);
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> UnifiedSocialCreditCode.of(changed));
    }

    @Provide
    Arbitrary<String> codes() {
        Arbitrary<String> district =
                Arbitraries.strings().withChars("0123456789").ofLength(6);
        Arbitrary<String> organisation =
                Arbitraries.strings().withChars(ALPHABET).ofLength(8);
        return Combinators.combine(district, organisation)
                .as((where, who) -> "91" + where + who)
                .filter(sixteen -> ALPHABET.indexOf(UnifiedSocialCreditCode.organisationCheck(sixteen)) >= 0)
                .map(UnifiedSocialCreditCodeIsCheckedTwiceTest::valid);
    }

    private static String valid(String sixteen) {
        String seventeen = sixteen + UnifiedSocialCreditCode.organisationCheck(sixteen);
        return seventeen + UnifiedSocialCreditCode.checkCharacter(seventeen + "0");
    }
}
