package cn.caitong.simulators.treasury;

import cn.caitong.simulators.centre.Stamp;
import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.soap.Xml;
import java.time.LocalDate;
import java.util.List;

/**
 * camt.053: what the bank booked in one day, an entry for each line. The account (零余额账户) is empty each morning, since it is
 * cleared every night; what is cleared is no entry.
 */
final class IsoStatements {
    private static final String COUNT = "NbOfNtries";
    private static final String CITY = "500000";

    private IsoStatements() {}

    static Told of(LocalDate day, List<Booking> bookings) {
        var credited = Booking.total(bookings, Booking.Kind.CREDITED);
        return new Told(
                Matter.STATEMENT,
                List.of(day.toString()),
                credited,
                stamp -> statement(stamp, day, bookings, credited));
    }

    private static String statement(Stamp stamp, LocalDate day, List<Booking> bookings, Fen credited) {
        var returned = Booking.total(bookings, Booking.Kind.RETURNED);
        String time = Iso.time(stamp.at());
        var whole = new Xml()
                .put("Id", "S" + stamp.sequence())
                .put("ElctrncSeqNb", Long.toString(stamp.sequence()))
                .put("CreDtTm", time)
                .within(
                        "FrToDt",
                        new Xml().put("FrDtTm", Iso.time(day)).put("ToDtTm", Iso.time(day.atTime(23, 59, 59))))
                .within("Acct", account())
                .with(balance("OPBD", Fen.ZERO, Fen.ZERO, day))
                .with(balance("CLBD", returned, credited, day))
                .within("TxsSummry", totals(bookings, credited, returned));
        bookings.forEach(booking -> whole.within("Ntry", entry(booking)));
        return Iso.document(
                Iso.CAMT_053,
                "BkToCstmrStmt",
                new Xml()
                        .within(
                                "GrpHdr",
                                new Xml().put("MsgId", stamp.messageId()).put("CreDtTm", time))
                        .within("Stmt", whole));
    }

    private static Xml account() {
        var owner = new Xml().put("Nm", "重庆市财政局").within("PstlAdr", new Xml().put("CtrySubDvsn", CITY));
        return new Xml()
                .within("Id", new Xml().within("Othr", new Xml().put("Id", "ZYE" + CITY)))
                .put("Ccy", Iso.CURRENCY)
                .within("Ownr", owner);
    }

    /** What came and what went, as one sum and its side. */
    private static Xml balance(String type, Fen came, Fen went, LocalDate day) {
        boolean isDebit = came.compareTo(went) < 0;
        var sum = isDebit ? went.minus(came) : came.minus(went);
        return new Xml()
                .within(
                        "Bal",
                        new Xml()
                                .within("Tp", new Xml().within("CdOrPrtry", new Xml().put("Cd", type)))
                                .with(Iso.money("Amt", sum))
                                .put("CdtDbtInd", isDebit ? Iso.DEBIT : Iso.CREDIT)
                                .within("Dt", new Xml().put("Dt", day.toString())));
    }

    private static Xml totals(List<Booking> bookings, Fen credited, Fen returned) {
        return new Xml()
                .within("TtlNtries", new Xml().put(COUNT, Integer.toString(bookings.size())))
                .within("TtlCdtNtries", total(bookings, Booking.Kind.RETURNED, returned))
                .within("TtlDbtNtries", total(bookings, Booking.Kind.CREDITED, credited));
    }

    private static Xml total(List<Booking> bookings, Booking.Kind kind, Fen sum) {
        long count = bookings.stream().filter(booking -> booking.kind() == kind).count();
        return new Xml().put(COUNT, Long.toString(count)).put("Sum", sum.yuan());
    }

    /** No more than the hub needs: two thousand of them must go into a message. */
    private static Xml entry(Booking booking) {
        var isCredited = booking.kind() == Booking.Kind.CREDITED;
        var references = new Xml().put("AcctSvcrRef", booking.trace()).put("EndToEndId", booking.instruction());
        var invoice = new Xml().within("RfrdDocInf", new Xml().put("Nb", booking.payment()));
        var transaction = new Xml().within("Refs", references).within("RmtInf", new Xml().within("Strd", invoice));
        return Iso.money("Amt", booking.amount())
                .put("CdtDbtInd", isCredited ? Iso.DEBIT : Iso.CREDIT)
                .within("Sts", new Xml().put("Cd", "BOOK"))
                .within("BookgDt", new Xml().put("Dt", booking.day().toString()))
                .within("BkTxCd", new Xml().within("Prtry", new Xml().put("Cd", isCredited ? Iso.PAID : Iso.CAME_BACK)))
                .within("NtryDtls", new Xml().within("TxDtls", transaction));
    }
}
