package cn.caitong.engine.money;

import java.util.Locale;

/** The ledger's rules, each with the texts of its refusal; {@code {item}} is the item, {@code {0}} a parameter. */
enum MoneyRule {
    AMOUNT_WRONG(
            "The amount {0} of {item} is not positive with at most two places. Correct the decision.",
            "{item} 的金额 {0} 不是最多两位小数的正数。请更正。"),
    ITEM_KNOWN(
            "The money {item} was received before; a receipt id counts once for ever. Look the first one up.",
            "款项 {item} 已登记，同一收款单号只能登记一次。请查询原登记。"),
    ITEM_UNKNOWN(
            "No money {item} was received. Hold the event until its receipt has come.",
            "没有款项 {item} 的收款登记。请待收款登记后再处理。"),
    ITEM_OF_ANOTHER_CASE(
            "The money {item} belongs to another case ({0} asked). Only its own case may reserve of it, and for a"
                    + " claim, a payment or a deduction a case below that one.",
            "款项 {item} 属于另一案件（申请案件 {0}）。只有其所属案件可以预留；请款、支付和扣款部分可由其下级案件预留。"),
    PART_OF_ANOTHER_CASE(
            "The part {0} of {item} was reserved by another case. Only that case may move it.",
            "{item} 的 {0} 部分由另一案件预留。只有该案件可以处理。"),
    LINE_WRONG(
            "The line of a part of {item} has {0} characters: at most 100 are allowed, none of them a control"
                    + " character. Shorten it.",
            "{item} 的分项名长 {0} 个字符：最多 100 个字符，且不得含控制字符。请缩短。"),
    PARTS_EXCEED_RECEIVED(
            "What is reserved of {item} (to be refunded, forfeited, converted, claimed, paid, deducted or taken back"
                    + " by a red invoice) would exceed its sum ({0}). Release a part first.",
            "{item} 的预留部分（退还、没收、转换、请款、支付、扣款、红字冲销）之和将超出其总额（{0}）。请先释放其中一部分。"),
    PART_OWED_ALREADY(
            "{item} already owes its part for this purpose ({0}): one for each, for ever. Continue that one.",
            "{item} 已有该用途（{0}）的应付部分，每种用途只能有一个。请沿用原有部分。"),
    PART_NOT_OWED("{item} owes no part for {0}. Let it be owed first.", "{item} 没有用途为 {0} 的应付部分。请先登记应付。"),
    INSTRUCTION_LIVE(
            "An instruction of {item} for this purpose ({0}) is not proven void, so there can be no other, and its part"
                    + " cannot be released. Void it first, with its proof and two persons.",
            "{item} 该用途（{0}）的指令尚未证明作废，不得另发指令，也不得释放该部分。请先凭证明由两人作废。"),
    INSTRUCTION_NUMBER_WRONG(
            "The next instruction of {item} is not number {0}. Attempts are numbered without gaps.",
            "{item} 的下一指令序号不是 {0}。指令序号须连续。"),
    INSTRUCTION_UNKNOWN("{item} has no instruction {0}. Name one that was issued.", "{item} 没有指令 {0}。请使用已发出的指令序号。"),
    TRANSITION_ILLEGAL(
            "The instruction of {item} cannot go {0}. Nothing goes back (P8).", "{item} 的指令不能由 {0}。状态不得倒退（P8）。"),
    VOID_UNPROVEN(
            "Voiding an instruction of {item} needs a proof and two different persons. Have a second person confirm"
                    + " it.",
            "作废 {item} 的指令须有证明并由两名不同人员确认。请由另一人复核。"),
    CHANGED_MEANWHILE(
            "{item} was changed by another transaction meanwhile. Decide again on what holds now.",
            "{item} 已被另一事务更改。请按现状重新决定。"),
    UNNAMED("The ledger's constraint {0} was violated.", "违反账本约束 {0}。");

    private final String en;
    private final String zh;

    MoneyRule(String en, String zh) {
        this.en = en;
        this.zh = zh;
    }

    String code() {
        return "money-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String en(String item, String parameter) {
        return filled(en, item, parameter);
    }

    String zh(String item, String parameter) {
        return filled(zh, item, parameter);
    }

    /** The rule that a constraint of the schema stands for. */
    static MoneyRule ofConstraint(String constraint) {
        return switch (constraint) {
            case "received_item_pkey", "received_item_partner_receipt_id_key" -> ITEM_KNOWN;
            case "parts_within_received" -> PARTS_EXCEED_RECEIVED;
            case "money_obligation_pkey", "money_obligation_item_id_purpose_line_key" -> PART_OWED_ALREADY;
            case "one_live_instruction", "instruction_pkey", "instruction_wire_id_key" -> INSTRUCTION_LIVE;
            case "void_is_proven" -> VOID_UNPROVEN;
            default -> UNNAMED;
        };
    }

    private static String filled(String text, String item, String parameter) {
        return text.replace("{item}", item).replace("{0}", parameter);
    }
}
