/** The ledger's rules, first as pure bookkeeping, then as what a real database holds to when two ask at once. */
@NullMarked
package cn.caitong.engine.money;

import org.jspecify.annotations.NullMarked;
