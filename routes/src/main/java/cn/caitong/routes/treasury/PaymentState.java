package cn.caitong.routes.treasury;

import cn.caitong.engine.flow.CaseFile;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where the payment of one confirmed sum stands. The codes are stored: they may be added to, never renamed. From {@code APPLIED}
 * to {@code CREDITED} in the order of the treasury's steps.
 */
public enum PaymentState {
    NEW(CaseFile.NEW, "未开始", "nobody has spoken of it yet"),
    REQUESTED("requested", "待编制", "asked for, stopped or sent back: no application is prepared"),
    PREPARED("prepared", "待复核", "prepared by one person; another must check it"),
    APPLIED("applied", "已报送", "approved and on its way to the treasury, or taken by it"),
    RECEIVED("received", "国库已接收", "the treasury confirmed that it has the application"),
    UNIT_REVIEWED("unit-reviewed", "单位审核通过", "passed by the unit's reviewer"),
    TREASURY_REVIEWED("treasury-reviewed", "国库审核通过", "passed by the treasury's reviewer"),
    QUOTA_CHECKED("quota-checked", "额度校验通过", "plan and quota cover it"),
    VOUCHER_ISSUED("voucher-issued", "已签发凭证", "the treasury issued its voucher; the bank pays"),
    CREDITED("credited", "已入账", "every line is credited, with the bank's date"),
    REPAIR("repair", "待更正", "lines were refused, failed or came back: two persons must repair them; the others go on");

    private final String code;
    private final String chinese;
    private final String english;

    PaymentState(String code, String chinese, String english) {
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

    boolean isBefore(PaymentState other) {
        return compareTo(other) < 0;
    }

    /** The treasury's step after this one. */
    PaymentState next() {
        return Arrays.stream(values()).filter(this::isBefore).findFirst().orElseThrow();
    }

    /** Empty for one that only a newer node knows. */
    public static Optional<PaymentState> known(String code) {
        return Arrays.stream(values()).filter(state -> state.code.equals(code)).findFirst();
    }

    /** The state of a stored code. */
    public static PaymentState of(String code) {
        return known(code).orElseThrow(() -> new IllegalArgumentException("No payment state has the code " + code));
    }
}
