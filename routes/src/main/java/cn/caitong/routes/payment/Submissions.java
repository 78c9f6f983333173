package cn.caitong.routes.payment;

import cn.caitong.engine.calendar.LegalDay;
import cn.caitong.engine.flow.ObligationChange;
import cn.caitong.engine.flow.Outgoing;
import cn.caitong.engine.schedule.ClockTimes;
import cn.caitong.mappings.report.Issue;
import cn.caitong.routes.casefile.Concealed;
import cn.caitong.routes.payment.ClaimEvent.Submitted;
import cn.caitong.routes.payment.Terms.Milestone;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An invoice is submitted: checked against its contract, reserved there, and pushed to the purchaser's client (N5.2). */
final class Submissions {
    /** Delivery is owed by the end of the day of the push; nobody but finance hears of it otherwise. */
    static final String PUSH_CLAUSE = "N5.2";

    private Submissions() {}

    static Draft submit(Step step) {
        Submitted submitted = (Submitted) step.event();
        Terms terms = step.terms();
        if (terms == null) {
            List<Issue> taken = ContractChecks.number(step);
            return taken.isEmpty() ? step.hold("its contract is not known yet") : refused(step, submitted, taken);
        }
        List<Issue> flaws = ContractChecks.of(step, submitted, terms);
        return flaws.stream().anyMatch(flaw -> flaw.severity().refuses())
                ? refused(step, submitted, flaws)
                : accepted(step, submitted, terms, flaws);
    }

    /** The same once more changes nothing; anything else meets a number that is in use. */
    static Draft again(Step step) {
        Submitted submitted = (Submitted) step.event();
        Claim claim = step.known();
        boolean sameInvoice = submitted.bill().filter(claim.bill()::equals).isPresent();
        boolean same = sameInvoice
                && submitted.contract().equals(claim.contract())
                && submitted.milestone().equals(claim.milestone());
        if (same) {
            return Rule.noted(step);
        }
        Draft refused = submit(step);
        return sameInvoice
                ? refused
                : refused.alarm("invoice-number-twice", "two invoices of one number were submitted / 报送了两张同号发票");
    }

    private static Draft refused(Step step, Submitted submitted, List<Issue> flaws) {
        return step.refuse(
                        "invoice-refused",
                        "N5.2",
                        flaws.size() == 1 ? "one thing is wrong with it" : flaws.size() + " things are wrong with it")
                .send(ClaimMessages.refusal(submitted, step, flaws));
    }

    /** @param warnings what is doubtful and hinders nothing: whoever confirms or objects sees it, and so does its timeline */
    private static Draft accepted(Step step, Submitted submitted, Terms terms, List<Issue> warnings) {
        Bill bill = submitted.bill().orElseThrow();
        Milestone milestone = terms.milestone(submitted.milestone()).orElseThrow();
        Claim claim = claim(step, submitted, terms, bill, milestone);
        Draft draft = step.to(ClaimState.PUSHED, "invoice-accepted", "N5.2", said(submitted, warnings))
                .claim(claim);
        Reserve.take(draft);
        pushed(draft, step, submitted, terms, warnings);
        return bill.receivedOn() == null ? draft : handedOver(draft, step, bill.receivedOn());
    }

    private static String said(Submitted submitted, List<Issue> warnings) {
        String doubtful = warnings.stream()
                .map(warning -> warning.code().code() + " at " + warning.pointer())
                .collect(Collectors.joining(", "));
        return "it is as its contract says" + (doubtful.isEmpty() ? "" : "; to be looked at: " + doubtful)
                + "; uploaded at " + LegalDay.local(submitted.uploadedAt());
    }

    private static Claim claim(Step step, Submitted submitted, Terms terms, Bill bill, Milestone milestone) {
        Claim before = step.claim();
        return new Claim(
                terms.contract(),
                terms.tender(),
                milestone.id(),
                milestone.item(),
                terms.regime(),
                submitted.supplier(),
                terms.purchaser(),
                bill,
                Concealed.of(terms.payee().open().completedBy(submitted.payee())),
                new Claim.Agreed(
                        terms.suppliers().getOrDefault(submitted.supplier(), bill.seller()),
                        terms.purchaserName(),
                        terms.suspended(),
                        terms.terminated(),
                        terms.locked(),
                        terms.signedOn(),
                        terms.credit()),
                bill.total(),
                milestone.owedFrom(),
                terms.size(),
                new Claim.FourTimes(submitted.uploadedAt(), step.now(), null, null),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                before == null ? Claim.Past.NONE : before.ended(),
                submitted.replaces(),
                Set.of());
    }

