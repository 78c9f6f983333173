package cn.caitong.app.api;

import cn.caitong.engine.obligation.ObligationState;
import cn.caitong.engine.search.ObligationQueries;
import cn.caitong.engine.search.ObligationView;
import cn.caitong.engine.search.Search;
import cn.caitong.engine.search.Viewer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/** Statutory clocks: what is owed to whom, by when and under which clause. */
@RestController
final class ObligationsApi {
    private final ObligationQueries obligations;
    private final Suppliers suppliers;

    ObligationsApi(ObligationQueries obligations, Suppliers suppliers) {
        this.obligations = obligations;
        this.suppliers = suppliers;
    }

    /** What is asked of obligations; from and to are due times. */
    record Filter(
            @Nullable UUID caseId,
            @Nullable String flow,
            @Nullable String tender,
            @Nullable String supplier,
            @Nullable String partner,
            @Nullable String state,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String after,
            @Nullable Integer limit) {
        boolean isBounded() {
            return caseId != null || tender != null || supplier != null || to != null;
        }
    }

    /** An obligation as answers show it. */
    record Answer(
            UUID id,
            UUID caseId,
            String name,
            String clause,
            String regime,
            String debtor,
            String creditor,
            String basisEvent,
            String basisSource,
            LocalDate basisDate,
            String calendarVersion,
            boolean provisional,
            String state,
            boolean standing,
            @Nullable Instant warnAt,
            @Nullable Instant actAt,
            Instant dueAt,
            @Nullable LocalDate dischargedOn) {
        static Answer of(ObligationView view) {
            return new Answer(
                    view.id(),
                    view.caseId(),
                    view.name(),
                    view.clause(),
                    view.regime(),
                    String.valueOf(Suppliers.shown(view.debtor())),
                    String.valueOf(Suppliers.shown(view.creditor())),
                    view.basis().event(),
                    view.basis().source(),
                    view.basis().date(),
                    view.calendarVersion(),
                    view.provisional(),
                    view.state(),
                    view.standing(),
                    view.warnAt(),
                    view.actAt(),
                    view.dueAt(),
                    view.dischargedOn());
        }
    }

    @GetMapping(path = "/api/obligations", produces = MediaType.APPLICATION_JSON_VALUE)
    Paged<Answer> search(@RequestAttribute(Gate.VIEWER) Viewer viewer, Filter asked) {
        if (!asked.isBounded()) {
            throw Rule.BOUNDS.missing("to");
        }
        int limit = Asked.limit(asked.limit());
        Search search = new Search(
                Asked.optional("flow", asked.flow()),
                Asked.optional("tender", asked.tender()),
                suppliers.inAddress("supplier", asked.supplier()),
                Asked.optional("partner", asked.partner()),
                state(asked.state()),
                Asked.time("from", asked.from()),
                Asked.time("to", asked.to()),
                Asked.after(asked.after()),
                limit + 1);
        return Paged.of(
                obligations.search(viewer, asked.caseId(), search),
                limit,
                last -> new Search.Page(last.dueAt(), last.id()),
                Answer::of);
    }

    /** Without a state, what is still owed. */
    private static String state(@Nullable String state) {
        if (state == null || state.equals(ObligationQueries.OWED)) {
            return ObligationQueries.OWED;
        }
        return Arrays.stream(ObligationState.values())
                .map(ObligationState::code)
                .filter(state::equals)
                .findFirst()
                .orElseThrow(() -> Rule.OBLIGATION_STATE.brokenBy("state"));
    }
}
