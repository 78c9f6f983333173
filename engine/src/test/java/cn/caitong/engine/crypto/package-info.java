/** Published vectors of the national algorithms. A key, where one is needed, is the standard's own example. */
@NullMarked
package cn.caitong.engine.crypto;

import org.jspecify.annotations.NullMarked;
