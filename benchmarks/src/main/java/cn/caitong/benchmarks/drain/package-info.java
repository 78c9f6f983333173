/** Whether many open clocks slow down the few that are due. */
@NullMarked
package cn.caitong.benchmarks.drain;

import org.jspecify.annotations.NullMarked;
