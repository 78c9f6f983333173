package cn.caitong.engine.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class SettingsFileIsReadStrictlyTest {
    private final Path folder;

    SettingsFileIsReadStrictlyTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: 1\na: 2",
                "a: 1\n---\nb: 2",
                "- a",
                "plain",
                "",
                "a: [",
                "a: &x 1\nb: *y\nc: !!java.io.File x\n- z"
            })
    void whatIsNotOneMappingIsRefused(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("settings.yaml"), content);

        assertThatThrownBy(() -> SettingsFile.read(file))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("settings.yaml · (file): ");
    }

    @Test
    void aFileThatIsMissingOrHugeIsRefused() throws IOException {
        Path file = folder.resolve("settings.yaml");
        assertThatThrownBy(() -> SettingsFile.read(file)).hasMessageContaining("cannot be read");

        Files.writeString(file, "a: " + "x".repeat(1_000_001));
        assertThatThrownBy(() -> SettingsFile.read(file)).hasMessageContaining("over 1 MB");
    }

    @Test
    void valuesAreReadByType() throws IOException {
        SettingsNode node = read("""
            name: 渝中区
            count: 5
            on: true
            rate: "4.35"
            day: 2026-02-28
            days: [2026-02-28, 2026-03-01]
            parts: [{name: one}, {name: two}]
            whole: {name: three}
            """);

        assertThat(node.text("name")).isEqualTo("渝中区");
        assertThat(node.integer("count", 1, 5)).isEqualTo(5);
        assertThat(node.flag("on")).isTrue();
        assertThat(node.flag("absent")).isFalse();
        assertThat(node.decimal("rate")).isEqualByComparingTo("4.35");
        assertThat(node.date("day")).isEqualTo("2026-02-28");
        assertThat(node.dates("days")).containsExactly(LocalDate.of(2026, 2, 28), LocalDate.of(2026, 3, 1));
        assertThat(node.nodes("parts")).extracting(part -> part.text("name")).containsExactly("one", "two");
        assertThat(node.node("whole"))
                .hasValueSatisfying(whole -> assertThat(whole.text("name")).isEqualTo("three"));
        assertThat(node.node("absent")).isEmpty();
    }

    @Test
    void aWrongTypeNamesTheKeyWhereItStands() throws IOException {
        SettingsNode node = read("parts: [{count: 6, on: maybe, rate: 4.35, days: [x], name: {}}]");
        SettingsNode part = node.nodes("parts").getFirst();

        assertThatThrownBy(() -> part.integer("count", 1, 5))
                .hasMessageContaining("parts[0].count")
                .hasMessageContaining("1 to 5");
        assertThatThrownBy(() -> part.flag("on")).hasMessageContaining("parts[0].on");
        assertThatThrownBy(() -> part.decimal("rate")).hasMessageContaining("in quotes");
        assertThatThrownBy(() -> part.dates("days")).hasMessageContaining("parts[0].days[0]");
        assertThatThrownBy(() -> part.text("name")).hasMessageContaining("parts[0].name");
        assertThatThrownBy(() -> part.text("missing"))
                .hasMessageContaining("required")
                .hasMessageContaining("必填");
        assertThatThrownBy(() -> part.node("count")).hasMessageContaining("must be a mapping");
        assertThatThrownBy(() -> part.nodes("count")).hasMessageContaining("must be a list");
        assertThatThrownBy(() -> part.allow(Set.of("count"))).hasMessageContaining("not a known key");
    }

    private SettingsNode read(String content) throws IOException {
        return SettingsFile.read(Files.writeString(folder.resolve("settings.yaml"), content));
    }
}
