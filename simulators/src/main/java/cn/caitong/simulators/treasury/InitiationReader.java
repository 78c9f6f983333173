package cn.caitong.simulators.treasury;

import cn.caitong.simulators.http.Answer;
import cn.caitong.simulators.http.Request;
import cn.caitong.simulators.ledger.Account;
import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.log.Journal;
import cn.caitong.simulators.soap.Part;
import cn.caitong.simulators.soap.XmlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads pain.001 as the contract has it, each budget line a payment information with one transaction. */
final class InitiationReader {
    private static final String PATH = "/iso20022/pain.001.001.09";
    private static final int MOST_LINES = 50;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,35}");
    private static final Pattern PAYMENT = Pattern.compile("[0-9.-]{1,35}");
    private static final Pattern NAME = Pattern.compile("(?s).{1,140}");
    private static final Pattern ACCOUNT = Pattern.compile("[0-9-]{5,34}");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9-]{1,37}");
    private static final Pattern DISTRICT = Pattern.compile("\\d{6}|[A-Z]{2}-[A-Z]{2,6}");
    private static final Pattern COUNT = Pattern.compile("\\d{1,15}");
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(Z|[+-]\\d\\d:\\d\\d)");
    private static final Pattern DAY = Pattern.compile("2\\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])");
    private static final Set<String> OF_THE_WHOLE = Set.of("GrpHdr", "PmtInf");

    private InitiationReader() {}

    /** What all lines must say alike. */
    private record Common(
            String payment, String contract, String district, String purchaser, Account payee, int year) {}

    static Wish read(Request request) throws Rebuffed {
        var whole = whole(request);
        String id = new Fields(whole, "").within("GrpHdr").text("MsgId", ID);
        return new Wish.Submit(form(whole, id));
    }

    private static Part whole(Request request) throws Rebuffed {
        String type = request.header("content-type").orElse("").toLowerCase(Locale.ROOT);
        boolean isXml = type.startsWith("application/xml") || type.startsWith("text/xml");
        if (!isXml || !Answer.charset(type).equals(StandardCharsets.UTF_8)) {
            throw Rebuffed.call(Rebuff.WRONG_CHARSET);
        }
        boolean isThere = request.method().equals("POST") && request.path().equals(PATH);
        try {
            var document = XmlReader.read(request.body());
            if (isThere
                    && document.name().equals("Document")
                    && document.namespace().equals(Iso.PAIN_001)) {
                return document.part("CstmrCdtTrfInitn").orElseThrow(() -> Rebuffed.call(Rebuff.UNREADABLE));
            }
        } catch (IOException e) {
            throw Rebuffed.call(Rebuff.UNREADABLE);
        }
        throw Rebuffed.call(Rebuff.UNREADABLE);
    }

    private static Application.Form form(Part whole, String id) throws Rebuffed {
        var header = new Fields(whole, id).among(OF_THE_WHOLE).within("GrpHdr");
        header.text("CreDtTm", TIME);
        header.within("InitgPty").text("Nm", NAME);
        List<Item> items = new ArrayList<>();
        @Nullable Common first = null;
        for (Part part : whole.parts()) {
            if (part.name().equals("PmtInf")) {
                var line = new Fields(part, id);
                var common = common(line);
                first = first == null ? common : first;
                if (!common.equals(first)) {
                    throw line.bad("PmtInf");
                }
                items.add(item(line, id));
            }
        }
        if (first == null || items.size() > MOST_LINES) {
            throw header.bad("PmtInf");
        }
        seeTheTotals(header, items, id);
        return form(whole, id, first, items);
    }

    private static Application.Form form(Part whole, String id, Common common, List<Item> items) {
        return new Application.Form(
                id,
                common.payment(),
                common.contract(),
                common.payment().replaceFirst("\\.\\d+$", ""),
                common.district(),
                common.purchaser(),
                common.year(),
                common.payee(),
                sum(items),
                items,
                Journal.digest(whole.toString()));
    }

    private static void seeTheTotals(Fields header, List<Item> items, String id) throws Rebuffed {
        if (!header.text("NbOfTxs", COUNT).equals(Integer.toString(items.size()))) {
            throw header.bad("NbOfTxs");
        }
        if (!header.amount("CtrlSum").equals(sum(items))) {
            throw Rebuffed.of(Rebuff.WRONG_SUM, id);
        }
        Set<String> instructions = new HashSet<>();
        for (Item item : items) {
            if (!instructions.add(item.instruction())) {
                throw header.bad("EndToEndId");
            }
        }
    }

    private static Fen sum(List<Item> items) {
        return items.stream().map(Item::amount).reduce(Fen.ZERO, Fen::plus);
    }

    private static Common common(Fields line) throws Rebuffed {
        var transaction = line.within("CdtTrfTxInf");
        var structured = transaction.within("RmtInf", "Strd");
        var debtor = line.within("Dbtr");
        return new Common(
                structured.within("RfrdDocInf").text("Nb", PAYMENT),
                said(structured, "CONTRACT "),
                debtor.within("PstlAdr").text("CtrySubDvsn", DISTRICT),
                debtor.text("Nm", NAME),
                payee(transaction),
                LocalDate.parse(line.within("ReqdExctnDt").text("Dt", DAY)).getYear());
    }

    private static Account payee(Fields transaction) throws Rebuffed {
        String name = transaction.within("Cdtr").text("Nm", NAME);
        String number = transaction.within("CdtrAcct", "Id", "Othr").text("Id", ACCOUNT);
        if (!transaction.has("CdtrAgt")) {
            return new Account(name, number, null, null);
        }
        var bank = transaction.within("CdtrAgt", "FinInstnId");
        String cnaps = bank.has("ClrSysMmbId") ? bank.within("ClrSysMmbId").text("MmbId", CODE) : null;
        return new Account(name, number, bank.optional("Nm", NAME), cnaps);
    }

    private static Item item(Fields line, String id) throws Rebuffed {
        var transaction = line.within("CdtTrfTxInf");
        String instruction = transaction.within("PmtId").text("EndToEndId", ID);
        if (!line.text("PmtInfId", ID).equals(instruction)) {
            throw line.bad("PmtInfId");
        }
        var amount = transaction.within("Amt").amount("InstdAmt");
        if (!line.text("NbOfTxs", COUNT).equals("1")) {
            throw line.bad("NbOfTxs");
        }
        if (!line.amount("CtrlSum").equals(amount)) {
            throw Rebuffed.of(Rebuff.WRONG_SUM, id);
        }
        return Item.applied(instruction, budget(line, transaction), amount);
    }

    private static BudgetLine budget(Fields line, Fields transaction) throws Rebuffed {
        String agency = line.within("DbtrAcct", "Id", "Othr").text("Id", CODE);
        String[] codes = said(transaction.within("RmtInf", "Strd"), "BUDGET ").split("/", -1);
        for (String code : codes) {
            if (codes.length != 4 || !CODE.matcher(code).matches()) {
                throw line.bad("AddtlRmtInf");
            }
        }
        return new BudgetLine(codes[0], codes[1], codes[2], codes[3], agency);
    }

    /** What the remittance information says after that word. */
    private static String said(Fields structured, String word) throws Rebuffed {
        return structured.texts("AddtlRmtInf").stream()
                .filter(text -> text.startsWith(word) && text.length() > word.length())
                .map(text -> text.substring(word.length()))
                .findFirst()
                .orElseThrow(() -> structured.bad("AddtlRmtInf"));
    }
}
