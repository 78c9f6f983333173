package cn.caitong.routes.payment;

import cn.caitong.mappings.money.Money;

/**
 * A red invoice takes back what is applied for or paid already: it must come back to the treasury.
 *
 * @param red the red invoice's number; of a voided invoice its own
 * @param payment of which confirmed sum
 * @param reserved what the same red invoice took back of that sum before it was applied for: the ledger's line of it
 * @param open what is not back yet
 * @param clock the clock of bringing it back
 */
record Recovery(String red, String payment, Money reserved, Money open, String clock) {
    boolean is(String number, String id) {
        return red.equals(number) && payment.equals(id);
    }

    boolean isOpen() {
        return open.isPositive();
    }

    /** It is back in the treasury. */
    Recovery refunded(Money back) {
        return new Recovery(red, payment, reserved, open.minus(back), clock);
    }

    /** It was never paid: the red invoice has it in the ledger. */
    Recovery stopped(Money freed) {
        return new Recovery(red, payment, reserved.plus(freed), open.minus(freed), clock);
    }
}
