package cn.caitong.engine.intake;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** A database that can be away for a while. */
final class DatabaseThatComesBack extends AbstractDataSource {
    private final DataSource real;
    private volatile DataSource now;

    DatabaseThatComesBack(DataSource real) {
        this.real = real;
        this.now = real;
    }

    void leaveFor(DataSource other) {
        now = other;
    }

    void comeBack() {
        now = real;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return now.getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return now.getConnection(user, password);
    }
}
