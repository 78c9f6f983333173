/**
 * Money stopped by persons: for a partner, a flow or the whole hub, by two of them and with a reason, while intake, decisions
 * and clocks go on. What is stopped stays ready, and is let go in batches or at once, by two persons again.
 */
@NullMarked
package cn.caitong.engine.hold;

import org.jspecify.annotations.NullMarked;
