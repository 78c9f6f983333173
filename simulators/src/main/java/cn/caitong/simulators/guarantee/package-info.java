/** Guarantees (保函) that lie at a centre in money's place: its book of them, and what happens to them. */
@NullMarked
package cn.caitong.simulators.guarantee;

import org.jspecify.annotations.NullMarked;
