/** Statutory clocks fired on a real PostgreSQL, by several nodes, through roll-backs, pauses and clocks that step. */
@NullMarked
package cn.caitong.engine.obligation;

import org.jspecify.annotations.NullMarked;
