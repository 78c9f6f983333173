/** Where lanes run: a durable embedded PostgreSQL, fresh copies of prepared databases, the hub as it is wired, and what it cost. */
@NullMarked
package cn.caitong.benchmarks.stage;

import org.jspecify.annotations.NullMarked;