    private static void pushed(Draft draft, Step step, Submitted submitted, Terms terms, List<Issue> warnings) {
        Claim claim = draft.claim();
        ClockTimes window = step.reckon(Window.CLAUSE, claim.regime(), step.today(), List.of());
        draft.send(ClaimMessages.push(claim, step, terms, submitted, warnings, window.dueOn()));
        ClockTimes push = step.reckon(PUSH_CLAUSE, claim.regime(), step.today(), List.of());
        draft.clock(new ObligationChange.Open(
                claim.clock(PUSH_CLAUSE),
                PUSH_CLAUSE,
                claim.regime(),
                "hub",
                claim.supplier(),
                ClaimMessages.PUSH,
                "hub",
                step.today(),
                push.calendar(),
                push.provisional(),
                push.warnAt(),
                null,
                push.dueAt()));
    }

    /**
     * It was handed over on paper before it was registered: its days are counted from its own date. Where they have passed
     * already, nobody could have objected here; then they are counted from recorded delivery, as of any other.
     */
    private static Draft handedOver(Draft draft, Step step, LocalDate received) {
        ClockTimes times = step.reckon(Window.CLAUSE, draft.claim().regime(), received, List.of());
        if (!step.now().isBefore(times.dueAt())) {
            return draft;
        }
        Claim claim = draft.claim();
        draft.claim(claim.change()
                .times(claim.times()
                        .deliveredAt(received.atStartOfDay(LegalDay.ZONE).toInstant()))
                .done());
        return WindowClocks.open(draft.reach(ClaimState.WINDOW), step, received, "invoice.received", "purchaser");
    }

    /** The client has the to-do: the window begins (N5.3). */
    static Draft delivered(Step step) {
        ClaimEvent.Sent sent = (ClaimEvent.Sent) step.event();
        if (!isPush(step, sent)) {
            return Rule.noted(step);
        }
        Draft draft = step.to(ClaimState.WINDOW, "invoice-delivered", "N5.3", "the window begins");
        return begun(draft, step, sent);
    }

    private static Draft begun(Draft draft, Step step, ClaimEvent.Sent sent) {
        Claim claim = draft.claim();
        draft.clock(new ObligationChange.Discharged(claim.clock(PUSH_CLAUSE), LegalDay.of(sent.at())));
        draft.claim(claim.change().times(claim.times().deliveredAt(sent.at())).done());
        return WindowClocks.open(draft, step, LegalDay.of(sent.at()), "invoice.delivered", "hub");
    }

    /** Delivery is recorded after the purchaser showed that it has it: the window runs already. */
    static Draft deliveredLater(Step step) {
        ClaimEvent.Sent sent = (ClaimEvent.Sent) step.event();
        return isPush(step, sent)
                ? step.stay("invoice-delivered", "N5.2", "the window runs already")
                        .clock(new ObligationChange.Discharged(step.known().clock(PUSH_CLAUSE), LegalDay.of(sent.at())))
                : Rule.noted(step);
    }

    /** Whoever answers an invoice has it, whatever the line says: the window begins with the answer. */
    static Draft knownBy(Draft draft, Step step) {
        return draft.claim().window() == null
                ? begun(draft, step, new ClaimEvent.Sent(EventKind.SEND_DELIVERED, "", "", step.arrivedAt()))
                : draft;
    }

    /** The client, or the application, refuses a message of ours: nobody will see it unless finance does something. */
    static Draft refusedByPartner(Step step) {
        ClaimEvent.Sent sent = (ClaimEvent.Sent) step.event();
        Draft draft = step.stay("message-refused", "N5.2", "a message was refused")
                .alarm("claim-message-refused", "the client refused %1$s / 客户端退回 %1$s".formatted(sent.type()));
        return isPush(step, sent) && step.state() == ClaimState.PUSHED
                ? draft.send(undelivered(step.known(), step, "refused"))
                : draft;
    }

    static Outgoing undelivered(Claim claim, Step step, String what) {
        return ClaimMessages.task(claim, step, ClaimMessages.FINANCE, "undelivered", PUSH_CLAUSE, what, null);
    }

    private static boolean isPush(Step step, ClaimEvent.Sent sent) {
        @Nullable Claim claim = step.claim();
        return claim != null
                && sent.type().equals(ClaimMessages.PUSH)
                && sent.businessId().equals(ClaimMessages.pushId(step.caseId(), claim));
    }
}
