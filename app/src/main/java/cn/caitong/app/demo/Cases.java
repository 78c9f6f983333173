package cn.caitong.app.demo;

import cn.caitong.app.demo.contract.ContractJudgement;
import cn.caitong.app.demo.witness.Witnessed;
import cn.caitong.engine.calendar.WorkingCalendar;
import cn.caitong.engine.flow.CaseId;
import cn.caitong.routes.statement.StatementFlow;
import cn.caitong.simulators.city.City;
import cn.caitong.simulators.onething.GuaranteeDesk;
import cn.caitong.simulators.rest.Centre;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Every case that there must be, by what partners said: tenders, contracts, invoices and payments that were spoken of, receipts that
 * were booked, days closed.
 *
 * @param byFlow the cases of each flow, with the names that people know them by
 * @param titles what the tenders are about, by their ids
 */
record Cases(Map<String, Map<UUID, String>> byFlow, Map<String, String> titles) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String DEPOSIT = "deposit";

    static Cases of(Script script, City city, GuaranteeDesk desk, WorkingCalendar calendar) throws IOException {
        Cases cases = new Cases(new LinkedHashMap<>(), new TreeMap<>());
        for (ScriptStep step : script.steps()) {
            Optional<Path> file = file(step);
            if (file.isPresent()) {
                cases.spokenOf(JSON.readTree(file.get().toFile()));
            }
        }
        List<LocalDate> closed = script.from()
                .toLocalDate()
                .datesUntil(script.to().toLocalDate().plusDays(1))
                .filter(calendar::isWorkingDay)
                .toList();
        for (Centre centre : city.all()) {
            centre.ledger().receipts().forEach(receipt -> cases.add(DEPOSIT, centre.id() + ":" + receipt.id()));
            closed.forEach(day -> cases.add(StatementFlow.DEPOSITS, centre.id() + "/" + day));
        }
        closed.forEach(day -> cases.add(StatementFlow.TREASURY, ScriptStep.TREASURY + "/" + day));
        desk.books().forEach(issued -> cases.add(DEPOSIT, issued.deposit()));
        return cases;
    }

    private static Optional<Path> file(ScriptStep step) {
        return switch (step.action()) {
            case ScriptStep.Send(Path file) -> Optional.of(file);
            case ScriptStep.Submit(Path file, Path invoice) -> Optional.of(file);
            default -> Optional.empty();
        };
    }

    private void spokenOf(JsonNode message) {
        JsonNode data = message.path("data");
        if (data.has("claim")) {
            add("claim", data.at("/claim/invoice").asText());
            Optional.of(data.at("/payment/id").asText())
                    .filter(id -> !id.isEmpty())
                    .ifPresent(id -> add("payment", id));
        } else if (data.path("contract").has("tenderId")) {
            add("contract", data.at("/contract/id").asText());
        } else {
            String tender = message.path("subject").asText();
            add("tender", tender);
            Optional.of(data.at("/tender/title").asText())
                    .filter(title -> !title.isEmpty())
                    .ifPresent(title -> titles.put(tender, title));
        }
    }

    private void add(String flow, String key) {
        byFlow.computeIfAbsent(flow, any -> new LinkedHashMap<>()).put(CaseId.of(flow, key), key);
    }

    private Map<UUID, String> of(String flow) {
        return byFlow.getOrDefault(flow, Map.of());
    }

    boolean isDeposit(UUID id) {
        return of(DEPOSIT).containsKey(id);
    }

    /** All of them with the names that people know them by. */
    Map<UUID, String> all() {
        Map<UUID, String> all = new LinkedHashMap<>();
        byFlow.values().forEach(all::putAll);
        return all;
    }

    /** What was verified of contract money. */
    ContractJudgement.Cases ofContracts(Map<UUID, Dossier> dossiers) {
        return new ContractJudgement.Cases(
                rows("contract", dossiers), rows("claim", dossiers), rows("payment", dossiers));
    }

    private Map<String, List<Witnessed>> rows(String flow, Map<UUID, Dossier> dossiers) {
        Map<String, List<Witnessed>> rows = new LinkedHashMap<>();
        of(flow).forEach((id, key) -> Optional.ofNullable(dossiers.get(id))
                .filter(dossier -> !dossier.rows().isEmpty())
                .ifPresent(dossier -> rows.put(key, dossier.rows())));
        return rows;
    }
}
