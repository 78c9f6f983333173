package cn.caitong.simulators.rest;

import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.ledger.Ledger;
import cn.caitong.simulators.ledger.Reason;
import cn.caitong.simulators.ledger.Refund;
import cn.caitong.simulators.ledger.RefundState;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/** Dialect cqyz, words: local times, numeric codes, amounts as numbers of yuan with two decimals. */
final class Cqyz {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private Cqyz() {}

    static String time(Instant at) {
        return TIME.format(at.atZone(Ledger.ZONE));
    }

    static Instant instant(String time) {
        return LocalDateTime.parse(time, TIME).atZone(Ledger.ZONE).toInstant();
    }

    static BigDecimal yuan(Fen amount) {
        return BigDecimal.valueOf(amount.fen(), 2);
    }

    static String status(RefundState state) {
        return switch (state) {
            case ACCEPTED -> "10";
            case PROCESSING -> "20";
            case CREDITED -> "30";
            case RETURNED -> "40";
            case REJECTED -> "50";
            case RECALLED -> "60";
        };
    }

    static String reason(Reason reason) {
        return switch (reason) {
            case ACCOUNT_CLOSED -> "R01";
            case NAME_DIFFERS -> "R02";
            case NUMBER_WRONG -> "R03";
            case BANKS_FAULT -> "R04";
            case OTHER -> "R99";
        };
    }

    /** What is known of how it ended: the bank's date and number, the reason. */
    static void putEnd(ObjectNode data, Refund refund) {
        var date = refund.bankDate();
        if (date != null) {
            data.put("BANK_DATE", date.toString()).put("BANK_TRACE_NO", refund.trace());
        }
        var reason = refund.reason();
        if (reason != null) {
            data.put("REASON_CODE", reason(reason)).put("REASON", reason.text());
        }
    }
}
