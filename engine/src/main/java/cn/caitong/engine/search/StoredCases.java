package cn.caitong.engine.search;

import cn.caitong.engine.cases.CaseRows;
import cn.caitong.engine.flow.CaseFile;
import cn.caitong.engine.flow.Flow;
import cn.caitong.engine.store.Columns;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what cases keep, as far as this node knows their shape: beside a node of a newer version it does not know all. */
final class StoredCases {
    private final Map<String, Integer> newestShapes;

    StoredCases(Collection<? extends Flow> flows) {
        this.newestShapes = flows.stream().collect(Collectors.toMap(Flow::name, Flow::schemaVersion));
    }

    /**
     * By their ids.
     *
     * @throws RefusedException {@code case-newer} where a newer version wrote one
     */
    Map<UUID, CaseFile> read(JdbcClient jdbc, List<UUID> ids) {
        return jdbc
                .sql("select * from case_file where id = any (?::uuid[])")
                .param(Columns.text(ids, id -> id))
                .query((row, n) -> CaseRows.caseFile(row))
                .list()
                .stream()
                .map(this::known)
                .collect(Collectors.toMap(file -> file.location().caseId(), file -> file));
    }

    private CaseFile known(CaseFile file) {
        if (file.schemaVersion() > newestShapes.getOrDefault(file.location().flow(), 0)) {
            throw new RefusedException(ErrorCode.CASE_NEWER, "");
        }
        return file;
    }
}
