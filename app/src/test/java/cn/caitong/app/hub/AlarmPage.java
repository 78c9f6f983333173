package cn.caitong.app.hub;

import cn.caitong.engine.alarm.AlarmCatalogue;
import cn.caitong.engine.alarm.AlarmKind;
import cn.caitong.engine.alarm.AlarmKind.Ending;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

/** The page of all alarms, made from the catalogue. */
final class AlarmPage {
    static final Path PAGE = Path.of("..", "docs", "generated", "alarms.md");

    private static final String HEAD = """
        # Alarms 告警

        Made from the catalogue in the code; renew it with `-Dtest=EveryAlarmIsInTheCatalogueTest -Dgenerated=write`. `GET /api/alarms`
        shows those that are open. Each ends with its cause, or by a person's reason (`POST /api/alarms/{id}/acknowledge`); the same
        once more is a new one. How to work with them: [operations guide](../operations.md#what-waits-for-a-person).

        | Code | Owner 责任方 | What happened, and what to do | 情形与处理 | It ends 解除 |
        |---|---|---|---|---|
        """;
    private static final String PARKED = """

        ## Alarms of parked items 挂起事项的告警

        They have the item's own code and owner, and end when the item is settled.

        | What is parked | What happened, and what to do | 情形与处理 |
        |---|---|---|
        """;

    private AlarmPage() {}

    static String render(AlarmCatalogue catalogue) {
        StringBuilder page = new StringBuilder(HEAD);
        for (AlarmKind kind : catalogue.kinds()) {
            page.append("| `%s` | %s %s | %s | %s | %s |\n"
                    .formatted(
                            kind.code(),
                            kind.owner().code(),
                            kind.owner().chinese(),
                            kind.en(),
                            kind.zh(),
                            ends(kind)));
        }
        page.append(PARKED);
        for (AlarmKind kind : catalogue.parkedKinds()) {
            page.append("| %s | %s | %s |\n".formatted(kind.code(), kind.en(), kind.zh()));
        }
        return page.toString();
    }

    private static String ends(AlarmKind kind) {
        String ends =
                switch (kind.ending()) {
                    case Ending.Raiser() -> "by itself, with its cause";
                    case Ending.Person() -> "by a person";
                    case Ending.WhileIn in ->
                        "when its case is no longer in " + String.join(", ", new TreeSet<>(in.states()));
                    case Ending.WhileClock clock -> clock(clock);
                };
        return kind.byPerson() && !(kind.ending() instanceof Ending.Person) ? ends + "; or by a person" : ends;
    }

    private static String clock(Ending.WhileClock clock) {
        String clauses = clock.clauses().isEmpty() ? "of its case's clocks" : list(clock.clauses());
        String except = clock.except().isEmpty() ? "" : " but " + list(clock.except());
        String how =
                switch (clock.running()) {
                    case SOON -> "is neither done nor late";
                    case LATE -> "is late and still owed";
                    case OWED -> "is owed";
                };
        return "when none of %s%s %s any more".formatted(clauses, except, how).replace("of of", "of");
    }

    private static String list(Iterable<String> clauses) {
        TreeSet<String> sorted = new TreeSet<>();
        clauses.forEach(sorted::add);
        return String.join(", ", List.copyOf(sorted));
    }
}
