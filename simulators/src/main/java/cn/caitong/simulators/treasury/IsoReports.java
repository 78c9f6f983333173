package cn.caitong.simulators.treasury;

import cn.caitong.simulators.soap.Xml;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

/** pain.002: how far an application is, that it stands still or goes on next year, or which of its lines could not be paid. */
final class IsoReports {
    private static final String REJECTED = "RJCT";

    private IsoReports() {}

    static Told passed(Application application, Stage stage) {
        String status =
                switch (stage) {
                    case RECEIVED -> "RCVD";
                    case UNIT_REVIEW -> "ACTC";
                    case TREASURY_REVIEW -> "ACCP";
                    case QUOTA_CHECK -> "ACFC";
                    case VOUCHER, BANK -> throw new IllegalStateException(stage + " is no review");
                };
        return told(Matter.REVIEW, application, new Xml().put("GrpSts", status), item -> line(status, new Xml()));
    }

    /** The lines that it concerns are rejected, the others wait. */
    static Told refused(Application application, Application.Refusal refusal) {
        var group = new Xml().put("GrpSts", REJECTED).with(Iso.why("StsRsnInf", refusal.why()));
        Predicate<Item> concerned = item ->
                refusal.instructions().isEmpty() || refusal.instructions().contains(item.instruction());
        return told(
                Matter.REVIEW,
                application,
                group,
                item -> concerned.test(item)
                        ? line(REJECTED, Iso.why("StsRsnInf", refusal.why()))
                        : line("PDNG", new Xml()));
    }

    static Told issued(Application application, Instant at) {
        var line = line("ACSP", voucher(application, Iso.time(at)));
        return told(Matter.VOUCHER, application, new Xml().put("GrpSts", "ACSP"), item -> line);
    }

    /** Nobody works on it, or they do again; the reason says for whom, and under which number. */
    static Told frozen(Application application, boolean stops, Application.Hold hold) {
        String code = (stops ? "FROZEN-" : "RELEASED-") + (hold.court() ? "COURT" : "FINANCE");
        return pending(Matter.FREEZE, application, "PDNG", new Xml().put("Prtry", code), hold.reference());
    }

    /** It goes on at another time than was asked for: in the next year. */
    static Told carriedOver(Application application) {
        return pending(
                Matter.CARRY_OVER, application, "ACWC", new Xml().put("Cd", "DT06"), "YEAR " + application.year());
    }

    private static Told pending(Matter matter, Application application, String status, Xml reason, String words) {
        var why = new Xml().within("Rsn", reason).put("AddtlInf", words);
        var group = new Xml().put("GrpSts", status).within("StsRsnInf", why);
        return told(matter, application, group, item -> line(status, new Xml()));
    }

    /** Some lines failed, or all of them; of the others the bank's own notification tells. */
    static Told failed(Application application) {
        boolean all = application.items().stream().allMatch(IsoReports::hasFailed);
        return told(
                Matter.PAYMENT,
                application,
                new Xml().put("GrpSts", all ? REJECTED : "PART"),
                item -> ended(application, item));
    }

    static boolean hasFailed(Item item) {
        return item.reported() != null && item.reported().why() != null;
    }

    private static Xml ended(Application application, Item item) {
        var voucher = Objects.requireNonNull(application.standing().voucher());
        var reference = voucher(application, Iso.time(voucher.date()));
        var word = item.reported();
        if (word == null) {
            return line("PDNG", reference);
        }
        var why = word.why();
        return why == null
                ? line("ACSC", reference)
                : line(REJECTED, Iso.why("StsRsnInf", why).with(reference));
    }

    private static Xml voucher(Application application, String at) {
        var voucher = Objects.requireNonNull(application.standing().voucher());
        return new Xml().put("AccptncDtTm", at).put("AcctSvcrRef", voucher.number());
    }

    private static Xml line(String status, Xml rest) {
        return new Xml().put("TxSts", status).with(rest);
    }

    private static Told told(Matter matter, Application application, Xml group, Function<Item, Xml> line) {
        var lines = new Xml();
        for (Item item : application.items()) {
            var transaction = new Xml()
                    .put("OrgnlInstrId", item.instruction())
                    .put("OrgnlEndToEndId", item.instruction())
                    .with(line.apply(item))
                    .within("OrgnlTxRef", original(application, item));
            lines.within(
                    "OrgnlPmtInfAndSts",
                    new Xml().put("OrgnlPmtInfId", item.instruction()).within("TxInfAndSts", transaction));
        }
        return Told.of(matter, application, application.items().getFirst().amount(), stamp -> {
            var header = new Xml().put("MsgId", stamp.messageId()).put("CreDtTm", Iso.time(stamp.at()));
            return report(header, application.id(), group, lines);
        });
    }

    private static Xml original(Application application, Item item) {
        return new Xml()
                .within("Amt", Iso.money("InstdAmt", item.amount()))
                .with(Iso.remittance(application, item))
                .with(Iso.debtor(application));
    }

    /** @param group what is said of the whole, after the original's names */
    static String report(Xml header, String id, Xml group, Xml lines) {
        var whole = new Xml()
                .put("OrgnlMsgId", id)
                .put("OrgnlMsgNmId", "pain.001.001.09")
                .with(group);
        return Iso.document(
                Iso.PAIN_002,
                "CstmrPmtStsRpt",
                new Xml()
                        .within("GrpHdr", header)
                        .within("OrgnlGrpInfAndSts", whole)
                        .with(lines));
    }
}
