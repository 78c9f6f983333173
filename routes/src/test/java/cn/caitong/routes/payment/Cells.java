package cn.caitong.routes.payment;

import cn.caitong.engine.flow.Decision.Outcome;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The claim in each of its states, and the events of each kind that may meet it there. */
final class Cells {
    /** After the window of {@link Desk#delivered}, and within no other. */
    private static final String WITHIN = "2026-04-14T10:00";

    private static final String AFTER = "2026-05-20T10:00";

    private Cells() {}

    /** The same state, reached otherwise. */
    private static List<Desk> variants(ClaimState state) {
        return switch (state) {
            case WINDOW -> List.of(in(state), incomplete());
            case OBJECTED -> List.of(in(state), objectedTwice());
            case CONFIRMED -> confirmed();
            case NEW, PUSHED, PAID, FREE, DEAD -> List.of(in(state));
        };
    }

    /** An objection to all that has no evidence yet stops nothing. */
    private static Desk incomplete() {
        Desk desk = in(ClaimState.PUSHED);
        desk.delivered("2026-04-09T10:01");
        desk.at("2026-04-10T10:00", Fixtures.bare("YY-8", "wrong-items"));
        return desk;
    }

    private static Desk objectedTwice() {
        Desk desk = in(ClaimState.OBJECTED);
        desk.at("2026-04-10T11:00", Fixtures.objection("YY-2", "wrong-items"));
        return desk;
    }

    private static List<Desk> confirmed() {
        ClaimState state = ClaimState.CONFIRMED;
        Desk runsOn = in(state);
        runsOn.at("2026-04-13T11:00", Fixtures.withdrawn("YY-1"));
        Desk recovering = in(state);
        recovering.apply("payable:" + Fixtures.NUMBER, new BigDecimal("100000.00"));
        recovering.at("2026-04-13T11:00", new ClaimEvent.RedIssued("26502000000000000001", Fixtures.SUM, null));
        return List.of(in(state), runsOn, recovering);
    }

    static Desk in(ClaimState state) {
        Desk desk = new Desk();
        if (state == ClaimState.NEW) {
            return desk;
        }
        desk.at("2026-04-09T10:00", Fixtures.submitted());
        if (state == ClaimState.PUSHED) {
            return desk;
        }
        desk.delivered("2026-04-09T10:01");
        switch (state) {
            case NEW, PUSHED -> {}
            case WINDOW -> desk.at("2026-04-10T10:00", Fixtures.objection("YY-1", "wrong-amount", "20000.00"));
            case OBJECTED -> desk.at("2026-04-10T10:00", Fixtures.objection("YY-1", "wrong-amount"));
            case CONFIRMED -> {
                desk.at("2026-04-10T10:00", Fixtures.objection("YY-1", "wrong-amount", "20000.00"));
                desk.at("2026-04-13T10:00", new ClaimEvent.Confirmed(Fixtures.PURCHASER));
            }
            case PAID -> {
                desk.at("2026-04-13T10:00", new ClaimEvent.Confirmed(Fixtures.PURCHASER));
                desk.at("2026-04-14T09:00", Fixtures.credited(Fixtures.NUMBER, "2026-04-14"));
            }
            case FREE -> {
                desk.at("2026-04-10T10:00", Fixtures.objection("YY-1", "wrong-amount"));
                desk.at("2026-04-13T10:00", Fixtures.upheld("YY-1"));
            }
            case DEAD -> desk.at("2026-04-13T10:00", new ClaimEvent.Voided(LocalDate.of(2026, 4, 13)));
        }
        return desk;
    }

