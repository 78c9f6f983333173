/** What the hub leaves in its tables, recorded as row changes, so that a bare loop or a peer writes the same bytes. */
@NullMarked
package cn.caitong.benchmarks.rows;

import org.jspecify.annotations.NullMarked;
