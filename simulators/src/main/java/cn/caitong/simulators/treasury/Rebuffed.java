package cn.caitong.simulators.treasury;

/** A call that was not taken: why, of which application, and which field was wrong (both empty where there is none). */
final class Rebuffed extends Exception {
    private static final long serialVersionUID = 1L;

    private final Rebuff why;
    private final String id;
    private final String field;

    Rebuffed(Rebuff why, String id, String field) {
        super(why + " " + id + " " + field, null, false, false);
        this.why = why;
        this.id = id;
        this.field = field;
    }

    static Rebuffed call(Rebuff why) {
        return new Rebuffed(why, "", "");
    }

    static Rebuffed of(Rebuff why, String id) {
        return new Rebuffed(why, id, "");
    }

    Rebuff why() {
        return why;
    }

    String id() {
        return id;
    }

    String field() {
        return field;
    }
}
