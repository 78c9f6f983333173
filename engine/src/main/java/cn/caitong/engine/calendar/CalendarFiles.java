package cn.caitong.engine.calendar;

import cn.caitong.engine.settings.InvalidSettingsException;
import cn.caitong.engine.settings.SettingsFile;
import cn.caitong.engine.settings.SettingsNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The calendar folder: one {@code <year>.yaml} per year, and {@code unpublished.yaml} with the bounds for all others.
 * A year's file is the State Council's notice, never a derivation: almanacs and libraries have been a day wrong.
 */
public final class CalendarFiles {
    private static final String UNPUBLISHED = "unpublished.yaml";

    private CalendarFiles() {}

    /**
     * Loads every year of a folder into one calendar.
     *
     * @throws InvalidSettingsException naming file, key, rule and remedy
     */
    public static WorkingCalendar load(Path folder) {
        CalendarYear unpublished = CalendarYearReader.unpublished(SettingsFile.read(folder.resolve(UNPUBLISHED)));
        return new WorkingCalendar(
                yearFiles(folder).stream().map(CalendarFiles::year).toList(), unpublished);
    }

    /** Reads one year, whose file must be named after it. */
    public static CalendarYear year(Path file) {
        SettingsNode content = SettingsFile.read(file);
        if (!String.valueOf(file.getFileName()).equals(CalendarYearReader.number(content) + ".yaml")) {
            throw content.refuse("year", "must be the year in the file's name; correct one of them", "须与文件名中的年份一致；请更正");
        }
        return CalendarYearReader.year(content);
    }

    /**
     * Reads a year's file that was sent.
     *
     * @throws InvalidSettingsException naming key, rule and remedy
     */
    public static CalendarYear year(byte[] content) {
        return CalendarYearReader.year(SettingsFile.read("calendar", content));
    }

    private static List<Path> yearFiles(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(CalendarFiles::isYear).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    /** A file under another name is refused rather than passed over: it would look loaded. */
    private static boolean isYear(Path file) {
        String name = String.valueOf(file.getFileName());
        boolean year = name.matches("\\d{4}\\.yaml");
        if (!year && !name.equals(UNPUBLISHED)) {
            throw new InvalidSettingsException(
                    file.toString(),
                    "(file)",
                    "is not named <year>.yaml; rename or remove it",
                    "文件名须为“年份.yaml”；请改名或移走");
        }
        return year;
    }
}
