package cn.caitong.mappings.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class DialectsAreFilesAndPinnedByDigestTest {
    private static final DialectFiles FILES = DialectFiles.read(Path.of("dialects/cqyz"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dialect.yaml | name: x | in",
                "dialect.yaml | '{' | dialect.yaml",
                "dialect.yaml | 'name: x;in: {};out: {};answerCode: /c;answers: [];colour: red' | colour",
                "dialect.yaml | 'name: x;"
                        + "in: {a: {transform: in/none.jslt}};"
                        + "out: {};"
                        + "answerCode: /c;"
                        + "answers: []' | in/none.jslt",
                "dialect.yaml | 'name: x;"
                        + "in: {};"
                        + "out: {no.type.v1: {path: /a, transform: out/refund.jslt}};"
                        + "answerCode: /c;"
                        + "answers: []' | no.type.v1",
                "out/refund.jslt | '{\"a\": .amount * 2}' | out/refund.jslt",
                "out/refund.jslt | '{\"a\": ' | out/refund.jslt",
                "in/receipts.jslt | 'import \"../secret.jslt\" as x .' | secret.jslt"
            })
    void aFolderThatIsWrongIsRefusedAndTheFileNamed(String path, String content, String named) {
        Map<String, byte[]> files = new HashMap<>(FILES.byPath());
        files.put(path, content.replace(';', '\n').getBytes(StandardCharsets.UTF_8));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> Dialect.load(DialectFiles.of(files)))
                .matches(refused -> refused.code() == ErrorCode.DIALECT_INVALID)
                .withMessageContaining(named);
    }

    @Test
    void aFolderThatIsNotThereIsRefused() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> Dialect.load(Path.of("dialects/none")))
                .withMessageContaining("none");
    }

    @Test
    void theSameFilesHaveTheSameDigestAndAnyOtherByteAnother() {
        assertThat(FILES.digest()).startsWith("sm3:").hasSize(4 + 64);
        assertThat(DialectFiles.of(FILES.byPath()).digest()).isEqualTo(FILES.digest());
        assertThat(Dialect.load(FILES).digest()).isEqualTo(FILES.digest());
        Map<String, byte[]> changed = new HashMap<>(FILES.byPath());
        changed.merge("in/shared.jslt", new byte[] {'\n'}, DialectsAreFilesAndPinnedByDigestTest::joined);
        assertThat(DialectFiles.of(changed).digest()).isNotEqualTo(FILES.digest());
    }

    @Test
    void samplesAndReadmeAreNotPartOfIt() {
        assertThat(FILES.byPath().keySet())
                .contains("dialect.yaml", "in/receipts.jslt", "out/refund.jslt")
                .allMatch(path -> path.endsWith(".jslt") || path.equals("dialect.yaml"));
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = java.util.Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
