package cn.caitong.routes.contract;

import java.util.Arrays;
import java.util.Optional;

/** The rows of the contract table: each kind of event, by the type that carries it, or by how that begins. */
public enum ContractKind {
    DRAFTED("contract.drafted.v1", "合同拟定"),
    PARTY_SIGNED("contract.party-signed.v1", "一方签署"),
    REGISTERED("contract.registered.v1", "合同登记"),
    PUBLISHED("contract.published.v1", "合同公告"),
    FILED("contract.filed.v1", "合同备案"),
    AMENDED("contract.amended.v1", "合同变更"),
    SUPPLEMENTED("contract.supplemented.v1", "补充合同"),
    SUSPENDED("contract.suspended.v1", "中止履行"),
    RESUMED("contract.resumed.v1", "恢复履行"),
    TERMINATED("contract.terminated.v1", "合同终止"),
    PAYEE_ASSIGNED("contract.payee-assigned.v1", "收款账户锁定"),
    ACCEPTANCE_REQUESTED("acceptance.requested.v1", "申请验收"),
    ACCEPTANCE_PASSED("acceptance.passed.v1", "验收合格"),
    ACCEPTANCE_REFUSED("acceptance.refused.v1", "验收不合格"),
    CLOCK_WARN("clock.warn", "期限预警"),
    CLOCK_DUE("clock.due", "期限届满"),
    CLOCK_OTHER("clock.", "其他期限事件"),
    TENDER("parent.", "项目变化"),
    SENDING("delivery.", "待办送达情况");

    private final String type;
    private final String chinese;

    ContractKind(String type, String chinese) {
        this.type = type;
        this.chinese = chinese;
    }

    String type() {
        return type;
    }

    public String chinese() {
        return chinese;
    }

    /** The kind that a type carries, if a contract knows it. */
    public static Optional<ContractKind> of(String type) {
        return Arrays.stream(values())
                .filter(kind -> kind.type.endsWith(".") ? type.startsWith(kind.type) : type.equals(kind.type))
                .findFirst();
    }
}
