package cn.caitong.simulators.treasury;

import cn.caitong.simulators.centre.Stamp;
import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.soap.Xml;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** camt.054: what the bank booked of one application, debits for lines that were paid, credits for those that came back. */
final class IsoNotifications {
    private IsoNotifications() {}

    /** A line, and the bank's word on it. */
    private record Booked(Item item, Item.Word word) {}

    static Told paid(Application application) {
        var voucher = Objects.requireNonNull(application.standing().voucher());
        List<Booked> paid = application.items().stream()
                .filter(Item::wasCredited)
                .flatMap(item -> booked(item, item.reported()))
                .toList();
        var lines = new Xml();
        var issued = new Xml().put("AccptncDtTm", Iso.time(voucher.date()));
        for (Booked line : paid) {
            lines.within("TxDtls", transaction(application, line, Iso.DEBIT).within("RltdDts", issued));
        }
        var entry = new Xml().put("NtryRef", voucher.number()).with(entry(Iso.DEBIT, Iso.PAID, paid));
        return told(Matter.PAYMENT, application, paid, entry.within("NtryDtls", lines));
    }

    static Told returned(Application application, List<Item> items) {
        List<Booked> back =
                items.stream().flatMap(item -> booked(item, item.returned())).toList();
        var lines = new Xml();
        for (Booked line : back) {
            var why = Objects.requireNonNull(line.word().why());
            lines.within("TxDtls", transaction(application, line, Iso.CREDIT).with(Iso.why("RtrInf", why)));
        }
        return told(
                Matter.RETURN,
                application,
                back,
                entry(Iso.CREDIT, Iso.CAME_BACK, back).within("NtryDtls", lines));
    }

    private static Stream<Booked> booked(Item item, Item.@Nullable Word word) {
        return Stream.ofNullable(word).map(said -> new Booked(item, said));
    }

    /** Of the sum: the bank books what is on one voucher, or comes back at once, on one day. */
    private static Xml entry(String way, String code, List<Booked> lines) {
        var sum = lines.stream().map(line -> line.item().amount()).reduce(Fen.ZERO, Fen::plus);
        return Iso.money("Amt", sum)
                .put("CdtDbtInd", way)
                .within("Sts", new Xml().put("Cd", "BOOK"))
                .within(
                        "BookgDt",
                        new Xml().put("Dt", lines.getFirst().word().day().toString()))
                .within("BkTxCd", new Xml().within("Prtry", new Xml().put("Cd", code)));
    }

    private static Xml transaction(Application application, Booked line, String way) {
        var item = line.item();
        var references = new Xml()
                .put("MsgId", application.id())
                .putIf("AcctSvcrRef", line.word().trace())
                .put("InstrId", item.instruction())
                .put("EndToEndId", item.instruction());
        return new Xml()
                .within("Refs", references)
                .with(Iso.money("Amt", item.amount()))
                .put("CdtDbtInd", way)
                .within("RltdPties", Iso.debtor(application))
                .with(Iso.remittance(application, item));
    }

    private static Told told(Matter matter, Application application, List<Booked> lines, Xml entry) {
        var first = lines.getFirst().item();
        var account = new Xml()
                .within(
                        "Id",
                        new Xml()
                                .within(
                                        "Othr",
                                        new Xml().put("Id", first.budget().agency())));
        return Told.of(matter, application, first.amount(), stamp -> notification(stamp, account, entry));
    }

    private static String notification(Stamp stamp, Xml account, Xml entry) {
        String time = Iso.time(stamp.at());
        var header = new Xml().put("MsgId", stamp.messageId()).put("CreDtTm", time);
        var notification = new Xml()
                .put("Id", "N" + stamp.sequence())
                .put("CreDtTm", time)
                .within("Acct", account)
                .within("Ntry", entry);
        return Iso.document(
                Iso.CAMT_054,
                "BkToCstmrDbtCdtNtfctn",
                new Xml().within("GrpHdr", header).within("Ntfctn", notification));
    }
}
