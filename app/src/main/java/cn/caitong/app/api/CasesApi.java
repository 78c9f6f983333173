package cn.caitong.app.api;

import cn.caitong.engine.search.CaseQueries;
import cn.caitong.engine.search.CaseView;
import cn.caitong.engine.search.DeliveryView;
import cn.caitong.engine.search.Dossier;
import cn.caitong.engine.search.Search;
import cn.caitong.engine.search.TimelineEntry;
import cn.caitong.engine.search.Viewer;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Cases: found by what they are about, and each with all that happened to it. */
@RestController
@RequestMapping(path = "/api/cases", produces = MediaType.APPLICATION_JSON_VALUE)
final class CasesApi {
    private final CaseQueries cases;
    private final Suppliers suppliers;

    CasesApi(CaseQueries cases, Suppliers suppliers) {
        this.cases = cases;
        this.suppliers = suppliers;
    }

    /** What is asked of cases; from and to are times of the last change. */
    record Filter(
            @Nullable String flow,
            @Nullable String tender,
            @Nullable String supplier,
            @Nullable String partner,
            @Nullable String state,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String after,
            @Nullable Integer limit) {}

    /** One thing that happened, without what its evidence has beyond that. */
    record Happened(
            Instant at,
            String kind,
            String type,
            String by,
            @Nullable String state,
            @Nullable String reason,
            @Nullable String clause,
            @Nullable String detail,
            @Nullable String messageId) {
        static Happened of(TimelineEntry entry) {
            JsonNode payload = entry.payload();
            JsonNode reason = payload.path("reason");
            return new Happened(
                    entry.at(),
                    entry.kind(),
                    entry.type(),
                    entry.partner(),
                    payload.path("state").textValue(),
                    reason.path("code").textValue(),
                    reason.path("clause").textValue(),
                    reason.path("detail").textValue(),
                    payload.path("messageId").textValue());
        }
    }

    /** A case with all there is about it. */
    record Answer(
            CaseSummary summary,
            List<Happened> timeline,
            List<ObligationsApi.Answer> obligations,
            List<DeliveryView> deliveries) {
        static Answer of(Dossier dossier) {
            return new Answer(
                    CaseSummary.of(dossier.file()),
                    dossier.timeline().stream().map(Happened::of).toList(),
                    dossier.obligations().stream()
                            .map(ObligationsApi.Answer::of)
                            .toList(),
                    dossier.deliveries());
        }
    }

    @GetMapping
    Paged<CaseSummary> search(@RequestAttribute(Gate.VIEWER) Viewer viewer, Filter asked) {
        int limit = Asked.limit(asked.limit());
        Search search = new Search(
                Asked.optional("flow", asked.flow()),
                Asked.optional("tender", asked.tender()),
                suppliers.inAddress("supplier", asked.supplier()),
                Asked.optional("partner", asked.partner()),
                Asked.optional("state", asked.state()),
                Asked.time("from", asked.from()),
                Asked.time("to", asked.to()),
                Asked.after(asked.after()),
                limit + 1);
        return Paged.of(cases.search(viewer, search), limit, CasesApi::end, CaseSummary::of);
    }

    static Search.Page end(CaseView last) {
        return new Search.Page(last.openedAt(), last.id());
    }

    @GetMapping("/{id}")
    Answer find(@RequestAttribute(Gate.VIEWER) Viewer viewer, @PathVariable("id") UUID id) {
        return cases.dossier(viewer, id)
                .map(Answer::of)
                .orElseThrow(() -> new RefusedException(ErrorCode.NOTHING_HERE, ""));
    }
}
