package cn.caitong.routes.payment;

import cn.caitong.engine.flow.CaseFile;
import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.flow.Location;
import cn.caitong.routes.casefile.CaseCodec;
import java.time.LocalDate;

/** Claims' cases for the tests of what is below them. */
public final class ConfirmedClaims {
    private ConfirmedClaims() {}

    /** 100,000.00 were confirmed on Monday 13 April; 20,000.00 are disputed. */
    public static CaseFile confirmed(CaseCodec codec) {
        return file(codec, ClaimState.CONFIRMED);
    }

    /** Nothing is confirmed, and the window runs. */
    public static CaseFile inItsWindow(CaseCodec codec) {
        return file(codec, ClaimState.WINDOW);
    }

    /** The invoice was voided after 100,000.00 had been confirmed. */
    public static CaseFile dead(CaseCodec codec) {
        return file(codec, ClaimState.DEAD);
    }

    /** As confirmed; its contract ended early since. */
    public static CaseFile ended(CaseCodec codec) {
        Desk desk = Cells.in(ClaimState.CONFIRMED);
        desk.terms = Fixtures.terms(LocalDate.of(2026, 3, 2), false, true, "small");
        desk.at("2026-04-24T08:00", new ClaimEvent.ContractChanged());
        return file(codec, desk);
    }

    private static CaseFile file(CaseCodec codec, ClaimState state) {
        return file(codec, Cells.in(state));
    }

    private static CaseFile file(CaseCodec codec, Desk desk) {
        Location place = new Location(
                ClaimFlow.NAME,
                Fixtures.NUMBER,
                CaseId.of("contract", Fixtures.CONTRACT),
                "500103",
                "one-thing",
                Fixtures.TENDER,
                null,
                Fixtures.SUPPLIER);
        return new CaseFile(place, desk.state.code(), codec.write(desk.claim()), 1, 1);
    }
}
