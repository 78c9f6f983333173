package cn.caitong.app.api;

import cn.caitong.engine.flow.CaseFile;
import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.search.CaseQueries;
import cn.caitong.engine.search.CaseView;
import cn.caitong.engine.search.Search;
import cn.caitong.engine.search.Viewer;
import cn.caitong.routes.casefile.CaseCodec;
import cn.caitong.routes.contract.ContractFlow;
import cn.caitong.routes.payment.ClaimFlow;
import cn.caitong.routes.payment.ClaimState;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/** Invoices that are claimed under a contract, by a supplier, or both: a supplier sees the state of its own (N5.5). */
@RestController
final class ClaimsApi {
    private static final Set<String> STATES =
            Arrays.stream(ClaimState.values()).map(ClaimState::code).collect(Collectors.toSet());

    private final CaseQueries cases;
    private final CaseSearch search;
    private final CaseCodec codec;

    ClaimsApi(CaseQueries cases, CaseSearch search, CaseCodec codec) {
        this.cases = cases;
        this.search = search;
        this.codec = codec;
    }

    /** Whose claims are asked for; one of the two at least. */
    record Filter(
            @Nullable String contract,
            @Nullable String supplier,
            @Nullable String state,
            @Nullable String after,
            @Nullable Integer limit) {}

    @GetMapping(path = "/api/claims", produces = MediaType.APPLICATION_JSON_VALUE)
    Paged<ClaimAnswer> search(@RequestAttribute(Gate.VIEWER) Viewer viewer, Filter asked) {
        if (asked.contract() == null && asked.supplier() == null) {
            throw Rule.CONTRACT_OR_SUPPLIER.missing("contract");
        }
        int limit = Asked.limit(asked.limit());
        Search wanted = search.search(ClaimFlow.NAME, null, asked.supplier(), asked.after(), limit)
                .in(Asked.code("state", asked.state(), STATES, Rule.CLAIM_STATE));
        List<CaseView> found = found(viewer, asked, wanted);
        Map<UUID, CaseFile> files = cases.files(viewer, found);
        return Paged.of(found, limit, CasesApi::end, view -> ClaimAnswer.of(codec, view, files.get(view.id())));
    }

    private List<CaseView> found(Viewer viewer, Filter asked, Search wanted) {
        String contract = Asked.optional("contract", asked.contract());
        return contract == null
                ? cases.search(viewer, wanted)
                : cases.below(viewer, CaseId.of(ContractFlow.NAME, contract), wanted);
    }
}
