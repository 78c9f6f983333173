/**
 * Partners that cannot be reached: once that is seen a few times in a row, one message at a time tries, ever more seldom, and
 * the first that gets through lets all that waits go, in its order. What is known of it is one row for all nodes.
 */
@NullMarked
package cn.caitong.engine.outage;

import org.jspecify.annotations.NullMarked;
