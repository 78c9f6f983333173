package cn.caitong.app.demo;

import cn.caitong.app.demo.contract.Counterparts;
import cn.caitong.app.hub.SimulatedCity;
import cn.caitong.simulators.ledger.Ledger;
import cn.caitong.simulators.log.JournalLine;
import cn.caitong.simulators.onething.GuaranteeDesk;
import cn.caitong.simulators.onething.GuaranteeDesk.Guarantee;
import cn.caitong.simulators.rest.Centre;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the partners have in their own hands when it is over.
 *
 * @param ledgers each centre's books, by its id
 * @param receipts every receipt that the hub gave any of them
 * @param rows the hub's ids of what it took in files, by its answer files
 * @param guarantees the books of the platform that issues them
 * @param tasks what the application was given for purchasers and agencies
 * @param counterparts what those hold with whom contracts are claimed and paid
 * @param faults the misbehaviours that really struck, {@code 500103 TWICE}: a script whose faults miss would prove nothing
 */
record PartnersWord(
        Map<String, Ledger> ledgers,
        List<HubReceipt> receipts,
        Set<String> rows,
        List<Guarantee> guarantees,
        List<String> tasks,
        Set<String> faults,
        Counterparts counterparts) {

    static PartnersWord of(SimulatedCity city, GuaranteeDesk desk, Application application, ContractActors contracts) {
        Map<String, Ledger> ledgers = new TreeMap<>();
        List<HubReceipt> receipts = new ArrayList<>(application.receipts());
        Set<String> rows = new TreeSet<>();
        Set<String> faults = new TreeSet<>();
        for (Centre centre : city.city().all()) {
            List<JournalLine> journal = centre.journal().lines();
            ledgers.put(centre.id(), centre.ledger());
            receipts.addAll(HubReceipt.in(journal));
            rows.addAll(HubReceipt.ofRows(journal));
            centre.struck().forEach(fault -> faults.add(centre.id() + " " + fault));
        }
        receipts.addAll(HubReceipt.in(contracts.journal()));
        contracts.treasury().struck().forEach(fault -> faults.add(ScriptStep.TREASURY + " " + fault));
        return new PartnersWord(
                ledgers, receipts, rows, desk.books(), city.board().tasks(), faults, contracts.counterparts());
    }

    /** The suppliers' names, by the deposits that the centres hold of them. */
    Map<String, String> suppliers() {
        Map<String, String> names = new TreeMap<>();
        ledgers.forEach((centre, books) -> books.receipts()
                .forEach(receipt -> names.put(
                        centre + ":" + receipt.id(), receipt.supplier().name())));
        guarantees.forEach(guarantee -> names.put(guarantee.deposit(), guarantee.supplier()));
        return names;
    }
}
