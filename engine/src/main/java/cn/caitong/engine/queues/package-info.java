/**
 * What the hub remembers of partners' queues: up to when each was read, and what is wrong with one. What they hold is the
 * broker's until intake has taken it.
 */
@NullMarked
package cn.caitong.engine.queues;

import org.jspecify.annotations.NullMarked;
