package cn.caitong.simulators.rest;

import cn.caitong.simulators.ledger.Account;
import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.ledger.Party;
import cn.caitong.simulators.ledger.Receipt;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** Dialect cqsz, a receipt's fields: written, and read back from the files that a show is played from. */
final class CqszReceipts {
    private static final String TRANSFER = "zhuanzhang";

    private CqszReceipts() {}

    static ObjectNode write(Receipt receipt) {
        var supplier = receipt.supplier();
        var body = Json.object()
                .put("skdh", receipt.id())
                .put("xmbh", receipt.tender())
                .put("bdh", receipt.lot());
        body.putObject("gys")
                .put("mingcheng", supplier.name())
                .put("zjlx", idKind(supplier.idKind()))
                .put("zjhm", supplier.id());
        body.put("xingshi", TRANSFER)
                .put("jine", receipt.amount().digits())
                .put("dzsj", receipt.creditedAt().toEpochMilli())
                .set("fkf", Cqsz.account(receipt.payer()));
        body.put("yhlsh", receipt.trace());
        Json.put(body, "beizhu", receipt.remark());
        return body;
    }

    static Receipt read(Fields body) throws Refused {
        var supplier = body.object("gys");
        var payer = body.object("fkf");
        return new Receipt(
                body.text("skdh"),
                body.text("xmbh"),
                body.text("bdh"),
                new Party(supplier.text("mingcheng"), idKind(supplier), supplier.text("zjhm")),
                new Account(
                        payer.text("huming"),
                        payer.text("zhanghao"),
                        payer.optional("kaihuhang"),
                        payer.optional("lianhanghao")),
                body.amount("jine", Fen::ofDigits),
                time(body),
                body.text("yhlsh"),
                body.optional("beizhu"));
    }

    private static Instant time(Fields body) throws Refused {
        var millis = body.node("dzsj");
        if (!millis.isIntegralNumber()) {
            throw body.bad("dzsj");
        }
        return Instant.ofEpochMilli(millis.longValue());
    }

    private static Party.IdKind idKind(Fields supplier) throws Refused {
        return switch (supplier.text("zjlx")) {
            case "tyshxydm" -> Party.IdKind.CREDIT_CODE;
            case "sfz" -> Party.IdKind.RESIDENT_ID;
            case "jwzch" -> Party.IdKind.FOREIGN;
            default -> throw supplier.bad("zjlx");
        };
    }

    private static String idKind(Party.IdKind kind) {
        return switch (kind) {
            case CREDIT_CODE -> "tyshxydm";
            case RESIDENT_ID -> "sfz";
            case FOREIGN -> "jwzch";
        };
    }
}
