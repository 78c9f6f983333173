/** Times of statutory clocks against dates counted by hand and against properties. */
@NullMarked
package cn.caitong.engine.schedule;

import org.jspecify.annotations.NullMarked;
