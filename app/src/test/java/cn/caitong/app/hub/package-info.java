/** The whole hub, started as {@code ./hub up} starts it, with its simulated city. */
@NullMarked
package cn.caitong.app.hub;

import org.jspecify.annotations.NullMarked;
