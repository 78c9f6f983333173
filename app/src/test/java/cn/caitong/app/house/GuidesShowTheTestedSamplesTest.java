package cn.caitong.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a guide shows under {@code <!-- sample: FILE -->} is that file, which other tests run. */
@Tag("unit")
class GuidesShowTheTestedSamplesTest {
    private static final Pattern SAMPLE =
            Pattern.compile("<!-- sample: (\\S+) -->\n```(json|xml)\n(.*?)```", Pattern.DOTALL);

    @ParameterizedTest
    @CsvSource({
        "docs/partner-guide.md, 4",
        "docs/partner-guide-soap.md, 4",
        "docs/partner-guide-treasury.md, 7",
        "docs/partner-guide-queues.md, 1"
    })
    void thePartnerGuidesSamplesAreTheFiles(String document, int least) throws IOException {
        Path guide = House.root().resolve(document);
        if ("write".equals(System.getProperty("generated"))) {
            Files.writeString(
                    guide,
                    SAMPLE.matcher(Files.readString(guide))
                            .replaceAll(sample -> "<!-- sample: %s -->\n```%s\n%s```"
                                    .formatted(sample.group(1), sample.group(2), file(sample))));
        }
        List<MatchResult> samples =
                SAMPLE.matcher(Files.readString(guide)).results().toList();
        assertThat(samples).hasSizeGreaterThanOrEqualTo(least);
        for (MatchResult sample : samples) {
            assertThat(sample.group(3)).as(sample.group(1)).isEqualTo(file(sample));
        }
    }

    private static String file(MatchResult sample) {
        try {
            byte[] bytes = Files.readAllBytes(House.root().resolve(sample.group(1)));
            boolean isGbk = new String(bytes, StandardCharsets.ISO_8859_1).contains("encoding=\"GBK\"");
            return new String(bytes, isGbk ? Charset.forName("GBK") : StandardCharsets.UTF_8);
        } catch (IOException gone) {
            throw new IllegalStateException(gone);
        }
    }
}
