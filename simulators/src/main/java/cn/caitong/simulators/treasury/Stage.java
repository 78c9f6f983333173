package cn.caitong.simulators.treasury;

import java.util.Optional;

/** The steps of an application, in their order; each takes somebody's time. */
public enum Stage {
    /** Put on a desk. */
    RECEIVED(1),
    /** 单位审核. */
    UNIT_REVIEW(2),
    /** 国库审核. */
    TREASURY_REVIEW(3),
    /** 计划与额度: by the books. */
    QUOTA_CHECK(4),
    VOUCHER(5),
    /** The bank answers for every line. */
    BANK(6);

    private final int number;

    Stage(int number) {
        this.number = number;
    }

    /** From 1. */
    int number() {
        return number;
    }

    /** Whether the hub is told of it as of a review. */
    boolean isReview() {
        return number <= QUOTA_CHECK.number;
    }

    /** The one after it; none after the last. */
    Optional<Stage> next() {
        return number == values().length ? Optional.empty() : Optional.of(values()[number]);
    }
}
