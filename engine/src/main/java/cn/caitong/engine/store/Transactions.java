package cn.caitong.engine.store;

import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Named transactions on the hub's database. Everything inside {@link #call} that goes through {@link #jdbc()} or
 * {@link #dataSource()} joins it; one commit. The isolation, READ COMMITTED, is the pool's: naming it here would have Spring
 * ask every connection for its own before every transaction, a round trip each.
 */
public final class Transactions {
    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final TransactionTemplate template;
    private final TransactionListener listener;

    public Transactions(DataSource dataSource, TransactionListener listener) {
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(dataSource);
        this.template = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        this.listener = listener;
    }

    public JdbcClient jdbc() {
        return jdbc;
    }

    public DataSource dataSource() {
        return dataSource;
    }

    /** From here to its end the current transaction sees rows of these districts only: ids with commas between them, or {@code *}. */
    public void narrowTo(String scope) {
        jdbc.sql("select set_config('caitong.scope', ?, true)")
                .param(scope)
                .query()
                .singleValue();
    }

    /** Whether the database answers: a connection that was lost may have been one batch's own doing, such as taking too long. */
    public boolean isReached() {
        try {
            jdbc.sql("select 1").query(Integer.class).single();
            return true;
        } catch (DataAccessException down) {
            return false;
        }
    }

    /** Runs the work in one transaction of this name; an exception rolls it back and is thrown on. */
    public <T> T call(String name, Supplier<T> work) {
        T result = template.execute(status -> {
            T value = work.get();
            listener.beforeCommit(name);
            return value;
        });
        listener.committed(name);
        return result;
    }

    public void run(String name, Runnable work) {
        call(name, () -> {
            work.run();
            return true;
        });
    }
}
