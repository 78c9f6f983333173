package cn.caitong.app.api;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;

/** What a parameter or header must be, in both languages. */
enum Rule {
    ROLE("supplier, purchaser, agency or finance", "supplier、purchaser、agency 或 finance"),
    PARTY("a register and a number, such as CN-USCC:115000000000000275", "登记种类与号码，如 CN-USCC:115000000000000275"),
    DISTRICTS("district ids with commas between them, such as 500103,500240", "以逗号分隔的区划代码，如 500103,500240"),
    TEXT("text of 1 to 200 characters", "1 至 200 个字符的文本"),
    TIME("a time from 1900 to 9999, such as 2026-03-02T04:00:00Z", "1900 年至 9999 年间的时间，如 2026-03-02T04:00:00Z"),
    ID("an id such as 019cabcd-0000-7000-8000-000000000000", "标识，如 019cabcd-0000-7000-8000-000000000000"),
    LIMIT("a whole number from 1 to 200", "1 至 200 的整数"),
    HOLD_SCOPE("partner, flow or hub", "partner、flow 或 hub"),
    DELIVERY_FOUND("delivered, rejected or not-there", "delivered、rejected 或 not-there"),
    NUMBER("a whole number, such as 17", "整数，如 17"),
    CURSOR("the next of an earlier answer", "先前应答中的 next"),
    ONCE("given once", "只出现一次的参数"),
    MESSAGE_STATE("pending, held, parked or decided", "pending、held、parked 或 decided"),
    OBLIGATION_STATE("owed, open, acted, discharged, breached or void", "owed、open、acted、discharged、breached 或 void"),
    ALARM_STATE("open, ended or all", "open、ended 或 all"),
    CLAIM_STATE("a state of claims, such as window, confirmed or paid", "付款申领的状态，如 window、confirmed 或 paid"),
    PAYMENT_STATE("a state of payments, such as new, applied or credited", "支付的状态，如 new、applied 或 credited"),
    TENDER_OR_SUPPLIER("the tender's id; or give supplier", "项目标识；或给出 supplier"),
    CONTRACT_OR_SUPPLIER("the contract's id; or give supplier", "合同编号；或给出 supplier"),
    BOUNDS("the end of the due times; or give caseId, tender or supplier", "到期时间的上限；或给出 caseId、tender 或 supplier");

    private final String english;
    private final String chinese;

    Rule(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    RefusedException brokenBy(String field) {
        return new RefusedException(ErrorCode.PARAMETER_INVALID, field, english, chinese);
    }

    RefusedException missing(String field) {
        return new RefusedException(ErrorCode.PARAMETER_MISSING, field, english, chinese);
    }

    /** The rule that a value broke when it could not be read as this type. */
    static Rule of(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "Instant" -> TIME;
            case "UUID" -> ID;
            case "Integer" -> LIMIT;
            case "long" -> NUMBER;
            default -> TEXT;
        };
    }
}
