package cn.caitong.engine.calendar;

/** What a date is to somebody who counts working days. A make-up day is a weekend day that is worked (调休上班). */
public enum DayKind {
    WORKING_DAY("working day", "工作日", true),
    MAKE_UP_DAY("make-up working day", "调休上班", true),
    WEEKEND("weekend", "周末", false),
    HOLIDAY("holiday", "节假日", false);

    private final String english;
    private final String chinese;
    private final boolean working;

    DayKind(String english, String chinese, boolean working) {
        this.english = english;
        this.chinese = chinese;
        this.working = working;
    }

    public String english() {
        return english;
    }

    public String chinese() {
        return chinese;
    }

    public boolean isWorking() {
        return working;
    }
}
