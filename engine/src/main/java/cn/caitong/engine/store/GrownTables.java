package cn.caitong.engine.store;

import java.util.List;

/**
 * Keeps PostgreSQL's statistics with tables that grow fast, as on a city's first day. A plan that was made for a small table
 * reads all of it, or all of some index, for each row that it wants, and is kept until they are made anew, which PostgreSQL
 * by itself thinks of once a minute.
 */
public final class GrownTables {
    /** The transaction that looks for them. */
    @TransactionName
    public static final String LOOK = "tables-look";
    /** The transaction that analyzes one. */
    @TransactionName
    public static final String ANALYZE = "tables-analyze";

    /** More than twice as large as the planner was told; what has eight pages or less is read whole in no time. */
    private static final String GROWN = """
        select c.relname from pg_class c
         where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
           and pg_relation_size(c.oid) / current_setting('block_size')::int > greatest(2 * c.relpages, 8)
         order by c.relname
        """;

    private final Transactions transactions;

    public GrownTables(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Analyzes those that have more than doubled, each in its own transaction; answers their names. */
    public List<String> sweep() {
        List<String> grown = transactions.call(
                LOOK, () -> transactions.jdbc().sql(GROWN).query(String.class).list());
        grown.forEach(table -> transactions.run(
                ANALYZE,
                () -> transactions
                        .jdbc()
                        .sql("select analyze_table(?)")
                        .param(table)
                        .query()
                        .listOfRows()));
        return grown;
    }
}
