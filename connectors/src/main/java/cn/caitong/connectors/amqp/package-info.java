/**
 * Partners that are met over AMQP 1.0, on queues of their own at the hub's broker. A partner signs in with its own user, and
 * reaches its own queues alone; the hub is beside it on the same broker. What comes is acknowledged once it is on disk and
 * answered; what goes out is delivered only when the partner says so.
 */
@NullMarked
package cn.caitong.connectors.amqp;

import org.jspecify.annotations.NullMarked;
