package cn.caitong.app.api;

import cn.caitong.connectors.inbound.Refusal;
import cn.caitong.connectors.inbound.Reply;
import cn.caitong.connectors.partner.Credentials;
import cn.caitong.connectors.partner.Operators;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Lets nobody but an operator in, and says who it is. */
@Component
final class OperatorsOnly {
    private final Operators operators;
    private final Credentials partners;

    OperatorsOnly(Operators operators, Credentials partners) {
        this.operators = operators;
        this.partners = partners;
    }

    /**
     * The person whose token this is; a partner learns that it is none.
     *
     * @param parameters what may be asked for here, and nothing else: a misspelt one would be taken for none
     */
    String person(HttpServletRequest request, String... parameters) {
        @Nullable String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        String person = operators.person(authorization).orElseThrow(() -> {
            boolean known = partners.holder(authorization).isPresent();
            return new TurnedAway(Reply.problem(known ? Refusal.OPERATORS_ONLY : Refusal.NOT_AUTHENTICATED));
        });
        Asked.nothingBut(Set.of(parameters), request);
        return person;
    }
}
