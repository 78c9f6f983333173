package cn.caitong.routes.payment;

import cn.caitong.engine.flow.CaseFile;
import java.util.Arrays;

/** Where the claim of one invoice stands. The codes are stored: they may be added to, never renamed. */
public enum ClaimState {
    NEW(CaseFile.NEW, "未受理", "no claim was accepted yet"),
    PUSHED("pushed", "已推送", "checked and pushed to the purchaser's client; delivery is not recorded yet"),
    WINDOW("window", "异议期内", "delivered: the purchaser may object, wholly or in part"),
    OBJECTED("objected", "异议中", "all of it is disputed; the window stands still"),
    CONFIRMED("confirmed", "已确认收到", "receipt is confirmed, of all or of what is not disputed; payment is owed"),
    PAID("paid", "已支付", "all that was confirmed is credited, and nothing of it is disputed"),
    FREE(CaseFile.FREE, "可重新提交", "the claim ended; the same invoice may be claimed anew, under another contract too"),
    DEAD("dead", "发票失效", "the invoice was voided, taken back or has to be replaced: nothing is ever claimed with it");

    private final String code;
    private final String chinese;
    private final String english;

    ClaimState(String code, String chinese, String english) {
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

    /** Whether a claim stands: its sum is reserved, and its number can be in no other. */
    boolean lives() {
        return this != NEW && this != FREE && this != DEAD;
    }

    /** The state of a stored code. */
    public static ClaimState of(String code) {
        return Arrays.stream(values())
                .filter(state -> state.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No claim state has the code " + code));
    }
}
