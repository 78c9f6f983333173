/** Accept and acknowledge: from a partner's bytes to the receipt that it may keep. */
@NullMarked
package cn.caitong.benchmarks.accept;

import org.jspecify.annotations.NullMarked;
