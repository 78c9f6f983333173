package cn.caitong.connectors.soap;

import cn.caitong.connectors.rest.HttpAnswer;
import cn.caitong.engine.delivery.End;

/** Where one call goes, and how far it came: it travels through CXF beside the message, to the conduit and back. */
final class Line {
    /** Its name among the message's properties. */
    static final String KEY = "caitong.line";

    /** How far the call came. */
    sealed interface Outcome {}

    /** Not a byte left. */
    record Untouched() implements Outcome {}

    /** There is no answer, for this reason. */
    record Broken(End end) implements Outcome {}

    record Answered(HttpAnswer answer) implements Outcome {}

    private final String partner;
    private final String path;
    private volatile Outcome outcome = new Untouched();

    Line(String partner, String path) {
        this.partner = partner;
        this.path = path;
    }

    String partner() {
        return partner;
    }

    String path() {
        return path;
    }

    Outcome outcome() {
        return outcome;
    }

    void ends(Outcome reached) {
        outcome = reached;
    }
}
