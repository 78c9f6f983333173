package cn.caitong.engine.money;

import cn.caitong.engine.flow.Changed;
import cn.caitong.engine.flow.MoneyMove.Purpose;
import cn.caitong.engine.flow.MoneyMove.Voided;
import cn.caitong.engine.store.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes what a batch of moves changed, one statement for each kind of change. Totals are added to, not set, and states
 * change only from the state that was read, so that what another transaction did meanwhile collides here.
 */
final class BookWriter {
    /** In the order of their columns. */
    private static final List<Purpose> TOTALS = List.of(
            Purpose.REFUND, Purpose.FORFEIT, Purpose.CONVERT, Purpose.CLAIM, Purpose.PAY, Purpose.RED, Purpose.DEDUCT);

    private final JdbcClient jdbc;

    BookWriter(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Instructions that become void are written before new ones, as the unique index demands. */
    void write(List<Book> books) {
        insertItems(books.stream().filter(book -> book.received != null).toList());
        addToTotals(books.stream()
                .filter(book -> book.isStored && book.changesTotals())
                .toList());
        List<Part> parts =
                books.stream().flatMap(book -> book.parts.values().stream()).toList();
        updateParts(parts.stream()
                .filter(part -> part.stored != null && part.isChanged)
                .toList());
        insertParts(parts.stream().filter(part -> part.stored == null).toList());
        List<Instruction> instructions = parts.stream()
                .flatMap(part -> part.instructions.values().stream())
                .toList();
        updateInstructions(instructions.stream().filter(Instruction::isMoved).toList());
        insertInstructions(instructions.stream()
                .filter(instruction -> instruction.stored == null)
                .toList());
    }

    private void insertItems(List<Book> books) {
        write(
                books,
                """
                insert into received_item (id, partner, receipt_id, case_id, jurisdiction, currency, received, received_at,
                                           booked_at, refunded, forfeited, converted, claimed, paid, red, deducted)
                select * from unnest(?::uuid[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::numeric[],
                                     ?::timestamptz[], ?::timestamptz[], ?::numeric[], ?::numeric[], ?::numeric[],
                                     ?::numeric[], ?::numeric[], ?::numeric[], ?::numeric[])\
                """,
                withTotals(List.of(
                        book -> book.id,
                        book -> book.item.substring(0, book.item.indexOf(':')),
                        book -> book.item.substring(book.item.indexOf(':') + 1),
                        book -> book.caseId,
                        book -> of(
                                book.received, received -> received.location().jurisdiction()),
                        book -> of(book.received, received -> received.change().currency()),
                        book -> book.amount,
                        book -> of(book.received, received -> received.change().at()),
                        book -> of(book.received, Changed::at))));
    }

    private void addToTotals(List<Book> books) {
        write(books, """
            update received_item i
               set refunded = i.refunded + x.refunded, forfeited = i.forfeited + x.forfeited,
                   converted = i.converted + x.converted, claimed = i.claimed + x.claimed, paid = i.paid + x.paid,
                   red = i.red + x.red, deducted = i.deducted + x.deducted
              from unnest(?::uuid[], ?::numeric[], ?::numeric[], ?::numeric[], ?::numeric[], ?::numeric[], ?::numeric[],
                          ?::numeric[])
                   as x (id, refunded, forfeited, converted, claimed, paid, red, deducted)
             where i.id = x.id\
            """, withTotals(List.of(book -> book.id)));
    }

    private static List<Function<Book, @Nullable Object>> withTotals(List<Function<Book, @Nullable Object>> columns) {
        List<Function<Book, @Nullable Object>> all = new ArrayList<>(columns);
        TOTALS.forEach(purpose -> all.add(book -> book.change(purpose)));
        return all;
    }

    private void updateParts(List<Part> parts) {
        write(
                parts,
                """
                update money_obligation o set state = x.state, amount = x.amount, changed_at = x.at
                  from unnest(?::uuid[], ?::text[], ?::text[], ?::numeric[], ?::timestamptz[])
                       as x (id, stored, state, amount, at)
                 where o.id = x.id and o.state = x.stored\
                """,
                List.of(
                        part -> part.id,
                        part -> of(part.stored, PartState::code),
                        part -> part.state.code(),
                        part -> part.amount,
                        part -> part.at));
    }

    private void insertParts(List<Part> parts) {
        write(
                parts,
                """
                insert into money_obligation (id, item_id, case_id, jurisdiction, purpose, line, amount, state, opened_at,
                                              changed_at)
                select id, item, case_id, jurisdiction, purpose, line, amount, state, at, at
                  from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::numeric[], ?::text[],
                              ?::timestamptz[])
                       as x (id, item, case_id, jurisdiction, purpose, line, amount, state, at)\
                """,
                List.of(
                        part -> part.id,
                        part -> part.book.id,
                        part -> part.caseId,
                        part -> part.jurisdiction,
                        part -> part.name.purposeCode(),
                        part -> part.name.line(),
                        part -> part.amount,
                        part -> part.state.code(),
                        part -> part.at));
    }

    private void updateInstructions(List<Instruction> instructions) {
        write(
                instructions,
                """
                update instruction t
                   set state = x.state, changed_at = x.at, credited_on = coalesce(x.credited_on, t.credited_on),
                       returned_at = coalesce(x.returned_at, t.returned_at),
                       void_proof = x.proof, void_by = x.void_by, void_confirmed_by = x.confirmed_by
                  from unnest(?::uuid[], ?::int[], ?::text[], ?::text[], ?::timestamptz[], ?::date[], ?::timestamptz[],
                              ?::uuid[], ?::text[], ?::text[])
                       as x (obligation, n, stored, state, at, credited_on, returned_at, proof, void_by, confirmed_by)
                 where t.obligation_id = x.obligation and t.n = x.n and t.state = x.stored\
                """,
                List.of(
                        instruction -> instruction.part.id,
                        instruction -> instruction.n,
                        instruction -> of(instruction.stored, InstructionState::code),
                        instruction -> instruction.state.code(),
                        instruction -> instruction.at,
                        instruction -> instruction.creditedOn,
                        instruction -> instruction.returnedAt,
                        instruction -> of(instruction.voided, Voided::proof),
                        instruction -> of(instruction.voided, Voided::by),
                        instruction -> of(instruction.voided, Voided::confirmedBy)));
    }

    private void insertInstructions(List<Instruction> instructions) {
        write(
                instructions,
                """
                insert into instruction (obligation_id, n, replaces, wire_id, carried_in, case_id, jurisdiction, amount, state,
                                         issued_at, changed_at, credited_on, returned_at, void_proof, void_by,
                                         void_confirmed_by)
                select obligation, n, nullif(n - 1, 0), wire_id, nullif(carrier, wire_id), case_id, jurisdiction, amount, state,
                       issued_at, at, credited_on, returned_at, proof, void_by, confirmed_by
                  from unnest(?::uuid[], ?::int[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::numeric[], ?::text[],
                              ?::timestamptz[], ?::timestamptz[], ?::date[], ?::timestamptz[], ?::uuid[], ?::text[], ?::text[])
                       as x (obligation, n, wire_id, carrier, case_id, jurisdiction, amount, state, issued_at, at,
                             credited_on, returned_at, proof, void_by, confirmed_by)\
                """,
                List.of(
                        instruction -> instruction.part.id,
                        instruction -> instruction.n,
                        Instruction::wireId,
                        instruction -> instruction.carrier,
                        instruction -> instruction.part.caseId,
                        instruction -> instruction.part.jurisdiction,
                        instruction -> instruction.amount,
                        instruction -> instruction.state.code(),
                        instruction -> instruction.issuedAt,
                        instruction -> instruction.at,
                        instruction -> instruction.creditedOn,
                        instruction -> instruction.returnedAt,
                        instruction -> of(instruction.voided, Voided::proof),
                        instruction -> of(instruction.voided, Voided::by),
                        instruction -> of(instruction.voided, Voided::confirmedBy)));
    }

    private <R> void write(List<R> rows, String sql, List<Function<R, @Nullable Object>> columns) {
        if (rows.isEmpty()) {
            return;
        }
        Object[] arrays =
                columns.stream().map(column -> Columns.text(rows, column)).toArray();
        int written = jdbc.sql(sql).params(arrays).update();
        if (written != rows.size()) {
            throw new MoneyRefused(
                    MoneyRule.CHANGED_MEANWHILE,
                    rows.size() - written + " of the batch's " + rows.size() + " rows",
                    "");
        }
    }

    private static <T, V> @Nullable V of(@Nullable T value, Function<T, V> field) {
        return value == null ? null : field.apply(value);
    }
}
