package cn.caitong.app.demo.contract;

import cn.caitong.app.demo.contract.PaymentLine.Attempt;
import cn.caitong.app.demo.contract.PaymentStory.Applied;
import cn.caitong.app.demo.witness.Difference;
import cn.caitong.app.demo.witness.Differences;
import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.ledger.Ledger;
import cn.caitong.simulators.treasury.Application;
import cn.caitong.simulators.treasury.Booking;
import cn.caitong.simulators.treasury.Books;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares the hub's payments with the treasury's own books. It never looked at the hub's, so agreeing proves something. */
final class TreasuryCheck {
    private final Books books;

    TreasuryCheck(Books books) {
        this.books = books;
    }

    /** Every application and every booking of either side. */
    List<Difference> differences(List<Applied> payments) {
        Differences all = new Differences("treasury");
        all.compare("paid twice 重复支付", List.of(), books.paidTwice());
        all.compare("paid too much 超额支付", List.of(), books.overPaid());
        all.compare("messages still unsent 未送出报文", 0, books.unsent().size());
        all.compare("messages the hub refused 被拒报文", 0, books.refused().size());
        all.compare("applications 支付申请", taken(), sent(payments));
        List<Difference> differences = new ArrayList<>(all.list());
        payments.forEach(payment -> differences.addAll(compare(payment)));
        return differences;
    }

    private Set<String> taken() {
        Set<String> ids = new TreeSet<>();
        books.applications().forEach(application -> ids.add(application.id()));
        return ids;
    }

    private static Set<String> sent(List<Applied> payments) {
        Set<String> ids = new TreeSet<>();
        payments.forEach(payment -> ids.addAll(payment.applications()));
        return ids;
    }

    private List<Difference> compare(Applied payment) {
        PaymentLine line = payment.line();
        Differences differences = new Differences(line.payment());
        differences.compare(
                "paid 已付金额", books.paid(line.payment()), Fen.ofYuan(line.paid().toPlainString()));
        for (int n = 0; n < line.attempts().size(); n++) {
            compare(
                    differences,
                    " #" + (n + 1),
                    line.attempts().get(n),
                    payment.applications().get(n));
        }
        return differences.list();
    }

    private void compare(Differences differences, String number, Attempt attempt, String application) {
        LocalDate taken = books.application(application)
                .map(Application::acceptedAt)
                .map(Ledger::day)
                .orElse(null);
        differences.compare("delivered 送达日" + number, taken, attempt.end().delivered());
        differences.compare(
                "credited 到账日" + number,
                day(Booking.Kind.CREDITED, application, attempt),
                attempt.end().credited());
        differences.compare(
                "returned 退回日" + number,
                day(Booking.Kind.RETURNED, application, attempt),
                attempt.end().returned());
    }

    private @Nullable LocalDate day(Booking.Kind kind, String application, Attempt attempt) {
        return books.bookings().stream()
                .filter(booking ->
                        booking.kind() == kind && booking.application().equals(application))
                .filter(booking -> booking.budget().equals(attempt.budget()))
                .map(Booking::day)
                .findFirst()
                .orElse(null);
    }
}
