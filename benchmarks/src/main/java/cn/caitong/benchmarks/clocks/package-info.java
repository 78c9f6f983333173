/** A burst of statutory clocks that are due at one moment among many that are not, fired by the hub, by peers and by bare loops. */
@NullMarked
package cn.caitong.benchmarks.clocks;

import org.jspecify.annotations.NullMarked;
