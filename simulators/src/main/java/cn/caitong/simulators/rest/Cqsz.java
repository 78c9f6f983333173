package cn.caitong.simulators.rest;

import cn.caitong.simulators.ledger.Account;
import cn.caitong.simulators.ledger.Reason;
import cn.caitong.simulators.ledger.Refund;
import cn.caitong.simulators.ledger.RefundState;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Dialect cqsz, words: epoch milliseconds, Chinese states, amounts as digits of fen. */
final class Cqsz {
    /** The header that bears a request's id, by its lower-case name. */
    static final String ID_HEADER = "x-lsh";

    private Cqsz() {}

    static String day(LocalDate day) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }

    static String state(RefundState state) {
        return switch (state) {
            case ACCEPTED -> "已受理";
            case PROCESSING -> "处理中";
            case CREDITED -> "已到账";
            case RETURNED -> "已退票";
            case REJECTED -> "已拒绝";
            case RECALLED -> "已撤回";
        };
    }

    static String reason(Reason reason) {
        return switch (reason) {
            case ACCOUNT_CLOSED -> "XH";
            case NAME_DIFFERS -> "HM";
            case NUMBER_WRONG -> "ZH";
            case BANKS_FAULT -> "YH";
            case OTHER -> "QT";
        };
    }

    static ObjectNode account(Account account) {
        var node = Json.object().put("huming", account.name()).put("zhanghao", account.number());
        Json.put(node, "kaihuhang", account.bank());
        Json.put(node, "lianhanghao", account.bankNo());
        return node;
    }

    /** What is known of how it ended: the bank's date and number, the reason. */
    static void putEnd(ObjectNode node, Refund refund) {
        var date = refund.bankDate();
        if (date != null) {
            node.put("rzrq", day(date)).put("yhlsh", refund.trace());
        }
        var reason = refund.reason();
        if (reason != null) {
            node.put("yydm", reason(reason)).put("yuanyin", reason.text());
        }
    }
}
