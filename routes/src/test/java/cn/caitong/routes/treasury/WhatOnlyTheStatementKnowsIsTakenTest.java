package cn.caitong.routes.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Decision.Raise;
import cn.caitong.engine.flow.Event;
import cn.caitong.engine.money.InstructionState;
import cn.caitong.engine.reconciliation.StatementKind;
import cn.caitong.engine.reconciliation.StatementKind.BankWord;
import cn.caitong.engine.reconciliation.StatementKind.News;
import cn.caitong.mappings.money.Money;
import cn.caitong.routes.party.PartyKeys;
import cn.caitong.routes.statement.StatementFlow;
import cn.caitong.routes.statement.StatementKinds;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The statement says what no notice did: by the case's own events, so that claim, clocks and ledger follow (P3). */
@Tag("unit")
class WhatOnlyTheStatementKnowsIsTakenTest {
    private static final LocalDate BOOKED = LocalDate.of(2026, 4, 22);
    private static final StatementKind KIND = StatementKinds.all().stream()
            .filter(kind -> kind.flow().equals(StatementFlow.TREASURY))
            .findFirst()
            .orElseThrow();

    private final PaymentEvents events = new PaymentEvents(new PartyKeys(number -> "#"));
    private final Desk desk = new Desk();

    @Test
    void creditsOfAnApplicationWhoseFateIsUnknownPayIt() {
        desk.applied().at("2026-04-20T11:01", desk.sent(EventKind.SEND_UNKNOWN, 1));
        stated("2026-04-23T02:00", credited(Fixtures.FIRST, "80000.00"));
        assertThat(desk.state).as("the other line goes on").isEqualTo(PaymentState.VOUCHER_ISSUED);
        assertThat(desk.books.state(Fixtures.SECOND, 1)).isEqualTo(InstructionState.DELIVERED);
        stated("2026-04-23T02:00", credited(Fixtures.SECOND, "18000.00"));
        assertThat(desk.state).isEqualTo(PaymentState.CREDITED);
        assertThat(desk.books.paid()).isEqualByComparingTo("98000.00");
        assertThat(desk.raised).extracting(Raise::type).containsExactly("payment.applied.v1", "payment.credited.v1");
        assertThat(desk.lastRaised().orElseThrow().data().path("on").asText())
                .as("the bank's day, not the statement's")
                .isEqualTo("2026-04-22");
    }

    @Test
    void theReceiptThatComesAfterItAddsItsVoucherAndNothingElse() {
        desk.delivered();
        stated("2026-04-23T02:00", credited(Fixtures.FIRST, "80000.00"));
        stated("2026-04-23T02:00", credited(Fixtures.SECOND, "18000.00"));
        Draft late = desk.at(
                "2026-04-24T09:00",
                Fixtures.executed(
                        1,
                        Fixtures.credited(Fixtures.FIRST, 1, "80000.00"),
                        Fixtures.credited(Fixtures.SECOND, 1, "18000.00")));
        assertThat(late.reason().code()).isEqualTo("voucher-known");
        assertThat(late.money()).isEmpty();
        assertThat(late.raised()).isEmpty();
        assertThat(desk.payment().applications().getFirst().voucher()).isEqualTo(Fixtures.VOUCHER);
        assertThat(desk.at("2026-04-24T10:00", Fixtures.voucher(1)).reason().code())
                .isEqualTo("noted");
    }

    @Test
    void aVoucherThatIsKnownStandsBesideWhatAStatementSays() {
        desk.delivered().at("2026-04-22T10:00", Fixtures.voucher(1));
        stated("2026-04-23T02:00", credited(Fixtures.FIRST, "80000.00"));
        assertThat(desk.payment().applications().getFirst().voucher()).isEqualTo(Fixtures.VOUCHER);
    }

    @Test
    void aReturnOpensTheRepairAndOwesItAgain() {
        desk.credited();
        stated("2026-04-25T02:00", word(false, Fixtures.FIRST, "80000.00", LocalDate.of(2026, 4, 24)));
        assertThat(desk.state).isEqualTo(PaymentState.REPAIR);
        assertThat(desk.lastRaised()).map(Raise::type).hasValue("payment.returned.v1");
        assertThat(desk.tasks("repair")).containsExactly(Messages.PURCHASER);
    }

    @Test
    void whatContradictsTheCaseIsForAPersonAndMovesNothing() {
        desk.partlyFailed();
        Draft draft = stated("2026-04-23T02:00", credited(Fixtures.SECOND, "18000.00"));
        assertThat(draft.outcome()).isEqualTo(Outcome.PARKED);
        assertThat(draft.reason().code()).isEqualTo("credited-after-failure");
    }

    @Test
    void theSameLineToldTwiceIsTakenOnce() {
        desk.delivered();
        stated("2026-04-23T02:00", credited(Fixtures.FIRST, "80000.00"));
        Draft again = stated("2026-04-23T03:00", credited(Fixtures.FIRST, "80000.00"));
        assertThat(again.reason().code()).isEqualTo("noted");
        assertThat(again.money()).isEmpty();
    }

    private Draft stated(String local, BankWord word) {
        News news = KIND.telling().apply(word);
        Event event = new Event(
                Event.Origin.MESSAGE, news.type(), news.data(), null, "treasury", null, null, Fixtures.at(local));
        EventKind kind = EventKind.of(news.type()).orElseThrow();
        return desk.at(local, events.read(kind, event));
    }

    private static BankWord credited(Budget line, String amount) {
        return word(true, line, amount, BOOKED);
    }

    private static BankWord word(boolean isCredit, Budget line, String amount, LocalDate on) {
        return new BankWord(
                isCredit,
                Fixtures.ID,
                Fixtures.instruction(line, 1),
                Fixtures.application(1),
                new BigDecimal(amount),
                Money.cny(amount).currency(),
                on,
                "Z-1");
    }
}
