package cn.caitong.app.api;

import cn.caitong.engine.search.Viewer;
import cn.caitong.routes.deposit.DepositFlow;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/** Bid deposits of a tender, of a supplier, or of one for the other: how a supplier sees its payment's state (N4.1). */
@RestController
final class DepositsApi {
    private final CaseSearch search;

    DepositsApi(CaseSearch search) {
        this.search = search;
    }

    @GetMapping(path = "/api/deposits", produces = MediaType.APPLICATION_JSON_VALUE)
    Paged<CaseSummary> search(@RequestAttribute(Gate.VIEWER) Viewer viewer, CaseSearch.Filter asked) {
        return search.page(viewer, DepositFlow.NAME, asked);
    }
}
