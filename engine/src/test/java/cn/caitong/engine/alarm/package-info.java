/** Tests of what alarms mean and what becomes of them. */
@NullMarked
package cn.caitong.engine.alarm;

import org.jspecify.annotations.NullMarked;
