package cn.caitong.app.api;

import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.search.CaseQueries;
import cn.caitong.engine.search.Viewer;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import cn.caitong.routes.contract.ContractFlow;
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
    private final CaseSearch search;

    ContractsApi(CaseQueries cases, CaseSearch search) {
        this.cases = cases;
        this.search = search;
    }

    @GetMapping
    Paged<CaseSummary> search(@RequestAttribute(Gate.VIEWER) Viewer viewer, CaseSearch.Filter asked) {
        return search.page(viewer, ContractFlow.NAME, asked);
    }

    @GetMapping("/{id}")
    CasesApi.Answer find(@RequestAttribute(Gate.VIEWER) Viewer viewer, @PathVariable("id") String id) {
        return cases.dossier(viewer, CaseId.of(ContractFlow.NAME, id))
                .map(CasesApi.Answer::of)
                .orElseThrow(() -> new RefusedException(ErrorCode.NOTHING_HERE, ""));
    }
}
