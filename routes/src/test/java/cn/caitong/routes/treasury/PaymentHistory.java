package cn.caitong.routes.treasury;

import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Outgoing;
import cn.caitong.mappings.money.Money;
import cn.caitong.routes.party.Person;
import cn.caitong.routes.treasury.PaymentEvent.Executed;
import cn.caitong.routes.treasury.PaymentEvent.Repaired;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** One payment's life, drawn from its seed: people who slip, a treasury that answers twice, late, out of order, wrongly or never. */
final class PaymentHistory {
    private static final PaymentState[] STEPS = {
        PaymentState.RECEIVED, PaymentState.UNIT_REVIEWED, PaymentState.TREASURY_REVIEWED, PaymentState.QUOTA_CHECKED
    };
    private static final Budget[] BUDGETS = {Fixtures.FIRST, Fixtures.SECOND, Fixtures.THIRD};

    final Desk desk = new Desk();
    final List<Moment> moments = new ArrayList<>();
    private final Random random;
    private final Set<Integer> left = new HashSet<>();
    private final Set<Integer> withdrawn = new HashSet<>();
    private Instant now = Fixtures.at("2026-04-20T09:00");

    /** What the payment was before one event, and what that led to. */
    record Moment(
            PaymentEvent event,
            PaymentState before,
            boolean wasStopped,
            boolean isHindered,
            Draft draft,
            BigDecimal free,
            Money recovering) {}

    PaymentHistory(long seed) {
        this.random = new Random(seed);
    }

    void run() {
        int events = 5 + random.nextInt(40);
        for (int n = 0; n < events; n++) {
            happen(any());
            now = now.plus(Duration.ofMinutes(1 + random.nextInt(60 * 20)));
        }
    }

    private void happen(PaymentEvent event) {
        boolean stopped = desk.hasPayment() && !desk.payment().stops().isEmpty();
        PaymentState before = desk.state;
        int asked = desk.takenBack.size();
        Draft draft = desk.at(now, event);
        draft.raised().forEach(this::heard);
        moments.add(
                new Moment(event, before, stopped, isHindered(), draft, desk.books.free(), desk.payable.recovering()));
        List.copyOf(desk.takenBack.subList(asked, desk.takenBack.size())).forEach(this::answered);
        if (random.nextInt(15) == 0) {
            happen(event);
        }
    }

    /** Whether its contract stands still, or has ended and finance has not let it go. */
    private boolean isHindered() {
        boolean settled = desk.hasPayment() && desk.payment().told().contains("settled/contract-terminated");
        return desk.payable.suspended() || (desk.payable.terminated() && !settled);
    }

    /** The claim owes a released retention as a sum of its own, and so much less of this one. */
    private void heard(Decision.Raise raised) {
        if (raised.type().equals("payment.retention-released.v1")) {
            Money released = Money.cny(raised.data().at("/amount/amount").asText());
            claimed(desk.payable.sum().minus(released), desk.payable.recovering());
        }
    }

    private void claimed(Money confirmed, Money recovering) {
        Payable now = desk.payable;
        desk.payable = Fixtures.payable(confirmed, recovering, true, now.suspended(), now.terminated(), now.locked());
    }

    /** Delivery knows whether what is to be taken back has left; once it was taken back, it is there no more. */
    private void answered(String applicationId) {
        int number = IntStream.rangeClosed(1, desk.applications().size())
                .filter(n -> Fixtures.application(n).equals(applicationId))
                .findFirst()
                .orElseThrow();
        boolean isThere = !left.contains(number) && withdrawn.add(number);
        happen(desk.sent(isThere ? EventKind.SEND_WITHDRAWN : EventKind.SEND_LEFT, number));
    }

    private PaymentEvent any() {
        return switch (desk.state) {
            case NEW, REQUESTED -> random.nextInt(3) > 0 ? made() : person();
            case PREPARED -> random.nextInt(3) > 0 ? Fixtures.approved(person(MAKE), now) : person();
            case REPAIR -> random.nextInt(3) > 0 ? mended() : treasury();
            case APPLIED, RECEIVED, UNIT_REVIEWED, TREASURY_REVIEWED, QUOTA_CHECKED, VOUCHER_ISSUED, CREDITED ->
                random.nextInt(6) > 0 ? treasury() : person();
        };
    }

