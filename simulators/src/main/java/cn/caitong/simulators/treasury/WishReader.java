package cn.caitong.simulators.treasury;

import cn.caitong.simulators.http.Request;
import cn.caitong.simulators.ledger.Account;
import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.log.Journal;
import cn.caitong.simulators.soap.Part;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a call as the WSDL has it, and nothing else. */
final class WishReader {
    private static final String PATH = "/services/payment";
    private static final int MOST_ITEMS = 50;
    private static final Pattern HUB_ID = Pattern.compile("[A-Za-z0-9-]{1,35}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern BUDGET = Pattern.compile("[A-Za-z0-9-]{1,37}");
    private static final Pattern ACCOUNT = Pattern.compile("[0-9-]{5,32}");
    private static final Pattern VOUCHER_TYPE = Pattern.compile("5201");
    private static final Pattern DIVISION = Pattern.compile("\\d{9}|[A-Z]{2}-[A-Z]{2,6}");
    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final Pattern DAY = Pattern.compile("\\d{8}");
    private static final String BILL = "VoucherBillNo";
    private static final Set<String> OF_A_VOUCHER = Set.of(
            "Id",
            "AdmDivCode",
            "StYear",
            "VtCode",
            "AgencyName",
            "AgencyCreditCode",
            "SupplierName",
            "SupplierCode",
            "PayeeAcctNo",
            "PayeeAcctName",
            "PayeeAcctBankName",
            "PayeeAcctBankNo",
            "PaySummaryName",
            "PayAmt",
            "GovProcurementID",
            "TrackingID",
            "InvoiceNo",
            "Hold1",
            "Hold2",
            "Items");
    private static final Set<String> OF_AN_ITEM = Set.of(
            BILL,
            "VoucherDetailNo",
            "FundTypeCode",
            "BgtTypeCode",
            "PayTypeCode",
            "AgencyCode",
            "ExpFuncCode",
            "GovExpEcoCode",
            "DepExpEcoCode",
            "DepProCode",
            "PayAmt");

    private WishReader() {}

    static Wish read(Request request) throws Rebuffed {
        var message = message(request);
        if (!request.method().equals("POST") || !request.path().equals(PATH)) {
            throw Rebuffed.call(Rebuff.UNREADABLE);
        }
        return switch (message.name()) {
            case "PaymentApplication" -> new Wish.Submit(form(message));
            case "ApplicationQuery" ->
                new Wish.Query(new Fields(message, "").among(Set.of(BILL)).text(BILL, HUB_ID));
            default -> throw Rebuffed.call(Rebuff.UNREADABLE);
        };
    }

    private static Part message(Request request) throws Rebuffed {
        if (!Czzf.isItsType(request.header("content-type").orElse(""))) {
            throw Rebuffed.call(Rebuff.WRONG_CHARSET);
        }
        try {
            var message = Czzf.SOAP.message(request.body(), Czzf.GBK);
            if (message.namespace().equals(Czzf.NAMESPACE)) {
                return message;
            }
        } catch (CharacterCodingException e) {
            throw Rebuffed.call(Rebuff.WRONG_CHARSET);
        } catch (IOException e) {
            throw Rebuffed.call(Rebuff.UNREADABLE);
        }
        throw Rebuffed.call(Rebuff.UNREADABLE);
    }

    private static Application.Form form(Part message) throws Rebuffed {
        var outer = new Fields(message, "").among(Set.of("Voucher"));
        var part = message.part("Voucher").orElseThrow(() -> outer.bad("Voucher"));
        String id = new Fields(part, "").text("Id", HUB_ID);
        var voucher = new Fields(part, id).among(OF_A_VOUCHER);
        List<Item> items = items(voucher.parts("Items"), id);
        var form = new Application.Form(
                id,
                voucher.text("TrackingID", ID),
                voucher.text("GovProcurementID"),
                voucher.text("InvoiceNo", ID),
                voucher.text("AdmDivCode", DIVISION),
                voucher.text("AgencyName"),
                Integer.parseInt(voucher.text("StYear", YEAR)),
                payee(voucher),
                voucher.amount("PayAmt"),
                items,
                Journal.digest(message.toString()));
        seeTheRest(voucher);
        if (!items.stream().map(Item::amount).reduce(Fen.ZERO, Fen::plus).equals(form.amount())) {
            throw Rebuffed.of(Rebuff.WRONG_SUM, id);
        }
        return form;
    }

    private static Account payee(Fields voucher) throws Rebuffed {
        return new Account(
                voucher.text("PayeeAcctName"),
                voucher.text("PayeeAcctNo", ACCOUNT),
                voucher.optional("PayeeAcctBankName"),
                voucher.optional("PayeeAcctBankNo"));
    }

    /** What nothing here depends on must be right all the same. */
    private static void seeTheRest(Fields voucher) throws Rebuffed {
        voucher.text("VtCode", VOUCHER_TYPE);
        for (String name : List.of("AgencyCreditCode", "SupplierName", "PaySummaryName")) {
            voucher.text(name);
        }
        voucher.optional("SupplierCode");
        voucher.optional("Hold1");
        voucher.optional("Hold2", DAY);
    }

    private static List<Item> items(List<Part> parts, String id) throws Rebuffed {
        List<Item> items = new ArrayList<>();
        Set<String> instructions = new HashSet<>();
        for (Part part : parts) {
            var item = item(part, id);
            if (!instructions.add(item.instruction())) {
                throw new Rebuffed(Rebuff.BAD_FIELD, id, "VoucherDetailNo");
            }
            items.add(item);
        }
        if (items.isEmpty() || items.size() > MOST_ITEMS) {
            throw new Rebuffed(Rebuff.BAD_FIELD, id, "Items");
        }
        return items;
    }

    private static Item item(Part part, String id) throws Rebuffed {
        var fields = new Fields(part, id);
        if (!part.name().equals("Item")) {
            throw fields.bad(part.name());
        }
        fields.among(OF_AN_ITEM);
        if (!fields.text(BILL, HUB_ID).equals(id)) {
            throw fields.bad(BILL);
        }
        for (String name : List.of("BgtTypeCode", "PayTypeCode", "DepExpEcoCode")) {
            fields.optional(name, BUDGET);
        }
        var budget = new BudgetLine(
                fields.text("FundTypeCode", BUDGET),
                fields.text("ExpFuncCode", BUDGET),
                fields.text("GovExpEcoCode", BUDGET),
                fields.text("DepProCode", BUDGET),
                fields.text("AgencyCode", BUDGET));
        return Item.applied(fields.text("VoucherDetailNo", HUB_ID), budget, fields.amount("PayAmt"));
    }
}
