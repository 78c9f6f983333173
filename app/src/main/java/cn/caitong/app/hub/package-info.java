/**
 * The running hub: its folder, its embedded parts, the engine put together, the sweeps that keep it going, and Spring Boot
 * around it for HTTP and Camel. Nothing here decides anything.
 */
@NullMarked
package cn.caitong.app.hub;

import org.jspecify.annotations.NullMarked;
