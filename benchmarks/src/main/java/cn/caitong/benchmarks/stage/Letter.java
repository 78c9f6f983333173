package cn.caitong.benchmarks.stage;

import cn.caitong.engine.crypto.Bytes;
import java.util.Map;

/**
 * A message as a partner sends it.
 *
 * @param channel the last part of the path; empty for the door that all share
 * @param headers that its dialect asks for, by lower-case name
 */
public record Letter(String partner, String channel, Map<String, String> headers, Bytes body) {}