    /** Failed lines are repaired or, where all have failed, an application is prepared and approved in their place. */
    private PaymentEvent mended() {
        return switch (random.nextInt(6)) {
            case 0 -> made();
            case 1 -> Fixtures.approved(person(MAKE), now);
            case 2 -> person();
            default -> repaired();
        };
    }

    private static final int MAKE = 5;

    private Person person(int oneIn) {
        return random.nextInt(oneIn) == 0 ? Fixtures.MAKER : Fixtures.CHECKER;
    }

    private PaymentEvent person() {
        return switch (random.nextInt(14)) {
            case 10, 11, 12 -> contract();
            case 13 ->
                new PaymentEvent.Stopping(
                        EventKind.RESUMED, null, Stop.terminated("HT-2026-0103-01"), Fixtures.FINANCE);
            case 0 -> Fixtures.requested();
            case 1 -> new PaymentEvent.SentBack(Fixtures.CHECKER);
            case 2 -> Fixtures.stopping(EventKind.SUSPENDED);
            case 3, 4 -> Fixtures.stopping(EventKind.RESUMED);
            case 5 -> repaired();
            case 6 -> taken();
            case 7 -> new PaymentEvent.Withdrawn(Fixtures.CHECKER);
            case 8 -> new PaymentEvent.RetentionReleased("ZB-1", Fixtures.CHECKER);
            default -> made();
        };
    }

    /** The contract stands still, goes on, or ends for ever; now and then the payment hears nothing of it yet. */
    private PaymentEvent contract() {
        Payable now = desk.payable;
        boolean ends = now.terminated() || random.nextInt(6) == 0;
        desk.payable = Fixtures.payable(
                now.confirmed(), now.recovering(), now.lives(), !ends && random.nextInt(2) == 0, ends, now.locked());
        return random.nextInt(4) == 0 ? Fixtures.requested() : new PaymentEvent.ClaimChanged();
    }

    /**
     * A red invoice takes back a part: of what nobody applied for yet, in the ledger; else it is to be recovered, until finance records
     * that so much was stopped.
     */
    private PaymentEvent taken() {
        Money part = Money.cny(random.nextInt(4) == 0 ? "30000.00" : "1000.00");
        Money confirmed = desk.payable.sum();
        Money recovering = desk.payable.recovering();
        if (recovering.isPositive() && desk.books.free().compareTo(recovering.amount()) >= 0) {
            desk.books.confirmed = desk.books.confirmed.subtract(recovering.amount());
            claimed(confirmed, Money.cny("0.00"));
        } else if (confirmed.minus(part).compareTo(Money.cny("52000.00")) > 0) {
            boolean isFree = desk.books.reserved().signum() == 0;
            desk.books.confirmed = isFree ? desk.books.confirmed.subtract(part.amount()) : desk.books.confirmed;
            claimed(confirmed.minus(part), isFree ? recovering : recovering.plus(part));
        }
        return new PaymentEvent.ClaimChanged();
    }

    private PaymentEvent made() {
        Money all = desk.payable.sum();
        Money first = Money.cny((1 + random.nextInt(50_000)) + ".00");
        boolean penalty = random.nextInt(3) == 0;
        Money second = all.minus(first).minus(penalty ? Money.cny("500.00") : Money.cny("0.00"));
        boolean slip = random.nextInt(8) == 0;
        return new PaymentEvent.Made(
                List.of(
                        new Prepared.Asked(BUDGETS[random.nextInt(2)], first),
                        new Prepared.Asked(BUDGETS[2], slip ? second.plus(Money.cny("0.01")) : second)),
                penalty ? List.of(kept()) : List.of(),
                null,
                null,
                Fixtures.digest(now + "/" + moments.size()),
                Fixtures.MAKER,
                now);
    }

    private Prepared.Deduction kept() {
        return random.nextBoolean() ? Fixtures.penalty("WY-1", "500.00") : Fixtures.retention("ZB-1", "500.00");
    }

    private PaymentEvent repaired() {
        List<Repaired.Fix> fixes = new ArrayList<>();
        if (desk.hasPayment()) {
            for (Line line : desk.payment().lines()) {
                if (random.nextInt(10) == 0 || (line.hasFailed() && random.nextInt(4) > 0)) {
                    Budget other = random.nextInt(3) == 0 ? BUDGETS[random.nextInt(3)] : line.budget();
                    fixes.add(new Repaired.Fix(line.code(), other, null, random.nextInt(20) == 0));
                }
            }
        }
        return new Repaired(
                fixes.isEmpty() ? List.of(Fixtures.fix(Fixtures.FIRST)) : reduced(fixes),
                null,
                Fixtures.MAKER,
                random.nextInt(8) == 0 ? Fixtures.MAKER : Fixtures.CHECKER);
    }

