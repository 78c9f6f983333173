/** How long the command line's verbs take that need no running hub. */
@NullMarked
package cn.caitong.benchmarks.verbs;

import org.jspecify.annotations.NullMarked;
