/** Money that secures no bid: from the district's receipt to the instruction that sends it back, and what became of it. */
@NullMarked
package cn.caitong.benchmarks.refund;

import org.jspecify.annotations.NullMarked;
