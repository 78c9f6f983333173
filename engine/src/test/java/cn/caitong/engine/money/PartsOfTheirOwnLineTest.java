package cn.caitong.engine.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.caitong.engine.flow.Changed;
import cn.caitong.engine.flow.Location;
import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.engine.flow.MoneyMove.Owed;
import cn.caitong.engine.flow.MoneyMove.Purpose;
import cn.caitong.engine.flow.MoneyMove.Received;
import cn.caitong.engine.flow.MoneyMove.Released;
import java.math.BigDecimal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A contract's milestone of 1000.00: who may reserve of it, and who may move what is reserved. */
@Tag("unit")
class PartsOfTheirOwnLineTest {
    private static final String ITEM = "contract:C-1/final";
    private static final Location CONTRACT = new Location("contract", "C-1", null, "500103", "app", "T-1", null, "S-1");
    private static final Location FIRST = claim("INV-1", CONTRACT);
    private static final Location SECOND = claim("INV-2", CONTRACT);
    private static final Location STRANGER =
            claim("INV-9", new Location("contract", "C-2", null, "500103", "app", "T-2", null, "S-2"));

    private final Book book = new Book(ITEM);

    PartsOfTheirOwnLineTest() {
        apply(CONTRACT, new Received(ITEM, "CNY", new BigDecimal("1000.00"), Moves.AT));
    }

    @Test
    void claimsOfOneContractShareItsMilestone() {
        apply(FIRST, owed(Purpose.CLAIM, "INV-1", "600.00"));
        apply(SECOND, owed(Purpose.CLAIM, "INV-2", "400.00"));
        assertThat(book.change(Purpose.CLAIM)).isEqualByComparingTo("1000.00");
        assertRefused("money-parts-exceed-received", claim("INV-3", CONTRACT), owed(Purpose.CLAIM, "INV-3", "0.01"));
    }

    @Test
    void whoDoesNotBelongToTheContractReservesNothing() {
        assertRefused("money-item-of-another-case", STRANGER, owed(Purpose.CLAIM, "INV-9", "1.00"));
        assertRefused("money-item-of-another-case", STRANGER, owed(Purpose.PAY, "line-1", "1.00"));
        assertRefused("money-item-of-another-case", STRANGER, owed(Purpose.DEDUCT, "P-1", "1.00"));
        assertRefused("money-item-of-another-case", FIRST, owed(Purpose.RED, "RED-1", "1.00"));
        assertRefused("money-item-of-another-case", FIRST, owed(Purpose.REFUND, "", "1.00"));
    }

    @Test
    void aClaimMayNotSayWhatTheMilestoneIs() {
        Book other = new Book("contract:C-1/first");
        MoneyMove mine = new Received(other.item, "CNY", BigDecimal.ONE, Moves.AT);
        other.apply(new Changed<>(FIRST, Moves.AT, mine));
        MoneyRefused refused =
                catchThrowableOfType(MoneyRefused.class, () -> other.apply(new Changed<>(CONTRACT, Moves.AT, mine)));
        assertThat(refused.code())
                .as("an item is said once, and is then the sayer's")
                .isEqualTo("money-item-known");
    }

    @Test
    void onlyWhoReservedAPartMovesIt() {
        apply(FIRST, owed(Purpose.CLAIM, "INV-1", "600.00"));
        assertRefused("money-part-of-another-case", SECOND, new Released(ITEM, Purpose.CLAIM, "INV-1"));
        assertRefused("money-part-of-another-case", CONTRACT, new Released(ITEM, Purpose.CLAIM, "INV-1"));
        apply(FIRST, new Released(ITEM, Purpose.CLAIM, "INV-1"));
        assertRefused("money-part-of-another-case", SECOND, owed(Purpose.CLAIM, "INV-1", "600.00"));
        apply(SECOND, owed(Purpose.CLAIM, "INV-2", "1000.00"));
    }

    @Test
    void aLineIsOwedOnceAndHasItsOwnAttempts() {
        apply(CONTRACT, owed(Purpose.PAY, "line-1", "300.00"), owed(Purpose.PAY, "line-2", "700.00"));
        assertRefused("money-part-owed-already", CONTRACT, owed(Purpose.PAY, "line-1", "1.00"));
        apply(CONTRACT, new MoneyMove.Instructed(ITEM, Purpose.PAY, "line-1", 1));
        apply(CONTRACT, new MoneyMove.Instructed(ITEM, Purpose.PAY, "line-2", 1));
        assertRefused("money-instruction-live", CONTRACT, new MoneyMove.Instructed(ITEM, Purpose.PAY, "line-1", 2));
        assertRefused("money-part-not-owed", CONTRACT, new MoneyMove.Instructed(ITEM, Purpose.PAY, "", 1));
    }

    /** The bounds of a payment: what is paid, deducted and taken back by red invoices never exceeds what was confirmed. */
    @Test
    void whatIsPaidDeductedAndTakenBackStaysWithinTheItem() {
        apply(FIRST, owed(Purpose.PAY, "line-1", "500.00"), owed(Purpose.DEDUCT, "P-1", "200.00"));
        apply(CONTRACT, owed(Purpose.RED, "RED-1", "300.00"));
        assertThat(book.change(Purpose.RED)).isEqualByComparingTo("300.00");
        assertThat(book.change(Purpose.DEDUCT)).isEqualByComparingTo("200.00");
        assertRefused("money-parts-exceed-received", SECOND, owed(Purpose.PAY, "line-2", "0.01"));
    }

    @Test
    void aLineThatNoLineIsRefused() {
        assertRefused("money-line-wrong", FIRST, owed(Purpose.CLAIM, "INV\n1", "1.00"));
        assertRefused("money-line-wrong", FIRST, owed(Purpose.CLAIM, "x".repeat(101), "1.00"));
    }

    private static Location claim(String invoice, Location contract) {
        return new Location("claim", invoice, contract.caseId(), "500103", "app", "T-1", null, "S-1");
    }

    private static MoneyMove owed(Purpose purpose, String line, String amount) {
        return new Owed(ITEM, purpose, line, new BigDecimal(amount));
    }

    private void apply(Location mover, MoneyMove... moves) {
        for (MoneyMove move : moves) {
            book.apply(new Changed<>(mover, Moves.AT, move));
        }
    }

    private void assertRefused(String code, Location mover, MoneyMove move) {
        MoneyRefused refused = catchThrowableOfType(MoneyRefused.class, () -> apply(mover, move));
        assertThat(refused).as(code).isNotNull();
        assertThat(refused.code()).isEqualTo(code);
    }
}
