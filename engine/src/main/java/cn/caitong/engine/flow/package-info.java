/**
 * What a flow must say to the engine: which case an event belongs to, and what it leads to. Types only; the engine's other
 * packages do what a decision says, and the flows themselves live in {@code routes}.
 */
@NullMarked
package cn.caitong.engine.flow;

import org.jspecify.annotations.NullMarked;
