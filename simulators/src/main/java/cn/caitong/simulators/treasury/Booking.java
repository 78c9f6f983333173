package cn.caitong.simulators.treasury;

import cn.caitong.simulators.ledger.Fen;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Money that went to a supplier, or came back, as the daily statement shows it.
 *
 * @param instruction the hub's instruction id
 * @param budget the budget line's code
 * @param day the bank's date, Asia/Shanghai
 */
public record Booking(
        Kind kind,
        String application,
        String payment,
        String instruction,
        String budget,
        Fen amount,
        LocalDate day,
        String trace) {

    /** What these come to, of one kind. */
    static Fen total(List<Booking> bookings, Kind kind) {
        return bookings.stream()
                .filter(booking -> booking.kind() == kind)
                .map(Booking::amount)
                .reduce(Fen.ZERO, Fen::plus);
    }

    /** It went, or it came back. */
    public enum Kind {
        CREDITED,
        RETURNED
    }

    /** How a daily statement goes wrong. The books are right, and so are its totals of what it lists. */
    public enum Slip {
        NONE,
        /** The day's first booking is left out. */
        LINE_MISSING,
        /** One more at the end, of an instruction that nobody ever gave. */
        LINE_EXTRA,
        /** The day's first booking is a fen more. */
        OTHER_AMOUNT;

        private static final String NOBODYS = "CT-NEVER-GIVEN-1";

        List<Booking> of(List<Booking> bookings) {
            if (bookings.isEmpty() || this == NONE) {
                return bookings;
            }
            var listed = new ArrayList<>(bookings);
            var first = bookings.getFirst();
            switch (this) {
                case LINE_MISSING -> listed.removeFirst();
                case LINE_EXTRA -> listed.add(like(first, NOBODYS, first.amount()));
                case OTHER_AMOUNT ->
                    listed.set(
                            0, like(first, first.instruction(), first.amount().plus(new Fen(1))));
                case NONE -> {}
            }
            return List.copyOf(listed);
        }

        private static Booking like(Booking booking, String instruction, Fen amount) {
            return new Booking(
                    booking.kind(),
                    booking.application(),
                    booking.payment(),
                    instruction,
                    booking.budget(),
                    amount,
                    booking.day(),
                    booking.trace());
        }
    }
}
