package cn.caitong.simulators.rest;

/** A call that was not taken: why, of which id, and which field was wrong (both empty where there is none). */
final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final Refusal why;
    private final String id;
    private final String field;

    Refused(Refusal why, String id, String field) {
        super(why + " " + id + " " + field, null, false, false);
        this.why = why;
        this.id = id;
        this.field = field;
    }

    static Refused call(Refusal why) {
        return new Refused(why, "", "");
    }

    static Refused of(Refusal why, String id) {
        return new Refused(why, id, "");
    }

    Refusal why() {
        return why;
    }

    String id() {
        return id;
    }

    String field() {
        return field;
    }
}
