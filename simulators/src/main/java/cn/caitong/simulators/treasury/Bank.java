package cn.caitong.simulators.treasury;

import cn.caitong.simulators.ledger.Ledger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The treasury's bank: pays each line of a voucher as its course says, and sends back what does not stay. */
final class Bank {
    private final Books books;

    Bank(Books books) {
        this.books = books;
    }

    /** What came of it: the application after it, and what is booked. */
    record Outcome(Application after, List<Booking> bookings) {}

    Outcome pay(Application application, Instant at) {
        LocalDate day = Ledger.day(at);
        List<Item> items = new ArrayList<>();
        List<Booking> bookings = new ArrayList<>();
        for (Item item : application.items()) {
            String trace = trace(day, bookings.size());
            var paid = paid(application, item, day, trace);
            items.add(paid);
            if (paid.wasCredited()) {
                bookings.add(booking(Booking.Kind.CREDITED, application, item, day, trace));
            } else if (paid.cameBack()) {
                bookings.add(booking(Booking.Kind.RETURNED, application, item, day, trace));
            }
        }
        return new Outcome(application.passing(Stage.BANK, at).with(items), bookings);
    }

    private static Item paid(Application application, Item item, LocalDate day, String trace) {
        return application
                .course()
                .end(item)
                .map(end -> switch (end.fate()) {
                    case FAILS -> item.reporting(new Item.Word(day, null, end.why()));
                    case RETURNS -> item.returning(new Item.Word(day, trace, end.why()));
                    case CREDITED_THEN_RETURNS -> credited(item, day, trace);
                })
                .orElseGet(() -> credited(item, day, trace));
    }

    private static Item credited(Item item, LocalDate day, String trace) {
        return item.reporting(new Item.Word(day, trace, null));
    }

    /** A line that had been credited comes back. */
    Outcome sendBack(Application application, Item item, Instant at) {
        LocalDate day = Ledger.day(at);
        String trace = trace(day, 0);
        @Nullable Why why = application.course().end(item).map(Course.End::why).orElse(null);
        var back = item.returning(new Item.Word(day, trace, Objects.requireNonNull(why)));
        var items = application.items().stream()
                .map(other -> other.equals(item) ? back : other)
                .toList();
        var booking = booking(Booking.Kind.RETURNED, application, item, day, trace);
        return new Outcome(application.with(items), List.of(booking));
    }

    /** The bank's next number but so many. */
    private String trace(LocalDate day, int ahead) {
        return "B%s%08d".formatted(Words.day(day), books.bookings().size() + ahead + 1);
    }

    private static Booking booking(Booking.Kind kind, Application application, Item item, LocalDate day, String trace) {
        return new Booking(
                kind,
                application.id(),
                application.payment(),
                item.instruction(),
                item.budget().code(),
                item.amount(),
                day,
                trace);
    }
}
