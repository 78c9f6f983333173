package cn.caitong.app.api;

import cn.caitong.engine.hold.Hold;
import cn.caitong.engine.hold.HoldAct;
import cn.caitong.engine.hold.HoldScope;
import cn.caitong.engine.hold.Holds;
import cn.caitong.engine.hold.Rehearsal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Stops money and lets it go: operators alone, one who asks and another who confirms. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
final class HoldsApi {
    private final OperatorsOnly operators;
    private final Holds holds;

    HoldsApi(OperatorsOnly operators, Holds holds) {
        this.operators = operators;
        this.holds = holds;
    }

    /** What stands, and what waits for a second person. */
    record Answer(List<Hold> standing, List<HoldAct> undecided) {}

    /** The number under which a second person confirms. */
    record Numbered(long act) {}

    @GetMapping("/api/holds")
    Answer holds(HttpServletRequest request) {
        operators.person(request);
        return new Answer(holds.standing(), holds.undecided());
    }

    @PostMapping("/api/holds")
    @ResponseStatus(HttpStatus.CREATED)
    Numbered place(HttpServletRequest request) {
        String person = operators.person(request, "scope", "name", "reason");
        HoldScope scope = scope(Asked.required("scope", request), Optional.ofNullable(request.getParameter("name")));
        return new Numbered(holds.askToPlace(scope, Asked.required("reason", request), person));
    }

    /** A dry run. */
    @GetMapping("/api/holds/{id}/rehearsal")
    Rehearsal rehearse(@PathVariable("id") long id, HttpServletRequest request) {
        operators.person(request, "rows");
        return holds.rehearse(id, request.getParameter("rows") == null ? Long.MAX_VALUE : rows(request));
    }

    @PostMapping("/api/holds/{id}/pass")
    @ResponseStatus(HttpStatus.CREATED)
    Numbered pass(@PathVariable("id") long id, HttpServletRequest request) {
        String person = operators.person(request, "rows", "reason");
        return new Numbered(holds.askToPass(id, rows(request), Asked.required("reason", request), person));
    }

    @PostMapping("/api/holds/{id}/release")
    @ResponseStatus(HttpStatus.CREATED)
    Numbered release(@PathVariable("id") long id, HttpServletRequest request) {
        String person = operators.person(request, "reason");
        return new Numbered(holds.askToRelease(id, Asked.required("reason", request), person));
    }

    @PostMapping("/api/hold-acts/{id}/confirm")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void confirm(@PathVariable("id") long id, HttpServletRequest request) {
        holds.confirm(id, operators.person(request));
    }

    @PostMapping("/api/hold-acts/{id}/refuse")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void refuse(@PathVariable("id") long id, HttpServletRequest request) {
        holds.refuse(id, operators.person(request));
    }

    private static HoldScope scope(String kind, Optional<String> name) {
        return switch (kind) {
            case "partner" -> HoldScope.partner(name(name));
            case "flow" -> HoldScope.flow(name(name));
            case "hub" -> hub(name);
            default -> throw Rule.HOLD_SCOPE.brokenBy("scope");
        };
    }

    /** Whoever names somebody does not mean all. */
    private static HoldScope hub(Optional<String> name) {
        if (name.isPresent()) {
            throw Asked.unknown("name", Set.of("scope", "reason"));
        }
        return HoldScope.hub();
    }

    private static String name(Optional<String> name) {
        return Asked.text("name", name.orElseThrow(() -> Rule.TEXT.missing("name")));
    }

    private static long rows(HttpServletRequest request) {
        String rows = Asked.required("rows", request);
        if (!rows.matches("[1-9][0-9]{0,8}")) {
            throw Rule.NUMBER.brokenBy("rows");
        }
        return Long.parseLong(rows);
    }
}
