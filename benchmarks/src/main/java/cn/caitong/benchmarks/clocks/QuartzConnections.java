package cn.caitong.benchmarks.clocks;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.quartz.utils.ConnectionProvider;

/** The pool, as Quartz wants it; whoever opened it closes it. */
record QuartzConnections(DataSource source) implements ConnectionProvider {
    @Override
    public Connection getConnection() throws SQLException {
        return source.getConnection();
    }

    @Override
    public void shutdown() {}

    @Override
    public void initialize() {}
}
