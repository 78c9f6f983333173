/** Whether what a hub remembers grows with what it has done. */
@NullMarked
package cn.caitong.benchmarks.soak;

import org.jspecify.annotations.NullMarked;
