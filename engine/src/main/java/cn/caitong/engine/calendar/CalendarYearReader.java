package cn.caitong.engine.calendar;

import cn.caitong.engine.settings.SettingsNode;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Turns a file's tree into a year, and refuses what no notice of the State Council can mean. */
final class CalendarYearReader {
    private static final int LONGEST_SPAN = 100;
    /** The year whose 366 dates stand for those of any year in {@code unpublished.yaml}. */
    private static final int ANY_YEAR = 2000;

    private final SettingsNode file;
    private final int year;
    private final boolean provisional;
    private final Set<LocalDate> off = new HashSet<>();

    private CalendarYearReader(SettingsNode file, int year, boolean provisional) {
        this.file = file;
        this.year = year;
        this.provisional = provisional;
    }

    static CalendarYear year(SettingsNode file) {
        file.allow(Set.of("year", "source", "provisional", "holidays", "workingWeekends"));
        return new CalendarYearReader(file, number(file), file.flag("provisional")).read();
    }

    static int number(SettingsNode file) {
        return file.integer("year", 1990, 2199);
    }

    static CalendarYear unpublished(SettingsNode file) {
        file.allow(Set.of("source", "holidays"));
        return new CalendarYearReader(file, ANY_YEAR, true).read();
    }

    private CalendarYear read() {
        List<Holiday> holidays =
                file.nodes("holidays").stream().map(this::holiday).toList();
        if (holidays.isEmpty()) {
            throw file.refuse("holidays", "must name the year's holidays; add them", "须列出本年节假日；请补充");
        }
        return new CalendarYear(year, file.text("source"), provisional, holidays, workingWeekends());
    }

    private Holiday holiday(SettingsNode node) {
        node.allow(provisional ? Set.of("name", "off", "mayBeOff", "mayMakeUp") : Set.of("name", "off"));
        List<Span> days = spans(node, "off");
        if (days.isEmpty() && !provisional) {
            throw node.refuse("off", "must name the days off; add them", "须列出放假日期；请补充");
        }
        for (Span span : days) {
            for (LocalDate date : span.dates()) {
                if (!off.add(date)) {
                    throw node.refuse("off", date + " is listed twice; keep one", date + " 重复列出；请保留一处");
                }
            }
        }
        return new Holiday(node.text("name"), days, spans(node, "mayBeOff"), spans(node, "mayMakeUp"));
    }

    private List<Span> spans(SettingsNode holiday, String key) {
        return holiday.nodes(key).stream().map(this::span).toList();
    }

    private Span span(SettingsNode node) {
        node.allow(Set.of("from", "to"));
        LocalDate from = inTheYear(node, "from");
        LocalDate to = node.has("to") ? inTheYear(node, "to") : from;
        if (to.isBefore(from) || to.isAfter(from.plusDays(LONGEST_SPAN))) {
            throw node.refuse("to", "must be on or soon after `from`; correct it", "须不早于 from 且相距不过长；请更正");
        }
        return new Span(from, to);
    }

    private LocalDate inTheYear(SettingsNode node, String key) {
        LocalDate date = node.date(key);
        // the notice for a year has moved days of the December before (2018-12-29 was worked for New Year 2019)
        boolean decemberBefore = date.getYear() == year - 1 && date.getMonth() == Month.DECEMBER;
        if (date.getYear() != year && !decemberBefore) {
            throw node.refuse(
                    key, date + " is not in " + year + "; move it to its year's file", date + " 不属于本年；请移至对应年份的文件");
        }
        return date;
    }

    private List<LocalDate> workingWeekends() {
        List<LocalDate> worked = new ArrayList<>();
        for (LocalDate date : file.dates("workingWeekends")) {
            String key = "workingWeekends[" + worked.size() + "]";
            if (provisional) {
                throw file.refuse(key, "is not known in a provisional year; use mayMakeUp", "暂定年度尚无调休安排；请使用 mayMakeUp");
            }
            refuseUnworkable(date, key, worked);
            worked.add(date);
        }
        return worked;
    }

    private void refuseUnworkable(LocalDate date, String key, List<LocalDate> before) {
        if (!DayTable.isWeekend(date)) {
            throw file.refuse(key, date + " is no weekend day; remove or correct it", date + " 不是周末；请删除或更正");
        }
        if (off.contains(date)) {
            throw file.refuse(key, date + " is also a holiday; keep one of the two", date + " 同时列为放假；请保留其一");
        }
        if (before.contains(date)) {
            throw file.refuse(key, date + " is listed twice; keep one", date + " 重复列出；请保留一处");
        }
    }
}
