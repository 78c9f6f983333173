/**
 * Bid deposits (投标保证金, N4): what each event of a tender or of a deposit leads to. Deciding is pure; clocks, money and
 * messages are what the engine makes of the decision.
 */
@NullMarked
package cn.caitong.routes.deposit;

import org.jspecify.annotations.NullMarked;
