package cn.caitong.simulators.rest;

import cn.caitong.simulators.centre.Ask;
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
final class FrontDesk {
    private static final int LARGEST = 64 * 1024;

    private final CentreSettings settings;
    private final Desk desk;
    private final BadAnswers badAnswers;
    private final Journal journal;
    private final Misbehaviours misbehaviours;
    private final InstantSource clock;

    FrontDesk(
            CentreSettings settings,
            Desk desk,
            BadAnswers badAnswers,
            Journal journal,
            Misbehaviours misbehaviours,
            InstantSource clock) {
        this.settings = settings;
        this.desk = desk;
        this.badAnswers = badAnswers;
        this.journal = journal;
        this.misbehaviours = misbehaviours;
        this.clock = clock;
    }

    Reply answer(Request request) {
        try {
            var ask = read(request);
            var fault = misbehaviours.strike(Kind.traffic(ask));
            var reply =
                    fault.isPresent() ? badAnswers.act(desk.call(ask), fault.get()) : Reply.proper(desk.answer(ask));
            return written(request, ask.id(), reply, fault);
        } catch (Refused e) {
            return written(
                    request, e.id(), Reply.proper(settings.dialect().calls().refused(e)), Optional.empty());
        }
    }

    private Ask read(Request request) throws Refused {
        if (!request.bears(settings.hubToken())) {
            throw Refused.call(Refusal.UNAUTHENTICATED);
        }
        if (request.body().length > LARGEST) {
            throw Refused.call(Refusal.TOO_LARGE);
        }
        return settings.dialect().calls().read(request);
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
