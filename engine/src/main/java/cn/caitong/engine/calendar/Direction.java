package cn.caitong.engine.calendar;

/** Which way a count goes, and whether its end rolls. */
enum Direction {
    DEADLINE(1, true),
    MINIMUM(1, false),
    BACKWARD(-1, false);

    private final int step;
    private final boolean rolls;

    Direction(int step, boolean rolls) {
        this.step = step;
        this.rolls = rolls;
    }

    int step() {
        return step;
    }

    boolean rolls() {
        return rolls;
    }
}
