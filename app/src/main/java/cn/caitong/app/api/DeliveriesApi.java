package cn.caitong.app.api;

import cn.caitong.engine.delivery.DeliveryDesk;
import cn.caitong.engine.delivery.DeliveryDesk.Act;
import cn.caitong.engine.delivery.DeliveryDesk.Word;
import cn.caitong.engine.delivery.End.Finding;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
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
        person(request);
        return new Answer(desk.undecided());
    }

    @PostMapping("/api/deliveries/{id}/found")
    @ResponseStatus(HttpStatus.CREATED)
    Numbered found(@PathVariable("id") UUID id, HttpServletRequest request) {
        String person = person(request);
        Word word = new Word(finding(text(request, "state")), text(request, "proof"), text(request, "reason"));
        return new Numbered(desk.found(id, word, person));
    }

    @PostMapping("/api/deliveries/{id}/release")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release(@PathVariable("id") UUID id, HttpServletRequest request) {
        String person = person(request);
        desk.release(id, text(request, "resolution"), person);
    }

    @PostMapping("/api/delivery-acts/{id}/confirm")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void confirm(@PathVariable("id") long id, HttpServletRequest request) {
        desk.confirm(id, person(request));
    }

    @PostMapping("/api/delivery-acts/{id}/refuse")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void refuse(@PathVariable("id") long id, HttpServletRequest request) {
        desk.refuse(id, person(request));
    }

    private static Finding finding(String state) {
        return switch (state) {
            case "delivered" -> Finding.DELIVERED;
            case "rejected" -> Finding.REJECTED;
            case "not-there" -> Finding.NOT_FOUND;
            default -> throw Rule.DELIVERY_FOUND.brokenBy("state");
        };
    }

    private static String text(HttpServletRequest request, String field) {
        String text = Optional.ofNullable(request.getParameter(field)).orElseThrow(() -> Rule.TEXT.missing(field));
        return Asked.text(field, text);
    }

    private String person(HttpServletRequest request) {
        return operators.person(request.getHeader(HttpHeaders.AUTHORIZATION));
    }
}
