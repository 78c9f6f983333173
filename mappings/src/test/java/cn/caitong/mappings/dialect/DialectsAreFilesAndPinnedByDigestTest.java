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
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cqyz | has: { /CODE: \"0000\", /DATA/REFUND_STATUS | has: { CODE: \"0000\", /DATA/REFUND_STATUS |"
                        + " JSON Pointer",
                "cqyz | answerCode: /CODE | answerCode: CODE | answerCode",
                "cqyz | { /DATA/REFUND_NO: /REFUND_NO } | { /DATA/REFUND_NO: REFUND_NO } | REFUND_NO",
                "cqsz | headers: { X-Lsh: /zlh }, | headers: { X-Lsh: zlh }, | zlh",
                "cqsz | sameHeaders: { X-Lsh: /lsh } } | sameHeaders: { X-Lsh: lsh } } | in.",
                "cqyz | '- types: deposit.refund-instructed.v1' | '- types: deposit.refund-instructd.v1' |"
                        + " refund-instructd",
                "cqyz | 'recalls: { transform: in/recalls.jslt }' | 'receipts: { transform: in/recalls.jslt }' |"
                        + " receipts",
                "cqspb | '{ element: MARGIN_RECEIPT, transform' | '{ transform' | element",
                "cqspb | operation: RefundMargin, | '' | operation",
                "cqspb | wsdl: margin.wsdl | wsdl: ../cqna/deposits.wsdl | deposits.wsdl"
            })
    void whatWouldShowAtTheFirstMessageIsRefusedAtTheStart(String folder, String right, String wrong, String named) {
        Map<String, byte[]> files =
                new HashMap<>(DialectFiles.read(Path.of("dialects", folder)).byPath());
        String main = new String(files.get("dialect.yaml"), StandardCharsets.UTF_8);
        assertThat(main).contains(right);
        files.put("dialect.yaml", main.replace(right, wrong).getBytes(StandardCharsets.UTF_8));
        refuses(files, named);
    }

    /** What it fetched would be no part of the digest, and would come from wherever the file says. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<wsdl:import namespace='urn:x' location='http://localhost:1/x.wsdl'/>",
                "<wsdl:types><x:schema xmlns:x='http://www.w3.org/2001/XMLSchema'>"
                        + "<x:include schemaLocation='file:///etc/x.xsd'/></x:schema></wsdl:types>"
            })
    void aWsdlFetchesNothing(String fetching) {
        Map<String, byte[]> files =
                new HashMap<>(DialectFiles.read(Path.of("dialects/cqspb")).byPath());
        String wsdl = new String(files.get("margin.wsdl"), StandardCharsets.UTF_8);
        files.put(
                "margin.wsdl",
                wsdl.replaceFirst("(<wsdl:definitions[^>]*>)", "$1" + fetching).getBytes(StandardCharsets.UTF_8));
        refuses(files, "fetches");
    }

    private static void refuses(Map<String, byte[]> files, String named) {
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
