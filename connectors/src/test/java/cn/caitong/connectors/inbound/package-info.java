/** Tests of the way in, without a protocol: what is taken, what is refused, and what is left of it. */
@NullMarked
package cn.caitong.connectors.inbound;

import org.jspecify.annotations.NullMarked;
