/** Flows: one package for each, which says what an event leads to. Nothing here names a partner, a protocol or a queue. */
@NullMarked
package cn.caitong.routes;

import org.jspecify.annotations.NullMarked;
