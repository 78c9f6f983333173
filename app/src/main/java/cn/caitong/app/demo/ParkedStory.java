package cn.caitong.app.demo;

import cn.caitong.app.demo.witness.Difference;
import cn.caitong.app.demo.witness.Times;
import cn.caitong.app.demo.witness.Witnessed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What was left to people, read from evidence: messages that a case could not take, what it asked, and statements
 * that differed. */
final class ParkedStory {
    private final String about;
    private final List<ParkedLine> ended = new ArrayList<>();
    private final Map<String, ParkedLine> open = new LinkedHashMap<>();

    private ParkedStory(String about) {
        this.about = about;
    }

    /** Everything that was parked in any of these cases, in no particular order. */
    static List<ParkedLine> of(Collection<Dossier> dossiers) {
        return dossiers.stream().flatMap(dossier -> of(dossier).stream()).toList();
    }

    private static List<ParkedLine> of(Dossier dossier) {
        ParkedStory story = new ParkedStory(dossier.subject());
        dossier.rows().forEach(story::read);
        story.ended.addAll(story.open.values());
        return story.ended;
    }

    private void read(Witnessed row) {
        switch (row.kind()) {
            case "event.parked" -> park(row, row.text("event"), row.reason("code"));
            case "event.dismissed", "event.retried" -> settle(row, row.text("event"), ParkedLine.PERSON);
            case "matter.asked" -> park(row, row.text("about"), row.text("code"));
            case "matter.answered" -> settle(row, row.text("about"), ParkedLine.PERSON);
            case "statement.differs" -> park(row, row.text("difference"), row.text("code"));
            case "statement.agrees" -> settle(row, row.text("difference"), ParkedLine.AGREED);
            case "statement.resolved" -> settle(row, row.text("difference"), ParkedLine.PERSON);
            default -> {}
        }
    }

    private void park(Witnessed row, String what, String code) {
        ParkedLine before = open.put(what, new ParkedLine(about, code, Times.day(row.at()), null, ParkedLine.OPEN));
        if (before != null) {
            ended.add(before);
        }
    }

    private void settle(Witnessed row, String what, String how) {
        ParkedLine parked = open.remove(what);
        if (parked != null) {
            ended.add(parked.settled(Times.day(row.at()), how));
        }
    }

    /** Whatever only one side has. */
    static List<Difference> differences(List<ParkedLine> expected, List<ParkedLine> found) {
        List<ParkedLine> missing = new ArrayList<>(expected);
        found.forEach(missing::remove);
        List<ParkedLine> extra = new ArrayList<>(found);
        expected.forEach(extra::remove);
        List<Difference> differences = new ArrayList<>();
        missing.forEach(line -> differences.add(new Difference(line.about(), "parked 挂起", line.text(), "none 无")));
        extra.forEach(line -> differences.add(new Difference(line.about(), "parked 挂起", "none 无", line.text())));
        return differences;
    }

    /** For people: each with its case. */
    static List<String> text(List<ParkedLine> lines) {
        return lines.stream()
                .map(line -> line.about() + "  " + line.text())
                .sorted()
                .collect(Collectors.toList());
    }
}
