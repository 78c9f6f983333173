package cn.caitong.simulators.treasury;

/** Why something was refused, failed or returned, by the code that the treasury gives. */
public enum Why {
    B01("指标不存在"),
    B02("用款计划未下达"),
    B03("用款计划已冻结"),
    B04("指标可用额度不足"),
    A01("收款账户已销户"),
    A02("收款户名不符"),
    A03("收款账号有误"),
    U01("单位审核不通过"),
    T01("国库审核不通过"),
    X99("其他");

    private final String text;

    Why(String text) {
        this.text = text;
    }

    /** As the treasury words it. */
    public String text() {
        return text;
    }
}
