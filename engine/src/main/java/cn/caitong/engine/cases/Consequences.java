package cn.caitong.engine.cases;

import cn.caitong.engine.cases.InboxRows.Aside;
import cn.caitong.engine.cases.Raises.Raised;
import cn.caitong.engine.cases.Step.Decided;
import cn.caitong.engine.cases.Step.Failed;
import cn.caitong.engine.evidence.EvidenceEntry;
import cn.caitong.engine.flow.CaseFile;
import cn.caitong.engine.flow.Changed;
import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Decision.FanOut;
import cn.caitong.engine.flow.Decision.Matter;
import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Flow;
import cn.caitong.engine.flow.Location;
import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.engine.flow.ObligationChange;
import cn.caitong.engine.flow.Outgoing;
import cn.caitong.engine.parked.Alarm;
import cn.caitong.engine.parked.Parked;
import cn.caitong.engine.parked.Parked.Owner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** All that follows from a batch's decisions, gathered table by table in the order decided. */
final class Consequences {
    final List<CaseTable.Row> cases = new ArrayList<>();
    final List<Long> done = new ArrayList<>();
    final List<Aside> aside = new ArrayList<>();
    final List<Changed<MoneyMove>> money = new ArrayList<>();
    final List<Changed<ObligationChange>> obligations = new ArrayList<>();
    final List<Changed<Outgoing>> outgoing = new ArrayList<>();
    final List<Changed<FanOut>> fanOuts = new ArrayList<>();
    final List<Raised> raised = new ArrayList<>();
    final List<Alarm> alarms = new ArrayList<>();
    final List<Parked> parked = new ArrayList<>();
    final List<Answer> answers = new ArrayList<>();
    final List<EvidenceEntry> evidence = new ArrayList<>();

    private final Instant now;
    private final Function<Decided, Long> keep;

    /**
     * An item that a person's decision ends.
     *
     * @param before how much was parked before it: what is asked again after it is not answered by it
     */
    record Answer(String ref, String by, String words, int before) {}

    /** @param keep puts an event that was never in the inbox there, and answers its number */
    Consequences(Instant now, Function<Decided, Long> keep) {
        this.now = now;
        this.keep = keep;
    }

    /** @param known whether the case is there already */
    void add(Flow flow, Work work, boolean known) {
        CaseFile end = work.result().end();
        boolean changes = end.version() > work.start().version();
        if (changes || (!known && !isVeiled(flow, work))) {
            Instant seen = known && isVeiled(flow, work) ? Instant.EPOCH : now;
            cases.add(new CaseTable.Row(end, flow.veiled(), flow.unveilsAt(end).orElse(null), seen));
        }
        for (Step step : work.result().steps()) {
            switch (step) {
                case Decided decided -> add(flow, decided);
                case Failed failed -> add(flow, end.location(), failed);
            }
        }
    }

    /**
     * What nobody may know of must not show in the time of the case's last change either (P13); and a case of which nothing else
     * has come, such as a tender's that nobody has registered, is not there yet.
     */
    private static boolean isVeiled(Flow flow, Work work) {
        return work.result().steps().stream()
                .allMatch(step ->
                        flow.veiledTypes().contains(step.waiting().event().type()));
    }

    /** Whether nobody may know of what follows from an event, even where its case is no secret, or not there yet (P13). */
    private static boolean isVeiled(Flow flow, Waiting waiting) {
        return flow.veiled() || flow.veiledTypes().contains(waiting.event().type());
    }

    private void add(Flow flow, Decided step) {
        Decision decision = step.decision();
        if (decision.outcome() == Outcome.HELD && step.waiting().held()) {
            return;
        }
        switch (decision.outcome()) {
            case APPLIED, REFUSED -> {
                if (step.waiting().id() != null) {
                    done.add(step.waiting().id());
                }
            }
            case HELD -> setAside(step, Aside.State.HELD);
            case PARKED -> parked.add(parked(flow, step, setAside(step, Aside.State.PARKED)));
        }
        Location location = step.before().location();
        boolean veiled = isVeiled(flow, step.waiting());
        gather(location, decision.money(), money);
        gather(location, decision.obligations(), obligations);
        gather(location, decision.outgoing(), outgoing);
        gather(location, decision.fanOuts(), fanOuts);
        decision.raised()
                .forEach(raise ->
                        raised.add(Raised.of(location, raise, step.event().businessTime(), now)));
        decision.alarms()
                .forEach(alarm -> alarms.add(new Alarm(
                        alarm.code(),
                        location.caseId().toString(),
                        location.jurisdiction(),
                        alarm.detail(),
                        now,
                        veiled)));
        evidence.add(EventEvidence.of(step, now));
        decision.matters().forEach(matter -> add(location, step.event().partner(), matter, veiled));
    }

    /** Those who run the hub must look at an event that failed. One that was never in the inbox is its bringer's to park. */
    void add(Flow flow, Location location, Failed step) {
        Long id = step.waiting().id();
        if (id == null) {
            throw step.failure();
        }
        String code = Failures.code(step.failure());
        String detail = Failures.detail(step.failure());
        aside.add(new Aside(id, Aside.State.PARKED, code));
        parked.add(parked(flow, location, step.waiting(), id, code, detail, Owner.OPERATOR));
        evidence.add(EventEvidence.failed(location, step.waiting().event(), code, detail, now));
    }

    private void add(Location location, String partner, Matter matter, boolean veiled) {
        String ref = location.caseId() + "/" + matter.about();
        evidence.add(EventEvidence.matter(location, matter, now));
        switch (matter) {
            case Matter.Asked(String code, String about, String detail) ->
                parked.add(new Parked(
                        Parked.Kind.MATTER,
                        ref,
                        location.flow(),
                        location.caseId(),
                        location.jurisdiction(),
                        partner,
                        code,
                        detail,
                        Owner.BUREAU,
                        now,
                        veiled));
            case Matter.Answered(String about, String answer) ->
                answers.add(new Answer(ref, partner, answer, parked.size()));
        }
    }

    private long setAside(Decided step, Aside.State state) {
        Long id = step.waiting().id();
        long kept = id == null ? keep.apply(step) : id;
        aside.add(new Aside(kept, state, step.decision().reason().code()));
        return kept;
    }

    private Parked parked(Flow flow, Decided step, long id) {
        Decision.Reason reason = step.decision().reason();
        return parked(flow, step.before().location(), step.waiting(), id, reason.code(), reason.detail(), Owner.BUREAU);
    }

    private Parked parked(
            Flow flow, Location location, Waiting waiting, long id, String code, String detail, Owner owner) {
        return new Parked(
                Parked.Kind.EVENT,
                Long.toString(id),
                location.flow(),
                location.caseId(),
                location.jurisdiction(),
                waiting.event().partner(),
                code,
                detail,
                owner,
                now,
                isVeiled(flow, waiting));
    }

    private <T> void gather(Location location, List<T> changes, List<Changed<T>> all) {
        changes.forEach(change -> all.add(new Changed<>(location, now, change)));
    }
}
