package cn.caitong.routes.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.flow.Decision.Alarm;
import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Decision.Raise;
import cn.caitong.engine.flow.Outgoing;
import cn.caitong.mappings.identifier.Districts;
import cn.caitong.mappings.validation.Validator;
import cn.caitong.routes.payment.PaymentPolicy;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One payment's case in memory: events are decided by the table, and money is kept as the ledger would. */
final class Desk {
    private static final Validator VALIDATOR = new Validator(Districts.load(Path.of("..", "config", "districts.yaml")));

    PaymentState state = PaymentState.NEW;
    Payable payable = Fixtures.payable();
    PaymentPolicy policy = Fixtures.POLICY;
    final Books books = new Books();
    final List<Outgoing.Tell> told = new ArrayList<>();
    final List<String> takenBack = new ArrayList<>();
    final Set<String> keptBack = new TreeSet<>();
    final List<Outgoing.Shown> shown = new ArrayList<>();
    final List<Raise> raised = new ArrayList<>();
    final List<String> alarms = new ArrayList<>();
    private @Nullable Payment payment;
    private int events;

    Payment payment() {
        if (payment == null) {
            throw new IllegalStateException("nothing was accepted");
        }
        return payment;
    }

    boolean hasPayment() {
        return payment != null;
    }

    Draft at(String local, PaymentEvent event) {
        return at(Fixtures.at(local), event);
    }

    /** Decides an event that arrived then, and does what follows. */
    Draft at(Instant now, PaymentEvent said) {
        PaymentEvent event = said instanceof PaymentEvent.Approved approved ? asItIs(approved) : said;
        events++;
        UUID message = CaseId.of("message", Integer.toString(events));
        Step step = new Step(
                Fixtures.PLACE,
                state,
                payment,
                event,
                message,
                event instanceof PaymentEvent.Sent ? "hub" : "treasury",
                event instanceof PaymentEvent.Approved approved ? approved.at() : now,
                now,
                now,
                payable,
                books.free(),
                policy);
        Draft draft = PaymentTable.rule(event.kind(), state).apply(step);
        if (draft.outcome() == Outcome.APPLIED) {
            state = draft.next();
            payment = draft.hasPayment() ? draft.payment() : payment;
            assertThat(payment == null ? PaymentState.NEW : payment.standing())
                    .as("the state is what the payment says")
                    .isEqualTo(state);
        } else {
            assertThat(draft.next()).isEqualTo(state);
            assertThat(draft.money()).isEmpty();
            assertThat(draft.outgoing()).isEmpty();
        }
        draft.money().forEach(books::apply);
        draft.outgoing().forEach(this::tell);
        raised.addAll(draft.raised());
        draft.alarms().stream().map(Alarm::code).forEach(alarms::add);
        return draft;
    }

    /** Its stops, as a hub kept them that did not keep of which application they are. */
    void olderStops() {
        for (String mark : Set.copyOf(payment().told())) {
            payment = mark.startsWith("frozen/") ? payment().forgotten(mark) : payment;
        }
    }

    private PaymentEvent.Approved asItIs(PaymentEvent.Approved approved) {
        Prepared prepared = payment == null ? null : payment.prepared();
        return prepared == null || !approved.preparation().equals(Fixtures.AS_IT_IS)
                ? approved
                : new PaymentEvent.Approved(prepared.digest(), approved.by(), approved.at());
    }

    /** Everything that is told is as its schema says; an application is told under its own id alone, once. */
    private void tell(Outgoing outgoing) {
        switch (outgoing) {
            case Outgoing.Tell tell -> tell(tell);
            case Outgoing.Withdraw back -> {
                assertThat(told).extracting(Outgoing.Tell::businessId).contains(back.businessId());
                assertThat(back.partner()).isEqualTo("treasury");
                takenBack.add(back.businessId());
                if (back.keepsBack()) {
                    keptBack.add(back.businessId());
                }
            }
            case Outgoing.LetGo free -> {
                assertThat(free.partner()).isEqualTo("treasury");
                keptBack.remove(free.businessId());
            }
            case Outgoing.Shown proof -> {
                assertThat(told).extracting(Outgoing.Tell::businessId).contains(proof.businessId());
                assertThat(shown)
                        .as("once for each application")
                        .extracting(Outgoing.Shown::businessId)
                        .doesNotContain(proof.businessId());
                shown.add(proof);
            }
        }
    }

