package cn.caitong.app.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What only sources show. Each method answers with one line for each fault. */
final class SourceRules {
    private static final int LONGEST_FILE = 400;
    private static final int PUBLIC_TYPES_A_PACKAGE = 12;
    private static final Pattern PUBLIC_TYPE =
            Pattern.compile("^public [a-z\\- ]*(class|interface|record|enum|@interface) ", Pattern.MULTILINE);
    private static final String OF_JQWIK = "(?m)^ *@(Property|Example)\\b";
    private static final String OF_JUPITER = "(?m)^ *@(Test|ParameterizedTest|RepeatedTest|TestFactory|FuzzTest)\\b";
    private static final String A_TEST = OF_JQWIK + "|" + OF_JUPITER;
    private static final String TIER = "Tag\\(\"(unit|database|route|contract|system)\"\\)";
    private static final Pattern ANY_TIER = Pattern.compile("^@(net\\.jqwik\\.api\\.)?" + TIER, Pattern.MULTILINE);

    private SourceRules() {}

    static List<String> faults(List<SourceFile> files) {
        List<String> faults = new ArrayList<>();
        faults.addAll(found(files, file -> true, "@Suppress" + "Warnings", "mend what is warned about"));
        faults.addAll(found(files, file -> true, "\\b(TO" + "DO|FIX" + "ME)\\b", "finish it, or leave it out"));
        faults.addAll(
                found(files, SourceFile::isMain, "return " + "null;", "answer with an Optional or an empty value"));
        faults.addAll(found(files, file -> !file.isMain(), "Thread\\.sl" + "eep", "await the event itself"));
        faults.addAll(found(files, file -> !file.isMain(), "@Dis" + "abled", "mend the test, or remove it"));
        faults.addAll(found(
                files,
                file -> !file.isMain(),
                "@Enabled(If|On|For)\\w+(?!\\w)(?!\\([^@;]*\\bdisabledReason =)",
                "say where it is not run, and why: disabledReason"));
        faults.addAll(neverRun(files));
        faults.addAll(tooLong(files));
        faults.addAll(withoutTier(files));
        faults.addAll(packagesWithoutNullMarked(files));
        faults.addAll(crowdedPackages(files));
        return faults;
    }

    private static List<String> found(
            List<SourceFile> files, Predicate<SourceFile> where, String regex, String remedy) {
        return files.stream()
                .filter(where)
                .filter(file -> file.mentions(regex))
                .map(file -> file.path() + ": " + regex + ": " + remedy)
                .toList();
    }

    /** Tests are found by the names of their classes. */
    private static List<String> neverRun(List<SourceFile> files) {
        return files.stream()
                .filter(file -> !file.isMain() && !file.isTestClass() && file.mentions(A_TEST))
                .filter(file -> !file.mentions("(?m)^(public )?abstract (static )?class "))
                .map(file -> file.path() + ": it has tests and is never run: let its name end in Test")
                .toList();
    }

    private static List<String> tooLong(List<SourceFile> files) {
        return files.stream()
                .filter(file -> file.text().lines().count() > LONGEST_FILE)
                .map(file -> file.path() + ": over " + LONGEST_FILE + " lines: split it")
                .toList();
    }

    /** JUnit and jqwik each have a tag of their own, and a tier is only picked or left out as a whole if both are told. */
    private static List<String> withoutTier(List<SourceFile> files) {
        List<String> faults = new ArrayList<>();
        for (SourceFile file : files.stream().filter(SourceFile::isTestClass).toList()) {
            boolean jqwik = file.mentions(OF_JQWIK);
            boolean jupiter = file.mentions(OF_JUPITER);
            if (jqwik && !hasTag(file, "net.jqwik.api")) {
                faults.add(file.path()
                        + ": its properties have no tier: add @net.jqwik.api.Tag(\"unit\") or another tier");
            }
            if (jupiter && !hasTag(file, "org.junit.jupiter.api")) {
                faults.add(file.path() + ": it has no tier: add @Tag(\"unit\"), or database, route, contract, system");
            }
            if (ANY_TIER.matcher(file.text())
                            .results()
                            .map(found -> found.group(2))
                            .distinct()
                            .count()
                    > 1) {
                faults.add(file.path() + ": it is of two tiers: split it");
            }
        }
        return faults;
    }

    private static boolean hasTag(SourceFile file, String origin) {
        String quoted = Pattern.quote(origin);
        boolean byImport = file.mentions("import " + quoted + "\\.Tag;") && file.mentions("(?m)^@" + TIER);
        return byImport || file.mentions("(?m)^@" + quoted + "\\." + TIER);
    }

    private static List<String> packagesWithoutNullMarked(List<SourceFile> files) {
        List<String> marked = files.stream()
                .filter(file -> file.path().endsWith("/package-info.java") && file.mentions("(?m)^@NullMarked"))
                .map(SourceFile::folder)
                .toList();
        return files.stream()
                .filter(SourceFile::isMain)
                .map(SourceFile::folder)
                .distinct()
                .filter(folder -> !marked.contains(folder))
                .map(folder -> folder + ": no package-info.java with @NullMarked")
                .toList();
    }

    private static List<String> crowdedPackages(List<SourceFile> files) {
        Map<String, Long> publicTypes = files.stream()
                .filter(SourceFile::isMain)
                .collect(Collectors.groupingBy(
                        SourceFile::folder,
                        TreeMap::new,
                        Collectors.summingLong(file ->
                                PUBLIC_TYPE.matcher(file.text()).results().count())));
        return publicTypes.entrySet().stream()
                .filter(entry -> entry.getValue() > PUBLIC_TYPES_A_PACKAGE)
                .map(entry -> entry.getKey() + ": " + entry.getValue() + " public types: hide some, or split it")
                .toList();
    }
}
