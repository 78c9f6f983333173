package cn.caitong.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.crypto.Sm2PrivateKey;
import cn.caitong.engine.evidence.EvidenceVerifier.Report;
import cn.caitong.engine.evidence.Finding.Code;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

@Tag("unit")
class AnyChangedByteOfAnExportIsFoundTest {
    private static final Sm2PrivateKey KEY = Sm2PrivateKey.draw();
    private static final PaperHub HUB = PaperHub.withHistory(KEY);
    private static final byte[] EXPORT = ExportText.of(HUB.export());
    private static final byte[] PROOF = ExportText.of(HUB.proof());
    private static final EvidenceVerifier VERIFIER = new EvidenceVerifier(List.of(KEY.publicKey()));

    @Example
    void theUnchangedFilesAreSound() {
        assertThat(VERIFIER.verify(EXPORT, null).isSound()).isTrue();
        assertThat(VERIFIER.verify(PROOF, null).findings()).isEmpty();
    }

    /** Each place of the file in turn, with a change that one bit makes: a digit, a quote, a bracket, a blank. */
    @Example
    void everyByteIsCovered() {
        for (int at = 0; at < EXPORT.length; at++) {
            assertFound(EXPORT, at, (byte) (EXPORT[at] ^ 1));
        }
        for (int at = 0; at < PROOF.length; at++) {
            assertFound(PROOF, at, (byte) (PROOF[at] ^ 1));
        }
    }

    @Property(tries = 300)
    void anyByteMayTakeAnyOtherValue(@ForAll @IntRange(max = 1_000_000) int place, @ForAll byte value) {
        int at = place % EXPORT.length;
        if (EXPORT[at] != value) {
            assertFound(EXPORT, at, value);
        }
    }

    @Property(tries = 100)
    void anyCutIsFound(@ForAll @IntRange(max = 1_000_000) int place) {
        byte[] cut = Arrays.copyOf(EXPORT, place % EXPORT.length);
        assertThat(VERIFIER.verify(cut, null).isSound()).isFalse();
    }

    @Example
    void aBlankMoreIsFound() {
        byte[] longer = Arrays.copyOf(EXPORT, EXPORT.length + 1);
        longer[EXPORT.length] = ' ';
        assertThat(VERIFIER.verify(longer, null).findings())
                .extracting(Finding::code)
                .contains(Code.NOT_CANONICAL);
    }

    private static void assertFound(byte[] file, int at, byte value) {
        byte[] changed = file.clone();
        changed[at] = value;
        Report report = VERIFIER.verify(changed, null);
        assertThat(report.isSound())
                .as("byte %d, '%c' for '%c'", at, (char) value, (char) file[at])
                .isFalse();
    }
}
