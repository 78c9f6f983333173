@NullMarked
package cn.caitong.connectors.amqp;

import org.jspecify.annotations.NullMarked;
