package cn.caitong.simulators.treasury;

import cn.caitong.simulators.http.Reply;
import cn.caitong.simulators.http.Request;
import cn.caitong.simulators.log.Journal;
import cn.caitong.simulators.log.JournalLine;
import cn.caitong.simulators.traffic.BadAnswers;
import cn.caitong.simulators.traffic.Misbehaviour;
import cn.caitong.simulators.traffic.Misbehaviours;
import java.time.InstantSource;
import java.util.Optional;

/** Where the hub's calls come in: checked, taken or refused, answered well or badly, and written into the journal. */
final class FrontDoor {
    private static final int LARGEST = 64 * 1024;

    private final Way way;
    private final Tongue tongue;
    private final Window window;
    private final BadAnswers badAnswers;
    private final Journal journal;
    private final Misbehaviours misbehaviours;
    private final InstantSource clock;

    FrontDoor(
            Way way,
            Tongue tongue,
            Window window,
            BadAnswers badAnswers,
            Journal journal,
            Misbehaviours misbehaviours,
            InstantSource clock) {
        this.way = way;
        this.tongue = tongue;
        this.window = window;
        this.badAnswers = badAnswers;
        this.journal = journal;
        this.misbehaviours = misbehaviours;
        this.clock = clock;
    }

    Reply answer(Request request) {
        try {
            var wish = read(request);
            var fault = misbehaviours.strike(wish.traffic());
            var reply = fault.map(how -> badAnswers.act(window.call(wish), how))
                    .orElseGet(() -> Reply.proper(window.answer(wish)));
            return written(request, wish.id(), reply, fault);
        } catch (Rebuffed e) {
            return written(request, e.id(), Reply.proper(tongue.rebuffed(e)), Optional.empty());
        }
    }

    private Wish read(Request request) throws Rebuffed {
        if (!way.isHub(request)) {
            throw Rebuffed.call(Rebuff.UNAUTHENTICATED);
        }
        if (request.body().length > LARGEST) {
            throw Rebuffed.call(Rebuff.TOO_LARGE);
        }
        return tongue.read(request);
    }

    private Reply written(Request request, String id, Reply reply, Optional<Misbehaviour> fault) {
        journal.add(JournalLine.fromHub(
                clock.instant(),
                request,
                id,
                reply,
                fault.map(how -> how.fault().name())));
        return reply;
    }
}
