package cn.caitong.app.api;

import cn.caitong.engine.delivery.DeliveryDesk;
import cn.caitong.engine.delivery.DeliveryDesk.Act;
import cn.caitong.engine.delivery.DeliveryDesk.Word;
import cn.caitong.engine.delivery.End.Finding;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What became of a delivery that nobody can be asked about, by two operators; and that a mended one may go, by one. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
final class DeliveriesApi {
    private final OperatorsOnly operators;
    private final DeliveryDesk desk;

    DeliveriesApi(OperatorsOnly operators, DeliveryDesk desk) {
        this.operators = operators;
        this.desk = desk;
    }

    /** What waits for a second person. */
    record Answer(List<Act> undecided) {}

    /** The number under which a second person confirms. */
    record Numbered(long act) {}

    @GetMapping("/api/delivery-acts")
    Answer undecided(HttpServletRequest request) {
        operators.person(request);
        return new Answer(desk.undecided());
    }

    @PostMapping("/api/deliveries/{id}/found")
    @ResponseStatus(HttpStatus.CREATED)
    Numbered found(@PathVariable("id") UUID id, HttpServletRequest request) {
        String person = operators.person(request, "state", "proof", "reason");
        Word word = new Word(
                finding(Asked.required("state", request)),
                Asked.required("proof", request),
                Asked.required("reason", request));
        return new Numbered(desk.found(id, word, person));
    }

    @PostMapping("/api/deliveries/{id}/release")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release(@PathVariable("id") UUID id, HttpServletRequest request) {
        String person = operators.person(request, "resolution");
        desk.release(id, Asked.required("resolution", request), person);
    }

    @PostMapping("/api/delivery-acts/{id}/confirm")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void confirm(@PathVariable("id") long id, HttpServletRequest request) {
        desk.confirm(id, operators.person(request));
    }

    @PostMapping("/api/delivery-acts/{id}/refuse")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void refuse(@PathVariable("id") long id, HttpServletRequest request) {
        desk.refuse(id, operators.person(request));
    }

    private static Finding finding(String state) {
        return Finding.of(state).orElseThrow(() -> Rule.DELIVERY_FOUND.brokenBy("state"));
    }
}