    /** Less by what a red invoice took back meanwhile; now and then somebody forgets it. */
    private List<Repaired.Fix> reduced(List<Repaired.Fix> fixes) {
        Money recovering = desk.payable.recovering();
        Money gone = recovering.minus(new Money(desk.books.free(), recovering.currency()));
        if (!gone.isPositive() || random.nextInt(6) == 0) {
            return fixes;
        }
        Money all = fixes.stream().map(this::amount).reduce(Money.cny("0.00"), Money::plus);
        boolean isAll = all.compareTo(gone) <= 0;
        List<Repaired.Fix> less = new ArrayList<>();
        Money still = gone;
        for (Repaired.Fix fix : fixes) {
            boolean fits = !isAll && amount(fix).compareTo(still) > 0;
            less.add(new Repaired.Fix(
                    fix.line(),
                    fix.budget(),
                    fits && still.isPositive() ? amount(fix).minus(still) : null,
                    isAll));
            still = fits ? Money.cny("0.00") : still;
        }
        return less;
    }

    private Money amount(Repaired.Fix fix) {
        return desk.payment().line(fix.line()).map(Line::amount).orElse(Money.cny("0.00"));
    }

    /** Of any application that was told, and now and then of one that never was. */
    private PaymentEvent treasury() {
        List<Outgoing.Tell> told = desk.applications();
        int number = 1 + random.nextInt(told.size() + (random.nextInt(20) == 0 ? 1 : 0) + (told.isEmpty() ? 1 : 0));
        if (withdrawn.contains(number)) {
            return Fixtures.requested();
        }
        left.add(number);
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> Fixtures.passed(number, STEPS[random.nextInt(4)]);
            case 3 -> Fixtures.refused(number, STEPS[random.nextInt(4)]);
            case 4 -> Fixtures.voucher(number);
            case 5, 6 -> executed(told, number);
            case 7 -> returned(told, number);
            case 8 -> desk.sent(EventKind.SEND_DELIVERED, number);
            case 9 -> desk.sent(random.nextBoolean() ? EventKind.SEND_REJECTED : EventKind.SEND_UNKNOWN, number);
            case 10 -> Fixtures.stopping(random.nextBoolean() ? EventKind.FROZEN : EventKind.UNFROZEN, number);
            default -> new PaymentEvent.CarriedOver(Fixtures.application(number), 2026 + random.nextInt(3));
        };
    }

    private Executed executed(List<Outgoing.Tell> told, int number) {
        List<Executed.Result> results = new ArrayList<>();
        for (JsonNode line : lines(told, number)) {
            boolean fails = random.nextInt(4) == 0;
            String amount =
                    random.nextInt(15) == 0 ? "0.01" : line.at("/amount/amount").asText();
            results.add(new Executed.Result(
                    line.path("instructionId").asText(),
                    Money.cny(amount),
                    fails ? null : LocalDate.of(2026, 4, 22),
                    fails ? "A02" : null));
        }
        return new Executed(Fixtures.application(number), Fixtures.VOUCHER, null, results);
    }

    private PaymentEvent.SentBackByBank returned(List<Outgoing.Tell> told, int number) {
        List<PaymentEvent.SentBackByBank.Back> back = new ArrayList<>();
        for (JsonNode line : lines(told, number)) {
            if (back.isEmpty() || random.nextBoolean()) {
                back.add(new PaymentEvent.SentBackByBank.Back(
                        line.path("instructionId").asText(),
                        Money.cny(line.at("/amount/amount").asText()),
                        LocalDate.of(2026, 4, 24),
                        "A01"));
            }
        }
        return new PaymentEvent.SentBackByBank(
                Fixtures.application(number),
                back.isEmpty()
                        ? List.of(new PaymentEvent.SentBackByBank.Back(
                                "CT-0", Money.cny("1.00"), LocalDate.of(2026, 4, 24), "A01"))
                        : back);
    }

    private static List<JsonNode> lines(List<Outgoing.Tell> told, int number) {
        return told.stream()
                .filter(tell -> tell.businessId().equals(Fixtures.application(number)))
                .flatMap(tell -> tell.data().path("lines").valueStream())
                .toList();
    }
}
