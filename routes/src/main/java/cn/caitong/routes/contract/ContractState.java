package cn.caitong.routes.contract;

import java.util.Arrays;

/** Where a contract stands. The codes are stored: they may be added to, never renamed. */
public enum ContractState {
    NEW("new", "未拟定", "nothing is agreed yet"),
    DRAFTED("drafted", "已拟定", "its text is there; nobody has signed"),
    PART_SIGNED("part-signed", "部分签署", "some have signed, not all"),
    SIGNED("signed", "已签订", "all have signed; it is being performed"),
    SUSPENDED("suspended", "中止履行", "performance stands still (条例 art. 54)"),
    TERMINATED("terminated", "已终止", "it was ended before it was performed");

    private final String code;
    private final String chinese;
    private final String english;

    ContractState(String code, String chinese, String english) {
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
    public static ContractState of(String code) {
        return Arrays.stream(values())
                .filter(state -> state.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No contract state has the code " + code));
    }
}
