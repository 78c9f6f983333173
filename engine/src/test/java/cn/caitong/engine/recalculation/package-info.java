/** Calendars loaded in two steps while clocks run, on a real PostgreSQL whose clock is set to the days in question. */
@NullMarked
package cn.caitong.engine.recalculation;

import org.jspecify.annotations.NullMarked;
