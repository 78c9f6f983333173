package cn.caitong.app.demo;

import cn.caitong.app.demo.ScriptStep.Send;
import cn.caitong.engine.calendar.WorkingCalendar;
import cn.caitong.engine.flow.CaseId;
import cn.caitong.simulators.city.City;
import cn.caitong.simulators.onething.GuaranteeDesk;
import cn.caitong.simulators.rest.Centre;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Every case that there must be, by what partners said: tenders that were spoken of, receipts that were booked, days closed.
 *
 * @param titles what the tenders are about, by their ids
 */
record Cases(
        Map<UUID, String> tenders,
        Map<UUID, String> deposits,
        Map<UUID, String> statements,
        Map<String, String> titles) {
    private static final JsonMapper JSON = new JsonMapper();

    static Cases of(Script script, City city, GuaranteeDesk desk, WorkingCalendar calendar) throws IOException {
        Cases cases = new Cases(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), new TreeMap<>());
        for (ScriptStep step : script.steps()) {
            if (step.action() instanceof Send send) {
                JsonNode message = JSON.readTree(send.file().toFile());
                String tender = message.path("subject").asText();
                cases.tenders.put(CaseId.of("tender", tender), tender);
                JsonNode title = message.path("data").path("tender").path("title");
                if (title.isTextual()) {
                    cases.titles.put(tender, title.asText());
                }
            }
        }
        for (Centre centre : city.all()) {
            centre.ledger().receipts().stream()
                    .map(receipt -> centre.id() + ":" + receipt.id())
                    .forEach(key -> cases.deposits.put(CaseId.of("deposit", key), key));
            script.from()
                    .toLocalDate()
                    .datesUntil(script.to().toLocalDate().plusDays(1))
                    .filter(calendar::isWorkingDay)
                    .map(day -> centre.id() + "/" + day)
                    .forEach(key -> cases.statements.put(CaseId.of("statement", key), key));
        }
        desk.books().forEach(issued -> cases.deposits.put(CaseId.of("deposit", issued.deposit()), issued.deposit()));
        return cases;
    }

    /** All of them with the names that people know them by. */
    Map<UUID, String> all() {
        Map<UUID, String> all = new LinkedHashMap<>(tenders);
        all.putAll(deposits);
        all.putAll(statements);
        return all;
    }
}
