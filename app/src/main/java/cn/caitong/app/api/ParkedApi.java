package cn.caitong.app.api;

import cn.caitong.engine.alarm.VeiledQueries;
import cn.caitong.engine.cases.ParkedEvents;
import cn.caitong.engine.parked.Conflicts;
import cn.caitong.engine.parked.Parked.Kind;
import cn.caitong.engine.parked.ParkedQueries;
import cn.caitong.engine.parked.ParkedView;
import cn.caitong.engine.reconciliation.Reconciliation;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What waits for a person, and what a person does with it. For operators alone; each act has their name and their words. */
@RestController
@RequestMapping("/api/parked")
final class ParkedApi {
    private final OperatorsOnly operators;
    private final ParkedQueries parked;
    private final VeiledQueries veiled;
    private final ParkedEvents events;
    private final Reconciliation reconciliation;
    private final Conflicts conflicts;

    ParkedApi(
            OperatorsOnly operators,
            ParkedQueries parked,
            VeiledQueries veiled,
            ParkedEvents events,
            Reconciliation reconciliation,
            Conflicts conflicts) {
        this.operators = operators;
        this.parked = parked;
        this.veiled = veiled;
        this.events = events;
        this.reconciliation = reconciliation;
        this.conflicts = conflicts;
    }

    /**
     * All that is parked, the newest first, as many as a page may hold.
     *
     * @param veiled what may not be shown yet, whosever it is
     */
    record Answer(List<ParkedView> items, List<VeiledItem> veiled) {}

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    Answer open(HttpServletRequest request) {
        operators.person(request, "partner");
        return new Answer(
                parked.open(Asked.optional("partner", request.getParameter("partner")), Asked.MOST),
                veiled.parked(Asked.MOST).stream().map(VeiledItem::of).toList());
    }

    /** Of what is veiled too: nobody need know what it says to let the hub try it again. */
    @PostMapping("/{id}/retry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void retry(@PathVariable("id") long id, HttpServletRequest request) {
        String person = operators.person(request, "resolution");
        String event = parked.event(id).orElseGet(() -> item(id, Kind.EVENT).ref());
        events.retry(Long.parseLong(event), person, resolution(request));
    }

    /** Of what is veiled alone what has no opening, as a statement's: anything else waits for its own. */
    @PostMapping("/{id}/dismiss")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void dismiss(@PathVariable("id") long id, HttpServletRequest request) {
        String person = operators.person(request, "resolution");
        Optional<String> unshown = parked.neverKnown(id);
        if (unshown.isPresent()) {
            events.dismiss(Long.parseLong(unshown.get()), person, resolution(request));
            return;
        }
        ParkedView item = item(id);
        switch (known(item)) {
            case EVENT -> events.dismiss(Long.parseLong(item.ref()), person, resolution(request));
            case HELD -> events.dismissHeld(Long.parseLong(item.ref()), person, resolution(request));
            case CLOCK, DELIVERY, CONFLICT, DIFFERENCE, MATTER -> throw settledOtherwise(item.kind());
        }
    }

    @PostMapping("/{id}/resolve")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resolve(@PathVariable("id") long id, HttpServletRequest request) {
        String person = operators.person(request, "resolution");
        ParkedView item = item(id);
        switch (known(item)) {
            case DIFFERENCE -> reconciliation.resolve(item.ref(), person, resolution(request));
            case CONFLICT -> conflicts.resolve(item.ref(), person, resolution(request));
            case EVENT, HELD, CLOCK, DELIVERY, MATTER -> throw settledOtherwise(item.kind());
        }
    }

    private ParkedView item(long id, Kind kind) {
        ParkedView item = item(id);
        if (known(item) != kind) {
            throw settledOtherwise(item.kind());
        }
        return item;
    }

    private ParkedView item(long id) {
        return parked.find(id).orElseThrow(() -> new RefusedException(ErrorCode.ITEM_NOT_PARKED, "id"));
    }

    /** What only a newer node knows is settled there. */
    private static Kind known(ParkedView item) {
        return item.known().orElseThrow(() -> settledOtherwise(item.kind()));
    }

    private static RefusedException settledOtherwise(String kind) {
        return new RefusedException(ErrorCode.ITEM_SETTLED_OTHERWISE, "id", kind);
    }

    private static String resolution(HttpServletRequest request) {
        return Asked.required("resolution", request);
    }
}