    private void tell(Outgoing.Tell tell) {
        ObjectNode envelope = JsonNodeFactory.instance
                .objectNode()
                .put("specversion", "1.0")
                .put("id", "hub-" + told.size())
                .put("source", "urn:caitong:hub")
                .put("type", tell.type())
                .put("time", "2026-12-31T10:00:00+08:00")
                .put("subject", Fixtures.ID)
                .put("datacontenttype", "application/json")
                .put("jurisdiction", "500103");
        envelope.set("data", tell.data());
        assertThat(VALIDATOR.validate(envelope).report().issues())
                .as(tell.type() + " " + tell.data())
                .isEmpty();
        assertThat(tell.money())
                .as("only an application moves money")
                .isEqualTo(tell.type().equals(Messages.APPLIED));
        assertThat(told)
                .as("told once for ever under its name: " + tell.data())
                .extracting(Outgoing.Tell::businessId)
                .doesNotContain(tell.businessId());
        if (tell.money()) {
            carries(tell);
        }
        told.add(tell);
    }

    private void carries(Outgoing.Tell tell) {
        assertThat(tell.partner()).isEqualTo("treasury");
        for (JsonNode line : tell.data().path("lines")) {
            assertThat(books.carrier(line.path("instructionId").asText()))
                    .as("the ledger knows what carries it")
                    .isEqualTo(tell.businessId());
        }
    }

    PaymentEvent.Sent sent(EventKind kind, int application) {
        return new PaymentEvent.Sent(
                kind, Messages.APPLIED, Fixtures.application(application), CaseId.of("outgoing", "1"));
    }

    /** Prepared on Monday 20 April at ten, approved at eleven. */
    Desk applied() {
        at("2026-04-20T10:00", Fixtures.made("2026-04-20T10:00"));
        at("2026-04-20T11:00", Fixtures.approved("2026-04-20T11:00"));
        return this;
    }

    /** As {@link #applied}, taken by the treasury a minute later. */
    Desk delivered() {
        applied().at("2026-04-20T11:01", sent(EventKind.SEND_DELIVERED, 1));
        return this;
    }

    /** As {@link #delivered}, credited wholly on 22 April. */
    Desk credited() {
        delivered()
                .at(
                        "2026-04-22T16:00",
                        Fixtures.executed(
                                1,
                                Fixtures.credited(Fixtures.FIRST, 1, "80000.00"),
                                Fixtures.credited(Fixtures.SECOND, 1, "18000.00")));
        return this;
    }

    /** As {@link #delivered}; the second line failed. */
    Desk partlyFailed() {
        delivered()
                .at(
                        "2026-04-22T16:00",
                        Fixtures.executed(
                                1,
                                Fixtures.credited(Fixtures.FIRST, 1, "80000.00"),
                                Fixtures.failed(Fixtures.SECOND, 1)));
        return this;
    }

    List<Outgoing.Tell> applications() {
        return told.stream()
                .filter(tell -> tell.type().equals(Messages.APPLIED))
                .toList();
    }

    /** The tasks of a kind, as {@code to}. */
    List<String> tasks(String kind) {
        return told.stream()
                .filter(tell -> tell.data().path("kind").asText().equals(kind))
                .map(tell -> tell.data().path("to").asText())
                .toList();
    }

    Optional<Raise> lastRaised() {
        return raised.isEmpty() ? Optional.empty() : Optional.of(raised.getLast());
    }
}
