/** The way to the hub over HTTP, for whoever has something to tell it. */
@NullMarked
package cn.caitong.simulators.road;

import org.jspecify.annotations.NullMarked;
