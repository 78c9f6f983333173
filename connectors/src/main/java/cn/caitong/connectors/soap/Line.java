package cn.caitong.connectors.soap;

import cn.caitong.connectors.rest.HttpAnswer;
import cn.caitong.engine.delivery.End;
import cn.caitong.mappings.xml.XmlCharset;

/** Where one call goes, and how far it came: it travels through CXF beside the message, to the conduit and back. */
final class Line {
    /** Its name among the message's properties. */
    static final String KEY = "caitong.line";

    /** How far the call came. */
    sealed interface Outcome {}

    /** Not a byte left. */
    record Untouched() implements Outcome {}

    /** From here on it may leave, and nothing is known yet of what came of it. */
    record Written() implements Outcome {}

    /** There is no answer, for this reason. */
    record Broken(End end) implements Outcome {}

    record Answered(HttpAnswer answer) implements Outcome {}

    private final String partner;
    private final String path;
    private final XmlCharset charset;
    private volatile Outcome outcome = new Untouched();

    Line(String partner, String path, XmlCharset charset) {
        this.partner = partner;
        this.path = path;
        this.charset = charset;
    }

    String partner() {
        return partner;
    }

    String path() {
        return path;
    }

    /** In which the partner writes, and is written to. */
    XmlCharset charset() {
        return charset;
    }

    Outcome outcome() {
        return outcome;
    }

    void ends(Outcome reached) {
        outcome = reached;
    }
}
