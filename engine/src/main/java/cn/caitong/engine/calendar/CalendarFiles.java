package cn.caitong.engine.calendar;

import cn.caitong.engine.settings.InvalidSettingsException;
import cn.caitong.engine.settings.SettingsFile;
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
        String name = String.valueOf(file.getFileName());
        return CalendarYearReader.year(SettingsFile.read(file), Integer.parseInt(name.substring(0, 4)));
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
