package cn.caitong.benchmarks.stage;

import cn.caitong.engine.crypto.Bytes;

/**
 * A message as a partner sends it.
 *
 * @param channel the last part of the path; empty for the door that all share
 */
public record Letter(String partner, String channel, Bytes body) {}
