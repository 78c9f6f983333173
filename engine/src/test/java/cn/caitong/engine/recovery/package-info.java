/** A restore's gap, waited for and covered. */
@NullMarked
package cn.caitong.engine.recovery;

import org.jspecify.annotations.NullMarked;
