package cn.caitong.engine.money;

import static cn.caitong.engine.money.ContractMoves.by;
import static cn.caitong.engine.money.ContractMoves.claim;
import static cn.caitong.engine.money.ContractMoves.deducted;
import static cn.caitong.engine.money.ContractMoves.instructed;
import static cn.caitong.engine.money.ContractMoves.pay;
import static cn.caitong.engine.money.ContractMoves.payment;
import static cn.caitong.engine.money.ContractMoves.red;
import static cn.caitong.engine.money.ContractMoves.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.caitong.engine.flow.InstructionId;
import cn.caitong.engine.flow.Location;
import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.engine.flow.MoneyMove.Purpose;
import cn.caitong.engine.store.BlockedSessions;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.TransactionListener;
import cn.caitong.engine.store.Transactions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A claim of which 1000.00 is confirmed; the payment's case below it applies for two budget lines in one message. */
@Tag("database")
class OneApplicationCarriesSeveralLinesTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final String ITEM = "payable:INV-1";
    private static final String GOODS = "111/2050205/31003/P1";
    private static final String SERVICES = "111/2050299/30227/P1";
    private static final String APPLICATION = InstructionId.of(ITEM, Purpose.PAY, "", 1);
    private static final Location CLAIM = claim("INV-1");
    private static final Location PAYMENT = payment("INV-1", CLAIM);
    private static final Location ANOTHER = payment("INV-1.2", CLAIM);
    private static final Location STRANGER = payment("INV-9", claim("INV-9"));

    private final Transactions transactions = DATABASE.transactions();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void confirmed() {
        DATABASE.empty();
        apply(CLAIM, sum(ITEM, "1000.00"));
    }

    @Test
    void whoIsNotBelowTheClaimPaysNothingOfIt() {
        assertThat(attempt(STRANGER, pay(ITEM, GOODS, "1.00"))).isEqualTo("money-item-of-another-case");
        assertThat(attempt(STRANGER, deducted(ITEM, "P-1", "1.00"))).isEqualTo("money-item-of-another-case");
        assertThat(attempt(PAYMENT, red(ITEM, "RED-1", "1.00"))).isEqualTo("money-item-of-another-case");
    }

    @Test
    void moreThanWasConfirmedIsRefusedInWords() {
        assertThat(attempt(PAYMENT, pay(ITEM, GOODS, "1000.01"))).isEqualTo("money-parts-exceed-received");
        apply(PAYMENT, pay(ITEM, GOODS, "300.00"), deducted(ITEM, "P-1", "100.00"));
        apply(CLAIM, red(ITEM, "RED-1", "500.00"));
        assertThat(attempt(PAYMENT, pay(ITEM, SERVICES, "100.01"))).isEqualTo("money-parts-exceed-received");
        assertThat(rows("select concat_ws(' ', claimed, paid, red, deducted) from received_item"))
                .containsExactly("0.00 300.00 500.00 100.00");
    }

    @Test
    void ofTwoCasesThatTakeOneLineAtOnceTheSecondIsRefused() {
        assertThat(whileUncommitted(PAYMENT, pay(ITEM, GOODS, "300.00"), ANOTHER, pay(ITEM, GOODS, "300.00")))
                .isEqualTo("money-part-of-another-case");
        assertThat(rows("select case_id::text from money_obligation"))
                .containsExactly(PAYMENT.caseId().toString());
    }

    @Test
    void twoCasesAtOnceCannotTakeMoreThanTheSum() {
        assertThat(whileUncommitted(PAYMENT, pay(ITEM, GOODS, "600.00"), ANOTHER, pay(ITEM, SERVICES, "400.01")))
                .isEqualTo("money-parts-exceed-received");
    }

    @Test
    void aRedInvoiceAndAPaymentAtOnceCannotBothHaveTheSum() {
        assertThat(whileUncommitted(CLAIM, red(ITEM, "RED-1", "1000.00"), PAYMENT, pay(ITEM, GOODS, "0.01")))
                .isEqualTo("money-parts-exceed-received");
        DATABASE.empty();
        apply(CLAIM, sum(ITEM, "1000.00"));
        assertThat(whileUncommitted(PAYMENT, pay(ITEM, GOODS, "0.01"), CLAIM, red(ITEM, "RED-1", "1000.00")))
                .isEqualTo("money-parts-exceed-received");
    }

    @Test
    void linesKnowTheMessageThatCarriesThemAndARepairedOneItsOwn() {
        String second = InstructionId.of(ITEM, Purpose.PAY, "", 2);
        apply(PAYMENT, pay(ITEM, GOODS, "300.00"), pay(ITEM, SERVICES, "700.00"));
        apply(PAYMENT, instructed(ITEM, GOODS, 1, APPLICATION), instructed(ITEM, SERVICES, 1, APPLICATION));
        apply(PAYMENT, new MoneyMove.Rejected(ITEM, Purpose.PAY, GOODS, 1));
        assertThat(attempt(PAYMENT, instructed(ITEM, GOODS, 2, second)))
                .as("not proven void yet")
                .isEqualTo("money-instruction-live");
        apply(
                PAYMENT,
                new MoneyMove.Voided(ITEM, Purpose.PAY, GOODS, 1, Moves.PROOF, "wang", "li"),
                instructed(ITEM, GOODS, 2, second));
        assertThat(rows("select n || ' ' || amount || ' ' || state from instruction where carrier = '" + APPLICATION
                        + "' order by amount"))
                .containsExactly("1 300.00 void", "1 700.00 issued");
        assertThat(rows("select n || ' ' || amount || ' ' || state from instruction where carrier = '" + second + "'"))
                .containsExactly("2 300.00 issued");
        assertThat(rows("select wire_id from instruction where n = 2"))
                .containsExactly(InstructionId.of(ITEM, Purpose.PAY, GOODS, 2));
    }

    @Test
    void whatGoesAloneIsItsOwnCarrier() {
        apply(PAYMENT, pay(ITEM, GOODS, "300.00"), instructed(ITEM, GOODS, 1));
        apply(PAYMENT, pay(ITEM, SERVICES, "300.00"));
        apply(PAYMENT, instructed(ITEM, SERVICES, 1, InstructionId.of(ITEM, Purpose.PAY, SERVICES, 1)));
        assertThat(rows("select carrier from instruction where carried_in is null"))
                .containsExactlyInAnyOrder(
                        InstructionId.of(ITEM, Purpose.PAY, GOODS, 1),
                        InstructionId.of(ITEM, Purpose.PAY, SERVICES, 1));
    }

    @Test
    void aCarrierHasAName() {
        assertThatIllegalArgumentException().isThrownBy(() -> instructed(ITEM, GOODS, 1, " "));
    }

    /** The second move is read, decided and written while the first is written but not committed. What it hears then. */
    private String whileUncommitted(Location first, MoneyMove one, Location second, MoneyMove other) {
        CompletableFuture<String> said = new CompletableFuture<>();
        Transactions held = new Transactions(DATABASE.database().dataSource(), new TransactionListener() {
            @Override
            public void beforeCommit(String transaction) {
                Thread.ofPlatform().daemon().start(() -> said.complete(attempt(second, other)));
                BlockedSessions.awaitOne(DATABASE.jdbc());
            }
        });
        held.run("first", () -> new MoneyLedger(held).apply(by(first, one)));
        return said.orTimeout(30, TimeUnit.SECONDS).join();
    }

    private String attempt(Location mover, MoneyMove move) {
        try {
            apply(mover, move);
            return "done";
        } catch (MoneyRefused refused) {
            return refused.code();
        }
    }

    private void apply(Location mover, MoneyMove... moves) {
        transactions.run("test", () -> new MoneyLedger(transactions).apply(by(mover, moves)));
    }

    private static List<String> rows(String sql) {
        return DATABASE.jdbc().sql(sql).query(String.class).list();
    }
}
