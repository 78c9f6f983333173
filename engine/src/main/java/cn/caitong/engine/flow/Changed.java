package cn.caitong.engine.flow;

import java.time.Instant;

/**
 * One change that a decision made, with the case it belongs to.
 *
 * @param at legal time of the decision, UTC
 */
public record Changed<T>(Location location, Instant at, T change) {}
