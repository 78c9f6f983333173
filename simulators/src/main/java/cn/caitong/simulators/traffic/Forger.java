package cn.caitong.simulators.traffic;

import cn.caitong.simulators.ledger.Fen;
import java.util.Optional;
import java.util.function.Function;

/** Falsifies what leaves a partner. It works on the text, so that it needs to know of no field. */
public final class Forger {
    private final Speaker speaker;
    private final Function<String, Optional<String>> another;

    /** @param another of an id, one of the same kind that the partner knows beside it, if there is any */
    public Forger(Speaker speaker, Function<String, Optional<String>> another) {
        this.speaker = speaker;
        this.another = another;
    }

    /** One fen more than it was. */
    String otherAmount(String text, Fen amount) {
        return text.replace(speaker.amount(amount), speaker.amount(amount.plus(new Fen(1))));
    }

    /** An id that looks like the true one and was never used. */
    String strangeId(String text, String id) {
        return speaker.swapped(text, id, (id.startsWith("Z") ? "Y" : "Z") + id.substring(1));
    }

    /** The id of another of the partner's things; a strange one where there is no other. */
    String othersId(String text, String id) {
        return another.apply(id).map(other -> speaker.swapped(text, id, other)).orElseGet(() -> strangeId(text, id));
    }

    static String cut(String text) {
        return text.substring(0, text.length() / 2);
    }

    String padded(String text, int size) {
        return speaker.padded(text, size);
    }
}
