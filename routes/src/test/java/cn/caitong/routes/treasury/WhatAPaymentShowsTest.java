package cn.caitong.routes.treasury;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.caitong.engine.flow.CaseFile;
import cn.caitong.mappings.money.Money;
import cn.caitong.routes.casefile.CaseCodec;
import cn.caitong.routes.casefile.Seal;
import cn.caitong.routes.payment.ClaimFacts.Credit;
import cn.caitong.routes.treasury.PaymentFacts.Applied;
import cn.caitong.routes.treasury.PaymentFacts.Instruction;
import cn.caitong.routes.treasury.PaymentFacts.Paying;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class WhatAPaymentShowsTest {
    private static final LocalDate CREDITED = LocalDate.of(2026, 4, 22);
    private static final CaseCodec CODEC = new CaseCodec(
            new Seal() {
                @Override
                public String seal(String text) {
                    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
                }

                @Override
                public String open(String sealed) {
                    throw new AssertionError("nobody's account is opened to show how far a payment is");
                }
            },
            stored -> stored);

    private final Desk desk = new Desk();

    @Test
    void whereALineFailedItsReasonAndWhereItWasRepairedItsNextAttempt() {
        desk.partlyFailed();
        assertThat(shown().lines())
                .extracting(Paying::line, Paying::amount)
                .containsExactly(
                        tuple(Fixtures.FIRST.code(), Money.cny("80000.00")),
                        tuple(Fixtures.SECOND.code(), Money.cny("18000.00")));
        assertThat(last(0))
                .extracting(Instruction::state, Instruction::creditedOn, Instruction::reason)
                .containsExactly("credited", CREDITED, null);
        assertThat(last(1))
                .extracting(Instruction::state, Instruction::creditedOn, Instruction::reason)
                .containsExactly("failed", null, "A02");
        desk.at("2026-04-23T10:00", Fixtures.repaired(Fixtures.fix(Fixtures.SECOND, Fixtures.THIRD, null)));
        assertThat(shown().lines()).extracting(Paying::line).hasSize(3).last().isEqualTo(Fixtures.THIRD.code());
        assertThat(last(1).state()).isEqualTo("void");
        assertThat(last(2))
                .extracting(Instruction::id, Instruction::application, Instruction::state)
                .containsExactly(Fixtures.instruction(Fixtures.THIRD, 1), Fixtures.application(2), "sent");
    }

    @Test
    void eachApplicationWithTheTreasurysStepsAndItsVoucher() {
        desk.delivered().at("2026-04-21T10:00", Fixtures.passed(1, PaymentState.UNIT_REVIEWED));
        assertThat(shown().applications())
                .containsExactly(new Applied(
                        Fixtures.application(1), "unit-reviewed", 2026, LocalDate.of(2026, 4, 20), null, null, null));
        desk.at("2026-04-21T11:00", Fixtures.refused(1, PaymentState.TREASURY_REVIEWED));
        assertThat(shown().applications()).extracting(Applied::refusedAt).containsExactly("treasury-reviewed");
        assertThat(shown().state()).isEqualTo(PaymentState.REPAIR);
        Desk paid = new Desk().credited();
        Applied applied =
                PaymentFacts.of(paid.payment(), paid.state).applications().getFirst();
        assertThat(applied.voucher()).isEqualTo("5201-317");
        assertThat(applied.voucherOn()).isEqualTo(CREDITED);
    }

    @Test
    void whatIsDeductedAndWhoStoppedItWithoutTheirReference() {
        desk.applied().at("2026-04-20T11:30", Fixtures.stopping(EventKind.SUSPENDED));
        assertThat(shown().deductions())
                .containsExactly(
                        new PaymentFacts.Deducted("WY-1", "penalty", Money.cny("1500.00"), "合同第九条"),
                        new PaymentFacts.Deducted("ZB-1", "retention", Money.cny("500.00"), "合同第十二条"));
        assertThat(shown().stoppedBy()).containsExactly("court");
        assertThat(shown().toString()).doesNotContain("执保117号").doesNotContain("6222-0000-1234");
    }

    @Test
    void beforeAnythingIsPreparedThereIsNothingButItsState() {
        CaseFile held = new CaseFile(Fixtures.PLACE, CaseFile.NEW, JsonNodeFactory.instance.objectNode(), 1, 0);
        assertThat(PaymentFacts.of(CODEC, held)).isEqualTo(PaymentFacts.NONE);
        desk.at("2026-04-20T09:58", Fixtures.requested());
        assertThat(shown().state()).isEqualTo(PaymentState.REQUESTED);
        assertThat(shown().applications()).isEmpty();
        assertThat(shown().lines()).isEmpty();
    }

    /** What interest is asked for (C34): each credit on its day, and what is not credited as if it were on the day of asking. */
    @Test
    void whatIsCreditedByADayIsCreditedAndTheRestIsNot() {
        LocalDate asked = LocalDate.of(2026, 5, 20);
        Money owed = Money.cny("100000.00");
        assertThat(PaymentFacts.NONE.creditedBy(asked, owed))
                .as("nobody has spoken of it: all of it is unpaid")
                .containsExactly(new Credit(owed, asked));
        desk.applied();
        assertThat(shown().creditedBy(asked, owed))
                .as("what is deducted is not paid late")
                .containsExactly(new Credit(Money.cny("98000.00"), asked));
        Desk partly = new Desk();
        partly.partlyFailed();
        PaymentFacts shown = PaymentFacts.of(partly.payment(), partly.state);
        assertThat(shown.creditedBy(asked, owed))
                .containsExactly(new Credit(Money.cny("80000.00"), CREDITED), new Credit(Money.cny("18000.00"), asked));
        assertThat(shown.creditedBy(asked, Money.cny("90000.00")))
                .as("a red invoice took 10,000.00 back")
                .containsExactly(new Credit(Money.cny("80000.00"), CREDITED), new Credit(Money.cny("10000.00"), asked));
        partly.at("2026-04-23T10:00", Fixtures.repaired(Fixtures.fix(Fixtures.SECOND, Fixtures.THIRD, null)));
        assertThat(PaymentFacts.of(partly.payment(), partly.state).creditedBy(asked, owed))
                .as("a line in another's place is owed once")
                .containsExactly(new Credit(Money.cny("80000.00"), CREDITED), new Credit(Money.cny("18000.00"), asked));
    }

    @Test
    void whatTheBankSentBackIsNotCredited() {
        LocalDate asked = LocalDate.of(2026, 5, 20);
        desk.credited().at("2026-04-24T10:00", Fixtures.returned(1, Fixtures.SECOND, 1, "18000.00"));
        assertThat(shown().creditedBy(asked, Money.cny("100000.00")))
                .containsExactly(new Credit(Money.cny("80000.00"), CREDITED), new Credit(Money.cny("18000.00"), asked));
    }

    private Instruction last(int line) {
        return shown().lines().get(line).instructions().getLast();
    }

    /** As it is read of what was stored. */
    private PaymentFacts shown() {
        CaseFile stored = new CaseFile(Fixtures.PLACE, desk.state.code(), CODEC.write(desk.payment()), 1, 1);
        return PaymentFacts.of(CODEC, stored);
    }
}
