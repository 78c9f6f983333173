/** Tests of what waits for a person, on a real database. */
@NullMarked
package cn.caitong.engine.parked;

import org.jspecify.annotations.NullMarked;
