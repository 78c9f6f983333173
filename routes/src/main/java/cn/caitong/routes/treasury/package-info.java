/**
 * Payment applications (支付申请, N5.4): one case for each confirmed sum of a claim, from the supplier's reminder to the bank's
 * credit. The treasury pays; the hub applies, line by line, and never twice for the same line (P2, P3).
 */
@NullMarked
package cn.caitong.routes.treasury;

import org.jspecify.annotations.NullMarked;
