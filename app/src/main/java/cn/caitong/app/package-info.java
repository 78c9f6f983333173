/** The runnable hub: wiring, embedded parts, HTTP API and command line. Nobody depends on it. */
@NullMarked
package cn.caitong.app;

import org.jspecify.annotations.NullMarked;
