package cn.caitong.engine.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.caitong.engine.store.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** P2 without the ledger's help: statements that no code of ours would write are refused, and named. */
@Tag("database")
class TheSchemaHasTheLastWordTest {
    private static final TestDatabase DATABASE = new TestDatabase();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void oneIssuedInstruction() {
        DATABASE.empty();
        run("""
            insert into received_item (id, partner, receipt_id, case_id, jurisdiction, currency, received, received_at)
            values (uuidv7(), '500103', 'R-1', uuidv7(), '500103', 'CNY', 100, legal_now());
            insert into money_obligation
            select uuidv7(), id, case_id, jurisdiction, 'refund', 100, 'open', legal_now(), legal_now() from received_item;
            insert into instruction (obligation_id, n, wire_id, case_id, jurisdiction, amount, state, issued_at, changed_at)
            select id, 1, 'CT01', case_id, jurisdiction, 100, 'issued', legal_now(), legal_now() from money_obligation\
            """);
    }

    @Test
    void aSecondLiveInstruction() {
        assertRefused("money-instruction-live", """
            insert into instruction (obligation_id, n, wire_id, case_id, jurisdiction, amount, state, issued_at, changed_at)
            select id, 2, 'CT02', case_id, jurisdiction, 100, 'issued', legal_now(), legal_now() from money_obligation\
            """);
    }

    @Test
    void aWireIdUsedTwice() {
        assertRefused("money-instruction-live", """
            insert into instruction (obligation_id, n, wire_id, case_id, jurisdiction, amount, state, issued_at, changed_at)
            select id, 2, 'CT01', case_id, jurisdiction, 100, 'issued', legal_now(), legal_now() from money_obligation\
            """);
    }

    @Test
    void aSecondPartForOnePurpose() {
        assertRefused("money-part-owed-already", """
            insert into money_obligation
            select uuidv7(), id, case_id, jurisdiction, 'refund', 1, 'open', legal_now(), legal_now() from received_item\
            """);
    }

    @Test
    void totalsBeyondWhatWasReceived() {
        assertRefused("money-parts-exceed-received", "update received_item set refunded = 99.99, forfeited = 0.02");
    }

    @Test
    void aReceiptCountedTwice() {
        assertRefused("money-item-known", """
            insert into received_item (id, partner, receipt_id, case_id, jurisdiction, currency, received, received_at)
            values (uuidv7(), '500103', 'R-1', uuidv7(), '500103', 'CNY', 100, legal_now())\
            """);
    }

    @Test
    void aVoidWithoutProofOrBySelfConfirmation() {
        assertRefused("money-void-unproven", "update instruction set state = 'void'");
        assertRefused("money-void-unproven", """
            update instruction set state = 'void', void_proof = uuidv7(), void_by = 'wang', void_confirmed_by = 'wang'\
            """);
    }

    @Test
    void aCreditWithoutTheBanksDateHasNoNameOfItsOwn() {
        assertRefused("money-unnamed", "update instruction set state = 'credited'");
    }

    @Test
    void nothingOfTheLedgerCanBeDeleted() {
        for (String table : new String[] {"instruction", "money_obligation", "received_item"}) {
            assertThat(catchThrowableOfType(RuntimeException.class, () -> run("delete from " + table)))
                    .as(table)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    private void assertRefused(String code, String sql) {
        DataIntegrityViolationException violated =
                catchThrowableOfType(DataIntegrityViolationException.class, () -> run(sql));
        assertThat(violated).as(code).isNotNull();
        assertThat(MoneyRefused.of(violated, "500103:R-1"))
                .isInstanceOfSatisfying(
                        MoneyRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private void run(String sql) {
        DATABASE.jdbc().sql(sql).update();
    }
}
