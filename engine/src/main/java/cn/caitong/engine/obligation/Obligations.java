package cn.caitong.engine.obligation;

import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.flow.Changed;
import cn.caitong.engine.flow.ObligationChange;
import cn.caitong.engine.flow.ObligationChange.Acted;
import cn.caitong.engine.flow.ObligationChange.Breached;
import cn.caitong.engine.flow.ObligationChange.Disallowed;
import cn.caitong.engine.flow.ObligationChange.Discharged;
import cn.caitong.engine.flow.ObligationChange.Excused;
import cn.caitong.engine.flow.ObligationChange.Extended;
import cn.caitong.engine.flow.ObligationChange.Open;
import cn.caitong.engine.flow.ObligationChange.Postponed;
import cn.caitong.engine.flow.ObligationChange.Resumed;
import cn.caitong.engine.flow.ObligationChange.Voided;
import cn.caitong.engine.store.Transactions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Records what decisions say about statutory clocks. A clock is unique for ever by its case and its name within it (P5). */
public final class Obligations {
    private final ObligationWriter writer;
    private final Prolonging prolonging;

    public Obligations(Transactions transactions) {
        this.writer = new ObligationWriter(transactions.jdbc());
        this.prolonging = new Prolonging(transactions.jdbc());
    }

    /** The id of a case's clock. */
    public static UUID idOf(UUID caseId, String name) {
        return CaseId.within(caseId, "obligation", name);
    }

    /**
     * Applies the changes in the caller's transaction, which holds their cases; those of one clock in the order given, one
     * statement for each kind of change. Only a clock that is open or acted takes a new basis, only kinds that have not fired move, and what
     * has ended stays as it is.
     *
     * @throws StaleCalendarException when a clock was counted on a calendar that is no longer active
     */
    public void apply(List<Changed<ObligationChange>> changes) {
        for (Wave wave : waves(changes)) {
            writer.open(wave.opened);
            writer.move(wave.moved);
            writer.excuse(wave.excused);
            writer.resume(wave.resumed);
            writer.disallow(wave.disallowed);
            prolonging.postpone(wave.postponed);
            prolonging.extend(wave.extended);
        }
    }

    /** The first change of each clock, then the second of each, and so on: one statement never meets a clock twice. */
    private static List<Wave> waves(List<Changed<ObligationChange>> changes) {
        List<Wave> waves = new ArrayList<>();
        Map<UUID, Integer> seen = new HashMap<>();
        for (Changed<ObligationChange> changed : changes) {
            UUID id = idOf(changed.location().caseId(), changed.change().name());
            int n = seen.merge(id, 1, Integer::sum);
            if (n > waves.size()) {
                waves.add(new Wave());
            }
            waves.get(n - 1).add(id, changed);
        }
        return waves;
    }

    /** One change and its clock. */
    record Row<C extends ObligationChange>(UUID id, Changed<ObligationChange> changed, C change) {}

    /** A clock on its way to another state. */
    record Move(Row<? extends ObligationChange> row, ObligationState to) {}

    private static final class Wave {
        private final List<Row<Open>> opened = new ArrayList<>();
        private final List<Move> moved = new ArrayList<>();
        private final List<Row<Excused>> excused = new ArrayList<>();
        private final List<Row<Resumed>> resumed = new ArrayList<>();
        private final List<Row<Disallowed>> disallowed = new ArrayList<>();
        private final List<Row<Postponed>> postponed = new ArrayList<>();
        private final List<Row<Extended>> extended = new ArrayList<>();

        private void add(UUID id, Changed<ObligationChange> changed) {
            switch (changed.change()) {
                case Open open -> opened.add(new Row<>(id, changed, open));
                case Acted acted -> moved.add(new Move(new Row<>(id, changed, acted), ObligationState.ACTED));
                case Discharged done -> moved.add(new Move(new Row<>(id, changed, done), ObligationState.DISCHARGED));
                case Breached late -> moved.add(new Move(new Row<>(id, changed, late), ObligationState.BREACHED));
                case Voided gone -> moved.add(new Move(new Row<>(id, changed, gone), ObligationState.VOID));
                case Excused excuse -> excused.add(new Row<>(id, changed, excuse));
                case Resumed resume -> resumed.add(new Row<>(id, changed, resume));
                case Disallowed none -> disallowed.add(new Row<>(id, changed, none));
                case Postponed later -> postponed.add(new Row<>(id, changed, later));
                case Extended longer -> extended.add(new Row<>(id, changed, longer));
            }
        }
    }
}
