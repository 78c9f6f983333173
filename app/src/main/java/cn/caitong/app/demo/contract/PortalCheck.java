package cn.caitong.app.demo.contract;

import cn.caitong.app.demo.witness.Difference;
import cn.caitong.app.demo.witness.Differences;
import cn.caitong.simulators.ledger.Ledger;
import cn.caitong.simulators.portal.Notice;
import cn.caitong.simulators.portal.Posted;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares the days on which contracts were published with the portal's board, whose word alone counts. */
final class PortalCheck {
    private static final String PUBLISH = "C20";

    private PortalCheck() {}

    static List<Difference> differences(List<ContractLine> contracts, List<Posted> board) {
        Map<String, LocalDate> known = new TreeMap<>();
        contracts.forEach(contract ->
                contract.term(PUBLISH).map(Term::done).ifPresent(day -> known.put(contract.contract(), day)));
        Map<String, LocalDate> posted = new TreeMap<>();
        for (Posted notice : board) {
            if (notice.notice() instanceof Notice.Contract contract) {
                posted.put(contract.contract(), Ledger.day(notice.publishedAt()));
            }
        }
        Differences differences = new Differences("portal");
        differences.compare("contracts published 合同公告", posted, known);
        return differences.list();
    }
}
