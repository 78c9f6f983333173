package cn.caitong.routes.payment;

/** The window is over and nobody objected (N5.3): silence confirms receipt, once, and only with the proof of P6. */
final class Silences {
    private static final String CLAUSE = "N5.3";

    private Silences() {}

    /** Without a proof nothing is confirmed: the purchaser must say so itself. */
    static Draft ended(Step step, String clock) {
        return step.stay("silence-unproven", CLAUSE, "the window is over; " + clock + " has no proof of silence")
                .alarm("silence-unproven", "the window of an invoice ended and nothing proves that nobody objected")
                .send(ClaimMessages.task(
                        step.known(), step, ClaimMessages.PURCHASER, "confirm", CLAUSE, clock + "/ended", null));
    }
}
