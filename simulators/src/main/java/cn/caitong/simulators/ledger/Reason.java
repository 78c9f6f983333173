package cn.caitong.simulators.ledger;

/** Why a bank returned a refund, or a centre refused it; the first three can be the supplier's own doing. */
public enum Reason {
    ACCOUNT_CLOSED("账户已销户"),
    NAME_DIFFERS("户名不符"),
    NUMBER_WRONG("账号有误"),
    BANKS_FAULT("银行原因"),
    OTHER("其他");

    private final String text;

    Reason(String text) {
        this.text = text;
    }

    /** As the bank words it. */
    public String text() {
        return text;
    }
}
