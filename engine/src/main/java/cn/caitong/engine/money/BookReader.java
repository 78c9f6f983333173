package cn.caitong.engine.money;

import cn.caitong.engine.store.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Fills books from the ledger's tables, all of a batch in one statement. */
final class BookReader {
    private final JdbcClient jdbc;

    BookReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void fill(List<Book> books) {
        if (books.isEmpty()) {
            return;
        }
        Map<UUID, Book> byId = books.stream().collect(Collectors.toMap(book -> book.id, Function.identity()));
        jdbc.sql("""
            select i.id, i.case_id, i.received, o.purpose, o.line, o.case_id as part_case, o.jurisdiction, o.state, o.amount,
                   t.n, t.state as instruction_state
              from received_item i
              left join money_obligation o on o.item_id = i.id
              left join instruction t on t.obligation_id = o.id
             where i.id = any (?::uuid[])\
            """)
                .param(Columns.text(books, book -> book.id))
                .query((ResultSet row) -> fill(Objects.requireNonNull(byId.get(row.getObject("id", UUID.class))), row));
    }

    private static void fill(Book book, ResultSet row) throws SQLException {
        book.stored(row.getObject("case_id", UUID.class), row.getBigDecimal("received"));
        String purpose = row.getString("purpose");
        if (purpose != null) {
            fill(part(book, PartName.stored(purpose, row.getString("line")), row), row);
        }
    }

    private static Part part(Book book, PartName name, ResultSet row) throws SQLException {
        Part known = book.parts.get(name);
        if (known != null) {
            return known;
        }
        Part part = Part.stored(
                book,
                name,
                row.getObject("part_case", UUID.class),
                row.getString("jurisdiction"),
                PartState.of(row.getString("state")),
                row.getBigDecimal("amount"));
        book.stored(part);
        return part;
    }

    private static void fill(Part part, ResultSet row) throws SQLException {
        String state = row.getString("instruction_state");
        if (state != null) {
            int n = row.getInt("n");
            part.instructions.put(n, Instruction.stored(part, n, InstructionState.of(state)));
        }
    }
}
