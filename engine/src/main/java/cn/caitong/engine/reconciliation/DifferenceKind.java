package cn.caitong.engine.reconciliation;

import cn.caitong.engine.reconciliation.StatementKind.Words;
import java.util.Locale;

/** How a statement and the ledger can differ, each with what the bureau is to do about it. Names no sum and no party. */
enum DifferenceKind {
    RECEIPT_UNKNOWN(
            "the bank received money whose receipt was never reported; have {sender} report it",
            "银行已收款，但该收款未报送；请{发送方}补报收款"),
    INSTRUCTION_UNKNOWN(
            "the bank paid or took back under an instruction that the hub never made; find out at once who gave it",
            "银行按非本枢纽签发的指令收付；请立即查明由谁发出"),
    INSTRUCTION_DEAD(
            "the bank moved money under an instruction that was rejected or void; stop its successor and recover the"
                    + " sum",
            "银行按已拒绝或已作废的指令收付；请停止后续指令并追回款项"),
    AMOUNT_DIFFERS(
            "the sum is not the ledger's; have {sender} correct its statement or its message",
            "金额与账本不一致；请{发送方}更正账单或报文"),
    DATE_DIFFERS("the bank's day is not the ledger's; have {sender} say which holds", "入账日期与账本不一致；请{发送方}确认以何者为准"),
    LISTED_TWICE(
            "the same movement is listed twice; have {sender} say whether money moved twice",
            "同一笔收付列示两次；请{发送方}确认是否重复收付"),
    NOT_APPLIED(
            "what only the statement reported was told to its case, which could not take it; see what the case waits"
                    + " for",
            "仅账单载明的收付已告知案件但未能处理；请查看案件所待事项"),
    RECEIPT_MISSING(
            "money that was reported as received is on no statement; have {sender} show the bank's booking",
            "已报送的收款未见于账单；请{发送方}提供银行入账凭证"),
    CREDIT_MISSING(
            "a {part} that was reported as credited is on no statement; have {sender} show the bank's booking",
            "已报送到账的{款项}未见于账单；请{发送方}提供银行付款凭证"),
    RETURN_MISSING(
            "a {part} that was reported as returned is on no statement; have {sender} show the bank's booking",
            "已报送退汇的{款项}未见于账单；请{发送方}提供银行退汇凭证"),
    BALANCE_BROKEN(
            "it does not open with the balance with which the one before closed; have {sender} find the gap",
            "期初余额与上一账单期末余额不一致；请{发送方}查明差额");

    private final String english;
    private final String chinese;

    DifferenceKind(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    /** Stable; also the alarm's code. */
    String code() {
        return "statement-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String detail(String where, Words words) {
        String en = english.replace("{sender}", words.sender()).replace("{part}", words.part());
        String zh = chinese.replace("{发送方}", words.senderChinese()).replace("{款项}", words.partChinese());
        return "%s: %s / %s".formatted(where, en, zh);
    }
}
