/** Tests of statements against the ledger: the comparison alone, and on a real database. */
@NullMarked
package cn.caitong.engine.reconciliation;

import org.jspecify.annotations.NullMarked;
