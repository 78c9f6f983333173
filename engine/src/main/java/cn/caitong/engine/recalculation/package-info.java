/**
 * Calendars as the hub keeps them, and what a new one does to clocks that run: first a list of what would move, with a
 * digest, then a commit that needs that digest. What has fired is never undone.
 */
@NullMarked
package cn.caitong.engine.recalculation;

import org.jspecify.annotations.NullMarked;
