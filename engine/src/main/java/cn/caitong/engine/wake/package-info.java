/**
 * How the engine says that there is work, and nothing about the work: the tables hold that. A token lost costs a sweep's
 * interval, never a message; so the port carries names only and every implementation may drop, repeat and coalesce.
 */
@NullMarked
package cn.caitong.engine.wake;

import org.jspecify.annotations.NullMarked;
