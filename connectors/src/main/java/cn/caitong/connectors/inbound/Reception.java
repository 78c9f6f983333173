package cn.caitong.connectors.inbound;

import cn.caitong.connectors.partner.Credentials;
import cn.caitong.connectors.partner.Limits;
import cn.caitong.connectors.partner.Partner;
import cn.caitong.connectors.partner.Partners;
import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.evidence.SealingStoppedException;
import cn.caitong.engine.intake.Acceptance;
import cn.caitong.engine.intake.Intake;
import cn.caitong.engine.intake.Refusals;
import cn.caitong.engine.silence.Arrivals.Arrival;
import cn.caitong.engine.store.PassingFault;
import cn.caitong.mappings.json.BrokenBodyException;
import cn.caitong.mappings.json.StrictJson;
import cn.caitong.mappings.message.CanonicalMessage;
import cn.caitong.mappings.report.Issue;
import cn.caitong.mappings.report.RefusedException;
import cn.caitong.mappings.report.Report;
import cn.caitong.mappings.validation.Validation;
import cn.caitong.mappings.validation.Validator;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The way in: each request meets the checks in this order, and the first that fails answers it. */
public final class Reception {
    private final Partners partners;
    private final Credentials credentials;
    private final Limits limits = new Limits();
    private final WireReader reader;
    private final Validator validator;
    private final Submissions submissions;
    private final Intake intake;
    private final Refusals refusals;

    public Reception(
            Partners partners,
            Credentials credentials,
            WireReader reader,
            Validator validator,
            Submissions submissions,
            Intake intake,
            Refusals refusals) {
        this.partners = partners;
        this.credentials = credentials;
        this.reader = reader;
        this.validator = validator;
        this.submissions = submissions;
        this.intake = intake;
        this.refusals = refusals;
    }

    /** Takes one request, or says why not. */
    public Reply receive(Incoming incoming) {
        Optional<Partner> sender = credentials.holder(incoming.authorization()).flatMap(partners::find);
        if (sender.isEmpty()) {
            return Reply.problem(Refusal.NOT_AUTHENTICATED);
        }
        Partner partner = sender.get();
        if (incoming.partner().filter(named -> !named.equals(partner.id())).isPresent()) {
            return Reply.problem(Refusal.NOT_YOURS);
        }
        if (incoming.hasPath() && !partner.inbound().channels().contains(incoming.channel())) {
            return Reply.problem(Refusal.NO_SUCH_CHANNEL);
        }
        try {
            return receive(partner, incoming, now -> now);
        } catch (RefusedException | SealingStoppedException | BrokenBodyException said) {
            throw said; // by rule, for all, or the sender's own doing
        } catch (RuntimeException | Error failed) {
            note(partner, failed);
            throw failed;
        }
    }

    /** What fails for a reason of the moment is handed in again; of what fails by itself a person has to hear. */
    private void note(Partner partner, Throwable failed) {
        try {
            if (!PassingFault.is(failed)) {
                refusals.notTaken(partner.id(), partner.jurisdiction());
            }
        } catch (RuntimeException alsoAway) {
            failed.addSuppressed(alsoAway);
        }
    }

    /**
     * Takes what this partner surely said, in the canonical form where it names no channel, or says why not.
     *
     * @param arrived when it was the hub's at the latest, from the legal time of the transaction that writes it down
     */
    public Reply receive(Partner partner, Incoming incoming, UnaryOperator<Instant> arrived) {
        return switch (limits.admit(partner)) {
            case Limits.Admission.Refused refused -> Reply.busy(Refusal.TOO_FAST, refused.retryAfter());
            case Limits.Admission.Admitted place -> {
                try (place) {
                    yield admitted(partner, incoming, arrived);
                }
            }
        };
    }

    /** Refuses what was found unfit before it came here. */
    public Reply refuse(Partner partner, Issue issue) {
        return refuse(partner, Report.of(issue));
    }

    private Reply admitted(Partner partner, Incoming incoming, UnaryOperator<Instant> arrived) {
        byte[] body;
        try {
            reader.content(partner, incoming.channel()).check(incoming.contentType());
            body = StrictJson.readBody(incoming.body(), partner.inbound().maxBytes());
        } catch (RefusedException refused) {
            return refuse(partner, Report.of(refused.issue()));
        }
        try (Arrival arrival = intake.arrivals().begin()) {
            return read(partner, incoming, body, now -> arrived.apply(arrival.at(now)));
        }
    }

    private Reply read(Partner partner, Incoming incoming, byte[] body, UnaryOperator<Instant> arrival) {
        WireReader.Read read;
        try {
            read = reader.read(partner, incoming.channel(), incoming.headers(), body);
        } catch (RefusedException refused) {
            return refuse(partner, Report.of(refused.issue()));
        }
        return switch (validator.validate(read.envelope())) {
            case Validation.Accepted accepted -> take(partner, accepted.message(), body, read.mapping(), arrival);
            case Validation.Refused refused ->
                repeated(partner, refused.report(), body).orElseGet(() -> refuse(partner, refused.report()));
            case Validation.RefusedSecret secret -> refuse(partner, secret.report());
        };
    }

    /** What was accepted once is not refused when it comes again, though dialect or rules have become others meanwhile (P4). */
    private Optional<Reply> repeated(Partner partner, Report report, byte[] body) {
        return report.messageId()
                .flatMap(id -> intake.receiptOf(partner.id(), id, Bytes.of(body)))
                .map(receipt -> Reply.receipt(200, receipt));
    }

    private Reply take(
            Partner partner, CanonicalMessage message, byte[] body, String mapping, UnaryOperator<Instant> arrival) {
        Optional<Submissions.Denial> denial = submissions.denial(partner, message);
        if (denial.isPresent()) {
            Report report = Report.of(
                    Optional.of(message.id()),
                    Optional.of(message.type().code()),
                    List.of(denial.get().issue()));
            return Reply.problem(denial.get().refusal(), report);
        }
        Acceptance answer = intake.accept(submissions.of(partner, message, body, mapping), arrival);
        return switch (answer) {
            case Acceptance.Accepted accepted -> Reply.receipt(202, accepted.receipt());
            case Acceptance.Duplicate duplicate -> Reply.receipt(200, duplicate.receipt());
            case Acceptance.Conflict conflict -> Reply.problem(Refusal.ID_CONFLICT);
            case Acceptance.Busy busy -> Reply.busy(busy);
        };
    }

    private Reply refuse(Partner partner, Report report) {
        refusals.record(
                partner.id(),
                partner.jurisdiction(),
                report.issues().getFirst().code(),
                report.messageId().orElse(null),
                report.toJson());
        return Reply.refused(report);
    }
}
