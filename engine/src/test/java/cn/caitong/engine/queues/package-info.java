/** Tests of what is known of partners' queues. */
@NullMarked
package cn.caitong.engine.queues;

import org.jspecify.annotations.NullMarked;