    static List<ClaimEvent> events(EventKind kind) {
        Instant at = Fixtures.at(WITHIN);
        return switch (kind) {
            case SUBMITTED ->
                List.of(
                        Fixtures.submitted(),
                        Fixtures.submitted(Fixtures.bill(Fixtures.SUM, "offline", LocalDate.of(2026, 4, 13))));
            case VOIDED -> List.of(new ClaimEvent.Voided(LocalDate.of(2026, 4, 14)));
            case RED_ISSUED ->
                List.of(
                        Fixtures.red("120000.00"),
                        Fixtures.red("5000.00"),
                        new ClaimEvent.RedIssued(
                                "26502000000000009998",
                                Fixtures.SUM.minus(Fixtures.bill().lines().getFirst()),
                                "YY-1"));
            case RECOVERED ->
                List.of(
                        Fixtures.refunded("26502000000000000001", Fixtures.NUMBER, "100000.00", "2026-04-14"),
                        Fixtures.stopped("26502000000000000001", Fixtures.NUMBER, "100000.00", "2026-04-14"));
            case CONFIRMED -> List.of(new ClaimEvent.Confirmed(Fixtures.PURCHASER));
            case RAISED ->
                List.of(
                        Fixtures.objection("YY-7", "other"),
                        Fixtures.bare("YY-8", "wrong-items"),
                        Fixtures.objection("YY-9", "wrong-payee", "10.00"));
            case EVIDENCE_ADDED -> List.of(Fixtures.evidence("YY-1"), Fixtures.evidence("YY-8"));
            case WITHDRAWN -> List.of(Fixtures.withdrawn("YY-1"));
            case DECIDED ->
                List.of(
                        Fixtures.upheld("YY-1"),
                        Fixtures.dismissed("YY-1"),
                        new ClaimEvent.Decided("YY-1", true, true, Fixtures.FINANCE));
            case CONTRACT_CHANGED -> List.of(new ClaimEvent.ContractChanged());
            case PAYMENT_APPLIED, PAYMENT_CREDITED, PAYMENT_RETURNED ->
                List.of(
                        new ClaimEvent.PaidOut(kind, Fixtures.NUMBER, LocalDate.of(2026, 4, 14)),
                        new ClaimEvent.PaidOut(kind, Fixtures.NUMBER + ".7", LocalDate.of(2026, 4, 14)));
            case RETENTION_RELEASED ->
                List.of(
                        Fixtures.released(Fixtures.NUMBER, "500.00", "2026-04-14"),
                        Fixtures.released(Fixtures.NUMBER + ".7", "500.00", "2026-04-14"));
            case SEND_DELIVERED, SEND_REJECTED, SEND_UNKNOWN ->
                List.of(
                        new ClaimEvent.Sent(kind, ClaimMessages.PUSH, pushId(), at),
                        new ClaimEvent.Sent(kind, ClaimMessages.TASK, "any", at));
            case CLOCK_WARN, CLOCK_DUE ->
                Stream.of("C36", "C36/YY-1", "N5.2", "C37/delivery", "C37/confirmation", "C33")
                        .<ClaimEvent>map(clock -> new ClaimEvent.ClockFired(kind, clock))
                        .toList();
            case CLOCK_MOVED ->
                List.of(new ClaimEvent.ClockMoved("C36", LocalDate.of(2026, 4, 17), Fixtures.at("2026-04-18T00:00")));
        };
    }

    private static String pushId() {
        return ClaimMessages.pushId(Fixtures.CASE, in(ClaimState.PUSHED).claim());
    }

    /** What every event of the kind leads to in the state. */
    static List<Draft> drafts(EventKind kind, ClaimState state) {
        List<Draft> drafts = new ArrayList<>();
        for (ClaimEvent event : events(kind)) {
            variants(state).forEach(desk -> drafts.add(desk.at(WITHIN, event)));
            if (kind == EventKind.CLOCK_DUE) {
                variants(state).forEach(desk -> drafts.add(desk.at(AFTER, event)));
            }
        }
        return drafts;
    }

    static boolean reaches(EventKind kind, ClaimState state, ClaimState next) {
        return drafts(kind, state).stream()
                .anyMatch(draft -> draft.outcome() == Outcome.APPLIED && draft.next() == next);
    }
}
