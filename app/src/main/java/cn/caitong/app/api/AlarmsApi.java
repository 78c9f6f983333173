package cn.caitong.app.api;

import cn.caitong.engine.alarm.Acknowledgements;
import cn.caitong.engine.alarm.AlarmQueries;
import cn.caitong.engine.alarm.AlarmQueries.State;
import cn.caitong.engine.alarm.AlarmView;
import cn.caitong.engine.alarm.VeiledQueries;
import cn.caitong.engine.search.Search;
import cn.caitong.engine.search.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Alarms: since when, what about, who has to do what. An operator ends one whose cause has no end of its own. */
@RestController
@RequestMapping("/api/alarms")
final class AlarmsApi {
    private static final Set<String> STATES = Set.of("open", "ended", "all");

    private final OperatorsOnly operators;
    private final AlarmQueries alarms;
    private final VeiledQueries veiled;
    private final Acknowledgements acknowledgements;

    AlarmsApi(OperatorsOnly operators, AlarmQueries alarms, VeiledQueries veiled, Acknowledgements acknowledgements) {
        this.operators = operators;
        this.alarms = alarms;
        this.veiled = veiled;
        this.acknowledgements = acknowledgements;
    }

    /** What is asked of alarms; from and to are times at which they were raised. */
    record Filter(
            @Nullable String state,
            @Nullable String code,
            @Nullable String jurisdiction,
            @Nullable String partner,
            @Nullable UUID caseId,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String after,
            @Nullable Integer limit) {}

    /** What is to be done, in both languages. */
    record Remedy(String en, String zh) {}

    /** An alarm as answers show it. */
    record Answer(
            long id,
            String code,
            String ref,
            @Nullable UUID caseId,
            @Nullable String flow,
            String jurisdiction,
            String partner,
            Instant since,
            String detail,
            String owner,
            Remedy remedy,
            boolean acknowledgeable,
            @Nullable Instant endedAt,
            @Nullable String acknowledgedBy,
            @Nullable String reason) {
        static Answer of(AlarmView view) {
            return new Answer(
                    view.id(),
                    view.code(),
                    view.ref(),
                    view.caseId(),
                    view.flow(),
                    view.jurisdiction(),
                    view.partner(),
                    view.at(),
                    view.detail(),
                    view.kind().owner().code(),
                    new Remedy(view.kind().en(), view.kind().zh()),
                    view.kind().byPerson() && view.endedAt() == null,
                    view.endedAt(),
                    view.acknowledgedBy(),
                    view.reason());
        }
    }

    /** @param veiled for operators alone: what may not be shown yet, whatever was asked */
    record Page(
            List<Answer> items,
            @Nullable String next,
            @Nullable List<VeiledItem> veiled) {}

    /** That there is no alarm is news, too: an empty page, whatever was asked. */
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    Page search(@RequestAttribute(Gate.VIEWER) Viewer viewer, Filter asked) {
        int limit = Asked.limit(asked.limit());
        List<AlarmView> found = alarms.search(
                viewer,
                new AlarmQueries.Search(
                        state(asked.state()),
                        Asked.optional("code", asked.code()),
                        Asked.optional("jurisdiction", asked.jurisdiction()),
                        Asked.optional("partner", asked.partner()),
                        asked.caseId(),
                        Asked.time("from", asked.from()),
                        Asked.time("to", asked.to()),
                        after(asked.after()),
                        limit + 1));
        Paged<Answer> page =
                found.isEmpty() ? new Paged<>(List.of(), null) : Paged.of(found, limit, AlarmsApi::end, Answer::of);
        return new Page(page.items(), page.next(), viewer.equals(Viewer.everywhere()) ? veiled() : null);
    }

    private List<VeiledItem> veiled() {
        return veiled.alarms(Asked.MOST).stream().map(VeiledItem::of).toList();
    }

    @PostMapping("/{id}/acknowledge")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void acknowledge(@PathVariable("id") long id, HttpServletRequest request) {
        String person = operators.person(request, "reason");
        acknowledgements.acknowledge(id, person, Asked.required("reason", request));
    }

    private static State state(@Nullable String state) {
        String wanted = Asked.code("state", Objects.requireNonNullElse(state, "open"), STATES, Rule.ALARM_STATE);
        return State.valueOf(Objects.requireNonNull(wanted).toUpperCase(Locale.ROOT));
    }

    private static Search.Page end(AlarmView last) {
        return new Search.Page(last.at(), new UUID(0, last.id()));
    }

    private static @Nullable Long after(@Nullable String cursor) {
        Search.@Nullable Page page = Asked.after(cursor);
        return page == null ? null : page.id().getLeastSignificantBits();
    }
}
