package cn.caitong.app.api;

import cn.caitong.engine.recovery.Recovery;
import cn.caitong.engine.recovery.RecoveryState;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How far a restore's gap is covered, and two persons' word that a partner has covered it: operators alone. */
@RestController
@RequestMapping(path = "/api/recovery", produces = MediaType.APPLICATION_JSON_VALUE)
final class RecoveryApi {
    private final OperatorsOnly operators;
    private final Recovery recovery;

    RecoveryApi(OperatorsOnly operators, Recovery recovery) {
        this.operators = operators;
        this.recovery = recovery;
    }

    @GetMapping
    RecoveryState recovery(HttpServletRequest request) {
        operators.person(request);
        return recovery.look();
    }

    @PostMapping("/{partner}/declare")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void declare(@PathVariable("partner") String partner, HttpServletRequest request) {
        String person = operators.person(request, "reason");
        recovery.declare(partner, Asked.required("reason", request), person);
    }

    @PostMapping("/{partner}/confirm")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void confirm(@PathVariable("partner") String partner, HttpServletRequest request) {
        recovery.confirm(partner, operators.person(request));
    }

    @PostMapping("/{partner}/refuse")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void refuse(@PathVariable("partner") String partner, HttpServletRequest request) {
        recovery.refuse(partner, operators.person(request));
    }
}
