/**
 * The contract that every protocol's connector keeps, whatever its partner does: tested against the partner's own simulator,
 * over a real socket, with the real engine on a real database, and judged by the partner's own ledger.
 */
@NullMarked
package cn.caitong.connectors.contract;

import org.jspecify.annotations.NullMarked;
