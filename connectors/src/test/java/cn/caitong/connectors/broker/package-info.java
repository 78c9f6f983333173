/** Tests of waking alone: what becomes of it when the broker's client fails. */
@NullMarked
package cn.caitong.connectors.broker;

import org.jspecify.annotations.NullMarked;
