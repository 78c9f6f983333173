/**
 * What alarms mean and what becomes of them: the catalogue of their codes, who sees them (P13), how each ends. Who raises one
 * does so with {@link cn.caitong.engine.parked.Alarms}; each flow says of its own codes what they mean.
 */
@NullMarked
package cn.caitong.engine.alarm;

import org.jspecify.annotations.NullMarked;
