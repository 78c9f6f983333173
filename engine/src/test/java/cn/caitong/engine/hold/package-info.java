/** Tests of holds, on a real database. */
@NullMarked
package cn.caitong.engine.hold;

import org.jspecify.annotations.NullMarked;
