package cn.caitong.simulators.treasury;

import cn.caitong.simulators.http.Answer;
import cn.caitong.simulators.http.Request;
import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.ledger.Message;
import cn.caitong.simulators.traffic.Speaker;
import java.util.Optional;

/**
 * A dialect of the treasury: how a call of the hub is read and answered, and how the hub is told what happened. What happens
 * is the same in all of them.
 */
interface Tongue extends Speaker {
    Wish read(Request request) throws Rebuffed;

    Answer taken(Application application);

    /** A repetition gets the body that the first one got. */
    Answer again(String body);

    /** How the application of that id stands; only where {@link #read} ever reads a query. */
    Answer standing(String id, Optional<Application> found);

    Answer rebuffed(Rebuffed call);

    /** What its machine says when it breaks down, in words that are not the treasury's. */
    Answer broken();

    News news();

    @Override
    default String amount(Fen amount) {
        return amount.yuan();
    }

    @Override
    default Matter topic(Message message) {
        return Matter.valueOf(message.channel());
    }
}
