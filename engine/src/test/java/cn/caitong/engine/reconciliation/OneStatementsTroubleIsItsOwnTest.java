package cn.caitong.engine.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.reconciliation.StatementKind.BankWord;
import cn.caitong.engine.reconciliation.StatementKind.News;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.Transactions;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** P9: what cannot be taken or compared, or comes at the wrong moment, costs no other statement its comparison. */
@Tag("database")
class OneStatementsTroubleIsItsOwnTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final StatementKind HOLDERS = Kinds.ALL.getFirst();

    private final Transactions transactions = DATABASE.transactions();
    private final Bank bank = new Bank(transactions);
    private final Comparing comparing;
    private final Reconciliation reconciliation;

    OneStatementsTroubleIsItsOwnTest(@TempDir Path keys) {
        comparing = new Comparing(transactions, keys);
        reconciliation = telling(HOLDERS.telling());
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        DATABASE.empty();
        comparing.begin();
    }

    /** A node whose holders' cases are told in this way. */
    private Reconciliation telling(Function<BankWord, News> how) {
        StatementKind holders =
                new StatementKind(HOLDERS.flow(), HOLDERS.items(), HOLDERS.purpose(), HOLDERS.words(), how);
        return comparing.node(transactions, List.of(holders, Kinds.ALL.getLast()));
    }

    @Test
    void anInstructionBesideMoneyReceivedIsPassedOver() {
        bank.knows("R-1", "2026-02-13")
                .says(
                        "2026-02-13",
                        "0.00",
                        "12000.00",
                        Bank.received("R-1", "2026-02-13") + ",\"instructionId\":\"YH-1\"");
        reconciliation.sweep();
        assertThat(comparing.refs()).isEmpty();
        assertThat(comparing.texts("select compare_at::text from statement_day"))
                .containsOnlyNulls();
    }

    @Test
    void oneThatCannotBeTakenApartKeepsNoOther() {
        bank.says("2026-02-12", "0.00", "0.00", "\"kind\":\"another\",\"receiptId\":\"R-1\"");
        bank.says("2026-02-13", "0.00", "12000.00", Bank.received("R-1", "2026-02-13"));
        assertThatThrownBy(reconciliation::sweep).hasMessageContaining("statement_line");
        assertThat(comparing.refs()).containsExactly("500103/2026-02-13/1/statement-receipt-unknown");
    }

    @Test
    void aSenderWhoseComparisonFailsKeepsNoOther() {
        bank.knows("R-1", "2026-02-12").instructed("R-1");
        bank.says("2026-02-13", "12000.00", "0.00", Bank.paid("R-1", "12000.00", "2026-02-13"));
        new PayingBank(transactions).applied().says("2026-02-13", PayingBank.paid("A", "80000.01", "2026-02-13"));
        Reconciliation stumbling = telling(word -> {
            throw new IllegalStateException("nobody can tell");
        });
        assertThatThrownBy(stumbling::sweep).hasMessage("nobody can tell");
        assertThat(comparing.refs()).containsExactly("treasury/2026-02-13/1/statement-amount-differs");
    }

    /** Another node takes it apart between this one's look and its end. */
    @Test
    void whatComesWhileOthersAreComparedIsComparedAtItsOwnTime() {
        bank.knows("R-1", "2026-02-12").instructed("R-1");
        bank.says("2026-02-13", "12000.00", "0.00", Bank.paid("R-1", "12000.00", "2026-02-13"));
        Reconciliation interrupted = telling(word -> {
            CompletableFuture.runAsync(() -> {
                        bank.says("2026-02-14", "0.00", "12000.00", Bank.received("R-2", "2026-02-14"));
                        reconciliation.sweep();
                    })
                    .join();
            return HOLDERS.telling().apply(word);
        });
        interrupted.sweep();
        assertThat(comparing.texts("select date::text from statement_day where compare_at is not null order by date"))
                .contains("2026-02-14");
        comparing.later(reconciliation);
        assertThat(comparing.refs()).contains("500103/2026-02-14/1/statement-receipt-unknown");
    }

    /** A person's word about what stood there first is not one about what stands there now. */
    @Test
    void anotherMovementInTheSamePlaceIsAnotherDifference() {
        bank.says(
                "2026-02-13",
                "0.00",
                "24000.00",
                Bank.received("R-1", "2026-02-13"),
                Bank.received("R-2", "2026-02-13"));
        reconciliation.sweep();
        for (String line : List.of("1", "2")) {
            String ref = "500103/2026-02-13/%s/statement-receipt-unknown".formatted(line);
            reconciliation.resolve(ref, "li.na", "a bank's error, to be corrected today");
        }
        bank.corrects(
                "2026-02-13",
                "0.00",
                "24000.00",
                Bank.received("R-3", "2026-02-13"),
                Bank.received("R-2", "2026-02-13"));
        comparing.later(reconciliation);
        assertThat(comparing.refs()).containsExactly("500103/2026-02-13/1.c1/statement-receipt-unknown");
    }
}
