/**
 * Payment of contracts (合同资金支付, N5): a claim is one invoice, from its submission to the confirmation of its receipt.
 * Deciding is pure; clocks, money and messages are what the engine makes of the decision.
 */
@NullMarked
package cn.caitong.routes.payment;

import org.jspecify.annotations.NullMarked;
