package cn.caitong.routes.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision;
import cn.caitong.routes.contract.ContractFacts.Credit;
import java.math.BigDecimal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** 款项条例 art. 9, 17: a small or medium firm's contract may agree on its term, and on the interest of what is paid later. */
@Tag("unit")
class WhatIsAgreedAboutPayingLateIsKeptTest {
    private final Office office = Office.awarded();

    @Test
    void bothAsTheyWereAgreed() {
        drafted("'credit':{'days':45,'percentAYear':'3.65'},");
        assertThat(office.facts().credit()).isEqualTo(new Credit(45, new BigDecimal("3.65")));
    }

    @Test
    void oneOfThem() {
        drafted("'credit':{'days':60},");
        assertThat(office.facts().credit()).isEqualTo(new Credit(60, null));
    }

    @Test
    void neither() {
        drafted("");
        assertThat(office.facts().credit()).isNull();
    }

    /** Signing changes neither. */
    @Test
    void itStaysThroughEveryChange() {
        drafted("'credit':{'percentAYear':'4'},");
        office.signs(Office.BUYER, Office.PURCHASER, "2026-11-20T10:00:00+08:00");
        assertThat(office.facts().credit()).isEqualTo(new Credit(null, new BigDecimal("4")));
    }

    @Test
    void saidAgainItIsTheSameAndAnotherIsNot() {
        drafted("'credit':{'percentAYear':'4.50'},");
        office.signs(Office.BUYER, Office.PURCHASER, "2026-11-20T10:00:00+08:00");
        assertThat(drafted("'credit':{'percentAYear':'4.50'},").reason().code()).isEqualTo("noted");
        assertThat(drafted("'credit':{'percentAYear':'4.51'},").reason().code()).isEqualTo("signed-already");
        assertThat(drafted("").reason().code()).isEqualTo("signed-already");
    }

    private Decision drafted(String credit) {
        return office.says("contract.drafted.v1", Office.draftData().replace("'terms':{", "'terms':{" + credit));
    }
}
