/**
 * The working calendar and the counting of terms, on legal dates in Asia/Shanghai, as pure values.
 * What the State Council has published is certain; a year it has not is provisional and answers with bounds.
 */
@NullMarked
package cn.caitong.engine.calendar;

import org.jspecify.annotations.NullMarked;
