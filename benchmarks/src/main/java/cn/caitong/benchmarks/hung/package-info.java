/** What a partner that accepts connections and never answers costs the others. */
@NullMarked
package cn.caitong.benchmarks.hung;

import org.jspecify.annotations.NullMarked;
