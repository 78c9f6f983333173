/**
 * What the demo reads and says alike wherever it judges: rows of verified evidence, clocks, times, and what differs. It knows
 * nothing of what is played.
 */
@NullMarked
package cn.caitong.app.demo.witness;

import org.jspecify.annotations.NullMarked;
