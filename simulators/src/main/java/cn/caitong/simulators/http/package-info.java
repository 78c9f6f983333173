/** A small HTTP/1.1 server on a plain socket. Ready-made servers do not reset, drip, truncate or answer twice on request. */
@NullMarked
package cn.caitong.simulators.http;

import org.jspecify.annotations.NullMarked;
