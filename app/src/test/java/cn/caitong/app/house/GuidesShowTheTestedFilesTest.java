package cn.caitong.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the guide for files shows is what is tested, in letters that can be read. */
@Tag("unit")
class GuidesShowTheTestedFilesTest {
    private static final Pattern SAMPLE =
            Pattern.compile("<!-- sample: (\\S+) (\\S+) -->\n```text\n(.*?)```", Pattern.DOTALL);

    @Test
    void thePartnerGuidesSamplesAreTheFiles() throws IOException {
        String guide = Files.readString(House.root().resolve("docs/partner-guide-files.md"));
        List<MatchResult> samples = SAMPLE.matcher(guide).results().toList();
        assertThat(samples).hasSizeGreaterThanOrEqualTo(5);
        for (MatchResult sample : samples) {
            String file = Files.readString(House.root().resolve(sample.group(1)), Charset.forName(sample.group(2)));
            assertThat(sample.group(3)).as(sample.group(1)).isEqualTo(file.replace("\r\n", "\n"));
        }
    }
}
