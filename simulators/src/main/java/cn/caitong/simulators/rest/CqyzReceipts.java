package cn.caitong.simulators.rest;

import cn.caitong.simulators.ledger.Account;
import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.ledger.Party;
import cn.caitong.simulators.ledger.Receipt;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;

/** Dialect cqyz, a receipt's DATA: written, and read back from the files that a show is played from. */
final class CqyzReceipts {
    private static final String TRANSFER = "01";

    private CqyzReceipts() {}

    static ObjectNode write(Receipt receipt) {
        var supplier = receipt.supplier();
        var payer = receipt.payer();
        var data = Json.object()
                .put("RECEIPT_NO", receipt.id())
                .put("TENDER_PROJECT_CODE", receipt.tender())
                .put("BID_SECTION_CODE", receipt.lot())
                .put("BIDDER_NAME", supplier.name())
                .put("BIDDER_CODE_TYPE", idKind(supplier.idKind()))
                .put("BIDDER_ORG_CODE", supplier.id())
                .put("MARGIN_PAY_FORM", TRANSFER)
                .put("MARGIN_PAY", Cqyz.yuan(receipt.amount()))
                .put("MARGIN_RECEIVE_TIME", Cqyz.time(receipt.creditedAt()))
                .put("PAYER_NAME", payer.name())
                .put("PAYER_ACCOUNT", payer.number());
        Json.put(data, "PAYER_BANK", payer.bank());
        Json.put(data, "PAYER_BANK_NO", payer.bankNo());
        data.put("BANK_TRACE_NO", receipt.trace());
        Json.put(data, "REMARK", receipt.remark());
        return data;
    }

    static Receipt read(Fields data) throws Refused {
        return new Receipt(
                data.text("RECEIPT_NO"),
                data.text("TENDER_PROJECT_CODE"),
                data.text("BID_SECTION_CODE"),
                new Party(data.text("BIDDER_NAME"), idKind(data), data.text("BIDDER_ORG_CODE")),
                new Account(
                        data.text("PAYER_NAME"),
                        data.text("PAYER_ACCOUNT"),
                        data.optional("PAYER_BANK"),
                        data.optional("PAYER_BANK_NO")),
                amount(data),
                time(data),
                data.text("BANK_TRACE_NO"),
                data.optional("REMARK"));
    }

    private static Fen amount(Fields data) throws Refused {
        var pay = data.node("MARGIN_PAY");
        if (!pay.isNumber() || pay.decimalValue().scale() != 2) {
            throw data.bad("MARGIN_PAY");
        }
        return Fen.ofYuan(pay.decimalValue().toPlainString());
    }

    private static Instant time(Fields data) throws Refused {
        try {
            return Cqyz.instant(data.text("MARGIN_RECEIVE_TIME"));
        } catch (DateTimeException e) {
            throw data.bad("MARGIN_RECEIVE_TIME");
        }
    }

    static Party.IdKind idKind(Fields data) throws Refused {
        return switch (data.text("BIDDER_CODE_TYPE")) {
            case "1" -> Party.IdKind.CREDIT_CODE;
            case "2" -> Party.IdKind.RESIDENT_ID;
            case "3" -> Party.IdKind.FOREIGN;
            default -> throw data.bad("BIDDER_CODE_TYPE");
        };
    }

    static String idKind(Party.IdKind kind) {
        return switch (kind) {
            case CREDIT_CODE -> "1";
            case RESIDENT_ID -> "2";
            case FOREIGN -> "3";
        };
    }
}
