package cn.caitong.engine.calendar;

import java.time.LocalDate;

/** A date that a count passed over, and what it is: the answer to “why not earlier?”. */
public record SkippedDay(LocalDate date, Day day) {}
