package cn.caitong.app.api;

import cn.caitong.engine.obligation.ParkedClocks;
import cn.caitong.engine.time.FiringGuard;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What waits for an operator about clocks: firing that stopped because time could not be believed, and clocks parked. */
@RestController
final class ClocksApi {
    private final OperatorsOnly operators;
    private final FiringGuard guard;
    private final ParkedClocks parked;

    ClocksApi(OperatorsOnly operators, FiringGuard guard, ParkedClocks parked) {
        this.operators = operators;
        this.guard = guard;
        this.parked = parked;
    }

    /** Whether clocks fire, and if not, why. */
    record Firing(boolean running, @Nullable String stoppedWhy) {}

    @GetMapping("/api/firing")
    Firing firing(HttpServletRequest request) {
        operators.person(request);
        return now();
    }

    @PostMapping("/api/firing/confirm")
    Firing confirm(HttpServletRequest request) {
        guard.confirm(operators.person(request));
        return now();
    }

    /** The cause is seen to: the clock fires again. */
    @PostMapping("/api/obligations/{id}/release")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release(@PathVariable("id") UUID id, HttpServletRequest request) {
        String person = operators.person(request, "resolution");
        parked.release(id, person, Asked.required("resolution", request));
    }

    private Firing now() {
        Optional<String> why = guard.stopped();
        return new Firing(why.isEmpty(), why.orElse(null));
    }
}
