package cn.caitong.routes.treasury;

import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.flow.Decision.Outcome;
import java.util.List;
import java.util.stream.Stream;

/** The payment in each of its states, and the events of each kind that may meet it there. */
final class Cells {
    private static final String LATER = "2026-04-27T10:00";

    private Cells() {}

    static Desk in(PaymentState state) {
        Desk desk = new Desk();
        switch (state) {
            case NEW -> {}
            case REQUESTED -> desk.at("2026-04-20T09:00", Fixtures.requested());
            case PREPARED -> desk.at("2026-04-20T10:00", Fixtures.made("2026-04-20T10:00"));
            case APPLIED -> desk.applied();
            case RECEIVED, UNIT_REVIEWED, TREASURY_REVIEWED, QUOTA_CHECKED ->
                desk.applied().at("2026-04-21T10:00", Fixtures.passed(1, state));
            case VOUCHER_ISSUED -> desk.applied().at("2026-04-22T10:00", Fixtures.voucher(1));
            case CREDITED -> desk.credited();
            case REPAIR -> desk.partlyFailed();
        }
        return desk;
    }

    static List<PaymentEvent> events(EventKind kind) {
        return switch (kind) {
            case REQUESTED -> List.of(Fixtures.requested());
            case PREPARED -> List.of(Fixtures.made(LATER));
            case APPROVED -> List.of(Fixtures.approved(LATER));
            case RETENTION_RELEASED -> List.of(new PaymentEvent.RetentionReleased("ZB-1", Fixtures.CHECKER));
            case WITHDRAWN -> List.of(new PaymentEvent.Withdrawn(Fixtures.CHECKER));
            case SENT_BACK -> List.of(new PaymentEvent.SentBack(Fixtures.CHECKER));
            case LINES_REPAIRED ->
                List.of(
                        Fixtures.repaired(Fixtures.fix(Fixtures.SECOND)),
                        Fixtures.repaired(Fixtures.givenUp(Fixtures.SECOND)));
            case SUSPENDED, RESUMED, FROZEN, UNFROZEN -> List.of(Fixtures.stopping(kind));
            case REVIEWED ->
                Stream.of(
                                PaymentState.RECEIVED,
                                PaymentState.UNIT_REVIEWED,
                                PaymentState.TREASURY_REVIEWED,
                                PaymentState.QUOTA_CHECKED)
                        .<PaymentEvent>mapMulti((step, all) -> {
                            all.accept(Fixtures.passed(1, step));
                            all.accept(Fixtures.refused(1, step));
                        })
                        .toList();
            case VOUCHER_ISSUED -> List.of(Fixtures.voucher(1));
            case EXECUTED ->
                List.of(
                        Fixtures.executed(1, Fixtures.credited(Fixtures.FIRST, 1, "80000.00")),
                        Fixtures.executed(
                                1,
                                Fixtures.credited(Fixtures.FIRST, 1, "80000.00"),
                                Fixtures.credited(Fixtures.SECOND, 1, "18000.00")),
                        Fixtures.executed(1, Fixtures.failed(Fixtures.SECOND, 1)));
            case RETURNED -> List.of(Fixtures.returned(1, Fixtures.FIRST, 1, "80000.00"));
            case CARRIED_OVER -> List.of(new PaymentEvent.CarriedOver(Fixtures.application(1), 2027));
            case CLAIM_CHANGED -> List.of(new PaymentEvent.ClaimChanged());
            case SEND_DELIVERED, SEND_REJECTED, SEND_UNKNOWN, SEND_WITHDRAWN, SEND_LEFT ->
                List.of(
                        new PaymentEvent.Sent(
                                kind, Messages.APPLIED, Fixtures.application(1), CaseId.of("outgoing", "1")),
                        new PaymentEvent.Sent(kind, Messages.TASK, "any", null));
        };
    }

    /** What every event of the kind leads to in the state. */
    static List<Draft> drafts(EventKind kind, PaymentState state) {
        return events(kind).stream().map(event -> in(state).at(LATER, event)).toList();
    }

    static boolean reaches(EventKind kind, PaymentState state, PaymentState next) {
        return drafts(kind, state).stream()
                .anyMatch(draft -> draft.outcome() == Outcome.APPLIED && draft.next() == next);
    }
}
