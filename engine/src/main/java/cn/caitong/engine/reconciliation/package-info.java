/**
 * Daily statements (日对账单) of whoever holds deposits, and of the treasury, against the money ledger: what the bank booked is the
 * last word on money. What differs waits for a person, with a remedy; what only the statement knows is told to its case.
 */
@NullMarked
package cn.caitong.engine.reconciliation;

import org.jspecify.annotations.NullMarked;
