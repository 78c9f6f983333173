package cn.caitong.simulators.rest;

/** The dialects this kind of centre can speak; each is set down in the README of its folder. */
public enum Dialect {
    CQYZ,
    CQSZ;

    CallWire calls() {
        return switch (this) {
            case CQYZ -> new CqyzCalls();
            case CQSZ -> new CqszCalls();
        };
    }

    MessageWire messages() {
        return switch (this) {
            case CQYZ -> new CqyzMessages();
            case CQSZ -> new CqszMessages();
        };
    }

    /** The header that bears a request's id, by its lower-case name; cqyz has none that means anything. */
    String idHeader() {
        return switch (this) {
            case CQYZ -> "x-request-id";
            case CQSZ -> Cqsz.ID_HEADER;
        };
    }
}
