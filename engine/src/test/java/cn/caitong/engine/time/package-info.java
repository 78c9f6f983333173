/** Clocks that step, jump and disagree. The database's is stepped by redefining its one reading. */
@NullMarked
package cn.caitong.engine.time;

import org.jspecify.annotations.NullMarked;
