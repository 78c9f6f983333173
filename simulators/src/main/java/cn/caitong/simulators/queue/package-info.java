/** Partners that are met on queues, over AMQP 1.0 and a client of their own: what they say, take and answer there. */
@NullMarked
package cn.caitong.simulators.queue;

import org.jspecify.annotations.NullMarked;
