package cn.caitong.simulators.rest;

/** The dialects this kind of centre can speak; each is set down in the README of its folder. */
public enum Dialect {
    CQYZ,
    CQSZ,
    CQSPB,
    CQNA;

    CallWire calls() {
        return switch (this) {
            case CQYZ -> new CqyzCalls();
            case CQSZ -> new CqszCalls();
            case CQSPB -> new CqspbCalls();
            case CQNA -> new CqnaCalls();
        };
    }

    MessageWire messages() {
        return switch (this) {
            case CQYZ -> new CqyzMessages();
            case CQSZ -> new CqszMessages();
            case CQSPB -> new CqspbMessages();
            case CQNA -> new CqnaMessages();
        };
    }
}
