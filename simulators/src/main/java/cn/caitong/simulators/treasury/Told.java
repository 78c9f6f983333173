package cn.caitong.simulators.treasury;

import cn.caitong.simulators.centre.Stamp;
import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.ledger.Message;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Something that the hub is told, until it has its number and its time.
 *
 * @param about the ids it speaks of, the most telling first
 * @param amount what a falsifier would go for: of a line, where there are lines
 */
record Told(Matter matter, List<String> about, Fen amount, Function<Stamp, String> body) {
    Told {
        about = List.copyOf(about);
    }

    static Told of(Matter matter, Application application, Function<Stamp, String> body) {
        return of(matter, application, application.form().amount(), body);
    }

    static Told of(Matter matter, Application application, Fen amount, Function<Stamp, String> body) {
        var ids = Stream.of(application.id(), application.payment());
        var instructions = application.items().stream().map(Item::instruction);
        return new Told(matter, Stream.concat(ids, instructions).toList(), amount, body);
    }

    Message message(Stamp stamp) {
        return new Message(stamp.messageId(), matter.name(), about, amount, body.apply(stamp));
    }
}
