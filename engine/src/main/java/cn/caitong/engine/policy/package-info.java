/**
 * What the law and the bureau decide, as values read from {@code config/policies/}: the clock table and the late charge.
 * Code names a clock by its id; its length, its basis and its clause are the table's.
 */
@NullMarked
package cn.caitong.engine.policy;

import org.jspecify.annotations.NullMarked;
