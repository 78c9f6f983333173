package cn.caitong.app.api;

import cn.caitong.engine.search.CaseQueries;
import cn.caitong.engine.search.Search;
import cn.caitong.engine.search.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the cases of a flow by tender and supplier, a page at a time. */
@Component
final class CaseSearch {
    private final CaseQueries cases;
    private final Suppliers suppliers;

    CaseSearch(CaseQueries cases, Suppliers suppliers) {
        this.cases = cases;
        this.suppliers = suppliers;
    }

    /** Whose cases are asked for; one of the two at least. */
    record Filter(
            @Nullable String tender,
            @Nullable String supplier,
            @Nullable String after,
            @Nullable Integer limit) {}

    Paged<CaseSummary> page(Viewer viewer, String flow, Filter asked) {
        if (asked.tender() == null && asked.supplier() == null) {
            throw Rule.TENDER_OR_SUPPLIER.missing("tender");
        }
        int limit = Asked.limit(asked.limit());
        Search search = search(flow, Asked.optional("tender", asked.tender()), asked.supplier(), asked.after(), limit);
        return Paged.of(cases.search(viewer, search), limit, CasesApi::end, CaseSummary::of);
    }

    /** What is searched for: one more than the page holds, so that it is known whether there are more. */
    Search search(String flow, @Nullable String tender, @Nullable String supplier, @Nullable String after, int limit) {
        return new Search(
                flow,
                tender,
                suppliers.inAddress("supplier", supplier),
                null,
                null,
                null,
                null,
                Asked.after(after),
                limit + 1);
    }
}
