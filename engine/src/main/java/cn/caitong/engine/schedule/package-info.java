/**
 * When a statutory clock warns, acts and is due: pure reckoning from the clock table, the working calendar, the firing policy
 * and what stood in the way. Everything that fires was reckoned here.
 */
@NullMarked
package cn.caitong.engine.schedule;

import org.jspecify.annotations.NullMarked;
