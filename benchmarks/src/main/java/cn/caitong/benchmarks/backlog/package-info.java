/** What a million undelivered rows cost those whom they do not concern. */
@NullMarked
package cn.caitong.benchmarks.backlog;

import org.jspecify.annotations.NullMarked;
