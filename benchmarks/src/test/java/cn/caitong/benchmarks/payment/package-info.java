/** Tests of what the lane of contract money sends. */
@NullMarked
package cn.caitong.benchmarks.payment;

import org.jspecify.annotations.NullMarked;
