package cn.caitong.app.api;

import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.search.CaseQueries;
import cn.caitong.engine.search.Search;
import cn.caitong.engine.search.Viewer;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import cn.caitong.routes.contract.ContractFlow;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Contracts of a tender or a supplier, and one by its own id; a supplier sees its own alone. */
@RestController
@RequestMapping(path = "/api/contracts", produces = MediaType.APPLICATION_JSON_VALUE)
final class ContractsApi {
    private final CaseQueries cases;
    private final Suppliers suppliers;

    ContractsApi(CaseQueries cases, Suppliers suppliers) {
        this.cases = cases;
        this.suppliers = suppliers;
    }

    /** Whose contracts are asked for; one of the two at least. */
    record Filter(
            @Nullable String tender,
            @Nullable String supplier,
            @Nullable String after,
            @Nullable Integer limit) {}

    @GetMapping
    Paged<CaseSummary> search(@RequestAttribute(Gate.VIEWER) Viewer viewer, Filter asked) {
        if (asked.tender() == null && asked.supplier() == null) {
            throw Rule.TENDER_OR_SUPPLIER.missing("tender");
        }
        int limit = Asked.limit(asked.limit());
        Search search = new Search(
                ContractFlow.NAME,
                Asked.optional("tender", asked.tender()),
                suppliers.inAddress("supplier", asked.supplier()),
                null,
                null,
                null,
                null,
                Asked.after(asked.after()),
                limit + 1);
        return Paged.of(cases.search(viewer, search), limit, CasesApi::end, CaseSummary::of);
    }

    @GetMapping("/{id}")
    CasesApi.Answer find(@RequestAttribute(Gate.VIEWER) Viewer viewer, @PathVariable("id") String id) {
        return cases.dossier(viewer, CaseId.of(ContractFlow.NAME, id))
                .map(CasesApi.Answer::of)
                .orElseThrow(() -> new RefusedException(ErrorCode.NOTHING_HERE, ""));
    }
}
