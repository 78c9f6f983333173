/** Lanes that measure the hub against raw limits and peers, in pairs, in one run. Not part of the default tests. */
@NullMarked
package cn.caitong.benchmarks;

import org.jspecify.annotations.NullMarked;
