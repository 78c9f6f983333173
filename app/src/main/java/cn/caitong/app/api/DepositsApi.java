package cn.caitong.app.api;

import cn.caitong.engine.search.CaseQueries;
import cn.caitong.engine.search.Search;
import cn.caitong.engine.search.Viewer;
import cn.caitong.routes.deposit.DepositFlow;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/** Bid deposits of a tender, of a supplier, or of one for the other: how a supplier sees its payment's state (N4.1). */
@RestController
final class DepositsApi {
    private final CaseQueries cases;
    private final Suppliers suppliers;

    DepositsApi(CaseQueries cases, Suppliers suppliers) {
        this.cases = cases;
        this.suppliers = suppliers;
    }

    /** Whose deposits are asked for; one of the two at least. */
    record Filter(
            @Nullable String tender,
            @Nullable String supplier,
            @Nullable String after,
            @Nullable Integer limit) {}

    @GetMapping(path = "/api/deposits", produces = MediaType.APPLICATION_JSON_VALUE)
    Paged<CaseSummary> search(@RequestAttribute(Gate.VIEWER) Viewer viewer, Filter asked) {
        if (asked.tender() == null && asked.supplier() == null) {
            throw Rule.TENDER_OR_SUPPLIER.missing("tender");
        }
        int limit = Asked.limit(asked.limit());
        Search search = new Search(
                DepositFlow.NAME,
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
}
