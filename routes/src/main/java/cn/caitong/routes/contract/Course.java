package cn.caitong.routes.contract;

import cn.caitong.mappings.money.Money;
import cn.caitong.routes.casefile.Excuse;
import cn.caitong.routes.event.Publication;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What has happened to a contract.
 *
 * @param signatures those of the document itself, in the order they came
 * @param additions what amendments (变更) and supplements (追加) changed, in order
 * @param acceptances by id: what was asked to be accepted, and how that ended
 * @param retired milestones that an amendment replaced: their names are used up
 * @param pauses when performance stood still (条例 art. 54); the last may be open
 * @param assigned whether an assignment (政采贷) locked the payee
 */
public record Course(
        List<Signature> signatures,
        @Nullable Publication published,
        @Nullable LocalDate filedOn,
        List<Addition> additions,
        Map<String, Acceptance> acceptances,
        List<String> retired,
        List<Excuse> pauses,
        boolean assigned) {
    static final Course BEGUN = new Course(List.of(), null, null, List.of(), Map.of(), List.of(), List.of(), false);

    /** A verified signature: whose, by which certificate, when. UTC. */
    public record Signature(String party, String signer, String role, String certificate, Instant at) {}

    /**
     * An amendment, or a supplement.
     *
     * @param sum what it adds; zero for an amendment, which only parts anew what there was
     */
    public record Addition(String id, Money sum, LocalDate agreedOn, String digest) {}

    /** Something that the purchaser was asked to accept; open while it has neither passed nor been refused. */
    public record Acceptance(
            String id,
            String milestone,
            LocalDate requestedOn,
            @Nullable LocalDate endedOn) {
        boolean isOpen() {
            return endedOn == null;
        }

        Acceptance ended(LocalDate on) {
            return new Acceptance(id, milestone, requestedOn, on);
        }
    }

    public Course {
        signatures = List.copyOf(signatures);
        additions = List.copyOf(additions);
        acceptances = Map.copyOf(acceptances);
        retired = List.copyOf(retired);
        pauses = List.copyOf(pauses);
    }

    Course signed(Signature signature) {
        List<Signature> all = new ArrayList<>(signatures);
        all.add(signature);
        return new Course(all, published, filedOn, additions, acceptances, retired, pauses, assigned);
    }

    Course published(Publication notice) {
        return new Course(signatures, notice, filedOn, additions, acceptances, retired, pauses, assigned);
    }

    Course filed(LocalDate on) {
        return new Course(signatures, published, on, additions, acceptances, retired, pauses, assigned);
    }

    Course added(Addition addition) {
        List<Addition> all = new ArrayList<>(additions);
        all.add(addition);
        return new Course(signatures, published, filedOn, all, acceptances, retired, pauses, assigned);
    }

    Course with(Acceptance acceptance) {
        Map<String, Acceptance> all = new HashMap<>(acceptances);
        all.put(acceptance.id(), acceptance);
        return new Course(signatures, published, filedOn, additions, all, retired, pauses, assigned);
    }

    /** These have ended on that day, whatever came of them. */
    Course ended(List<Acceptance> some, LocalDate on) {
        Course after = this;
        for (Acceptance each : some) {
            after = after.with(each.ended(on));
        }
        return after;
    }

    Course retired(List<String> more) {
        List<String> all = new ArrayList<>(retired);
        all.addAll(more);
        return new Course(signatures, published, filedOn, additions, acceptances, all, pauses, assigned);
    }

    Course paused(List<Excuse> all) {
        return new Course(signatures, published, filedOn, additions, acceptances, retired, all, assigned);
    }

    Course locked() {
        return new Course(signatures, published, filedOn, additions, acceptances, retired, pauses, true);
    }
}
