package cn.caitong.engine.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A data source that keeps the statements and commits which went through it, so that a test can hold their number. */
public final class StatementCounter extends DelegatingDataSource {
    private final List<String> statements = Collections.synchronizedList(new ArrayList<>());
    private final List<String> commits = Collections.synchronizedList(new ArrayList<>());

    public StatementCounter(DataSource target) {
        super(target);
    }

    public List<String> statements() {
        return List.copyOf(statements);
    }

    public int commits() {
        return commits.size();
    }

    public void reset() {
        statements.clear();
        commits.clear();
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return (Connection) Proxy.newProxyInstance(
                StatementCounter.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "prepareStatement" -> statements.add(String.valueOf(arguments[0]));
                        case "createStatement" -> statements.add("unprepared");
                        case "commit" -> commits.add("commit");
                        default -> {}
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }
}
