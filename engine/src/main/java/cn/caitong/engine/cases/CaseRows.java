package cn.caitong.engine.cases;

import cn.caitong.engine.flow.CaseFile;
import cn.caitong.engine.flow.Location;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** Reads a row of {@code case_file}, of which every column is selected under its own name. */
public final class CaseRows {
    private CaseRows() {}

    /** A case as its flow keeps it. */
    public static CaseFile caseFile(ResultSet row) throws SQLException {
        return new CaseFile(
                location(row),
                row.getString("state"),
                Json.read(row.getString("data")),
                row.getInt("schema_version"),
                row.getLong("version"));
    }

    /** Where it is found. */
    public static Location location(ResultSet row) throws SQLException {
        return new Location(
                row.getString("flow"),
                row.getString("key"),
                row.getObject("parent_id", UUID.class),
                row.getString("jurisdiction"),
                row.getString("partner"),
                row.getString("tender"),
                row.getString("lot"),
                row.getString("supplier"));
    }
}
