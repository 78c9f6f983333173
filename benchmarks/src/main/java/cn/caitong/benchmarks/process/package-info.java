/** The hub as people run it: a process of its own with everything embedded, spoken to over HTTP alone. */
@NullMarked
package cn.caitong.benchmarks.process;

import org.jspecify.annotations.NullMarked;
