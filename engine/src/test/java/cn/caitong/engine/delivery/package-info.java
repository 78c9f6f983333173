/** Delivery's rules as pure decisions, then on a real database with nodes that pause, die and wake up again. */
@NullMarked
package cn.caitong.engine.delivery;

import org.jspecify.annotations.NullMarked;
