package cn.caitong.app.api;

import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.search.Search;
import cn.caitong.engine.search.SumQueries;
import cn.caitong.engine.search.Viewer;
import cn.caitong.mappings.message.MessageType;
import cn.caitong.routes.casefile.CaseCodec;
import cn.caitong.routes.contract.ContractFlow;
import cn.caitong.routes.payment.ClaimFacts;
import cn.caitong.routes.payment.ClaimFlow;
import cn.caitong.routes.payment.OverduePolicy;
import cn.caitong.routes.treasury.PaymentState;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/**
 * Confirmed sums of a contract, of a supplier, or both, and how far their payment is (N5.4, N5.5). Whoever may see the claim sees
 * them: a supplier its own, also where the purchaser began the payment.
 */
@RestController
final class PaymentsApi {
    private static final Set<String> STATES =
            Arrays.stream(PaymentState.values()).map(PaymentState::code).collect(Collectors.toSet());

    private final SumQueries sums;
    private final CaseCodec codec;
    private final OverduePolicy overdue;
    private final Suppliers suppliers;

    PaymentsApi(SumQueries sums, CaseCodec codec, OverduePolicy overdue, Suppliers suppliers) {
        this.sums = sums;
        this.codec = codec;
        this.overdue = overdue;
        this.suppliers = suppliers;
    }

    /** Whose payments are asked for: by contract or supplier, one of the two at least. */
    record Filter(
            @Nullable String contract,
            @Nullable String supplier,
            @Nullable String state,
            @Nullable String after,
            @Nullable Integer limit) {}

    @GetMapping(path = "/api/payments", produces = MediaType.APPLICATION_JSON_VALUE)
    Paged<PaymentAnswer> search(@RequestAttribute(Gate.VIEWER) Viewer viewer, Filter asked) {
        if (asked.contract() == null && asked.supplier() == null) {
            throw Rule.CONTRACT_OR_SUPPLIER.missing("contract");
        }
        int limit = Asked.limit(asked.limit());
        String contract = Asked.optional("contract", asked.contract());
        SumQueries.Asked wanted = new SumQueries.Asked(
                ClaimFacts.KIND,
                contract == null ? null : CaseId.of(ContractFlow.NAME, contract),
                MessageType.PAYMENT_REQUESTED.code(),
                new Search(
                        ClaimFlow.NAME,
                        null,
                        suppliers.inAddress("supplier", asked.supplier()),
                        null,
                        Asked.code("state", asked.state(), STATES, Rule.PAYMENT_STATE),
                        null,
                        null,
                        Asked.after(asked.after()),
                        limit + 1));
        return Paged.of(
                sums.search(viewer, wanted),
                limit,
                last -> new Search.Page(last.at(), last.id()),
                found -> PaymentAnswer.of(codec, overdue, found, viewer.supplier() == null));
    }
}
