package cn.caitong.simulators.portal;

import java.time.Instant;

/**
 * A notice on the board.
 *
 * @param number the portal's own, unique for ever
 * @param publishedAt when it was first to be seen, by the portal's clock; it never changes
 */
public record Posted(String number, Notice notice, Instant publishedAt) {}
