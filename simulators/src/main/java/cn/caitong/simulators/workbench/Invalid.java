package cn.caitong.simulators.workbench;

/** A call that is no to-do, by the field that is wrong. */
final class Invalid extends Exception {
    private static final long serialVersionUID = 1;

    private final String todo;

    Invalid(String todo, String field) {
        super(field);
        this.todo = todo;
    }

    /** Its id as far as it could be read. */
    String todo() {
        return todo;
    }
}
