package cn.caitong.app.demo;

import cn.caitong.app.demo.ScriptStep.ContractAct;
import cn.caitong.app.demo.contract.Counterparts;
import cn.caitong.app.hub.SimulatedCity;
import cn.caitong.simulators.log.JournalLine;
import cn.caitong.simulators.portal.Notice;
import cn.caitong.simulators.portal.Portal;
import cn.caitong.simulators.treasury.Treasury;
import cn.caitong.simulators.workbench.Workbench;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Those with whom contracts are signed, claimed and paid: the portal, the purchasers' client and the treasury. */
final class ContractActors {
    private static final JsonMapper JSON = new JsonMapper();

    private final Application application;
    private final Portal portal;
    private final Workbench client;
    private final Treasury treasury;

    private ContractActors(Application application, Portal portal, Workbench client, Treasury treasury) {
        this.application = application;
        this.portal = portal;
        this.client = client;
        this.treasury = treasury;
    }

    /** Those of a city; each purchaser of the script's tenders is at home in its district. */
    static ContractActors of(SimulatedCity city, Application application, Script script) throws IOException {
        ContractActors actors = new ContractActors(
                application, city.city().portal(), city.workbench(), city.city().treasury());
        for (ScriptStep step : script.steps()) {
            if (step.action() instanceof ScriptStep.Send(Path file)) {
                JsonNode data = JSON.readTree(file.toFile()).path("data");
                String purchaser = data.at("/buyer/identifier/id").asText();
                if (!purchaser.isEmpty()) {
                    actors.client.enrol(purchaser, data.path("district").asText());
                }
            }
        }
        return actors;
    }

    void act(String actor, ContractAct act) throws IOException, InterruptedException {
        switch (act) {
            case ScriptStep.Submit(Path file, Path invoice) -> application.send(actor, Submission.of(file, invoice));
            case ScriptStep.Publish notice ->
                portal.publish(new Notice.Contract(notice.tender(), notice.district(), notice.contract(), null));
            case ScriptStep.Confirm(String invoice) -> client.confirm(client.invoice(invoice));
            case ScriptStep.Dispute dispute -> client.object(client.invoice(dispute.invoice()), dispute.objection());
            case ScriptStep.Destine destine -> treasury.destine(destine.payment(), destine.course());
        }
        if (!portal.sendPending() || !client.sendPending()) {
            throw new IOException("the hub took not what was said: " + act);
        }
    }

    Treasury treasury() {
        return treasury;
    }

    void settleUntil(Instant now) {
        treasury.settleUntil(now);
    }

    /** The treasury says what it has to say. */
    void sendPending() {
        treasury.sendPending();
    }

    /** Whether the treasury's reviewers or its bank have something to say. */
    boolean isTalking() {
        return !treasury.books().unsent().isEmpty();
    }

    Counterparts counterparts() {
        return new Counterparts(treasury.books(), client.todos(), portal.board());
    }

    /** All that they said, and what the hub answered. */
    List<JournalLine> journal() {
        List<JournalLine> lines = new ArrayList<>(portal.journal().lines());
        lines.addAll(client.journal().lines());
        lines.addAll(treasury.journal().lines());
        return lines;
    }
}
