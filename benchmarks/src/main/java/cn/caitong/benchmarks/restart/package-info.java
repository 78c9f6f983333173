/** How long a hub that was killed under load takes to its first receipt. */
@NullMarked
package cn.caitong.benchmarks.restart;

import org.jspecify.annotations.NullMarked;
