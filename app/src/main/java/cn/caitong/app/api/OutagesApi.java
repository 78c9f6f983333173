package cn.caitong.app.api;

import cn.caitong.engine.outage.Away;
import cn.caitong.engine.outage.Outages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which partners cannot be reached now: for operators alone. How much waits for them is not said: it may be veiled (P13). */
@RestController
@RequestMapping(path = "/api/outages", produces = MediaType.APPLICATION_JSON_VALUE)
final class OutagesApi {
    private final OperatorsOnly operators;
    private final Outages outages;

    OutagesApi(OperatorsOnly operators, Outages outages) {
        this.operators = operators;
        this.outages = outages;
    }

    @GetMapping
    List<Away> outages(HttpServletRequest request) {
        operators.person(request);
        return outages.away();
    }
}
