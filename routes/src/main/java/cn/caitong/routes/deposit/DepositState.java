package cn.caitong.routes.deposit;

import java.util.Arrays;

/** Where one received item of deposit money stands. The codes are stored: they may be added to, never renamed. */
public enum DepositState {
    NEW("new", "未登记", "nothing is known of it yet"),
    HELD("held", "保管中", "the centre holds it; nothing is owed"),
    DUE("refund-due", "待退还", "a refund is owed; purchaser and agency may mark it or release it early"),
    MARKED("marked", "已标记不予退还", "two persons marked it as not to be returned"),
    BLOCKED("blocked", "供应商原因暂缓", "the supplier's own doing stands in the way"),
    INSTRUCTED("refund-instructed", "已下达退款指令", "an instruction is on its way to the holder"),
    DELIVERED("refund-delivered", "退款指令已送达", "the holder has the instruction"),
    RECALLING("recalling", "撤回中", "it was marked after the refund left; the instruction is being recalled"),
    REPAIR("repair-needed", "待修正", "the bank returned it or the holder refused it; payee data must be repaired"),
    REFUNDED("refunded", "已退还", "the bank credited it"),
    FORFEITED("forfeited", "不予退还", "it is forfeited, or was recovered after the refund, and is to be paid over"),
    PAID_OVER("paid-over", "已上缴国库", "what was forfeited reached the treasury, or the guarantor paid it"),
    CONVERTED("converted", "已转为履约保证金", "all of it became the performance deposit"),
    MARKED_AFTER_REFUND("marked-after-refund", "退还后标记", "the mark came after the money; the purchaser recovers it");

    private final String code;
    private final String chinese;
    private final String english;

    DepositState(String code, String chinese, String english) {
        this.code = code;
        this.chinese = chinese;
        this.english = english;
    }

    public String code() {
        return code;
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }

    /** The state of a stored code. */
    public static DepositState of(String code) {
        return Arrays.stream(values())
                .filter(state -> state.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No deposit state has the code " + code));
    }
}
