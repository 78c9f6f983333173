/** What is measured and how it is summed up: runs in turns, their ratios with an interval, and the costs beside them. */
@NullMarked
package cn.caitong.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
