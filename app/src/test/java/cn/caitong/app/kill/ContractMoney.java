package cn.caitong.app.kill;

import cn.caitong.app.papers.CaseRecords;
import cn.caitong.app.papers.ContractPapers;
import cn.caitong.app.papers.InvoicePapers;
import cn.caitong.simulators.onething.TaskBoard;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/**
 * What people do about one contract's invoices while the hub is killed: suppliers submit them, purchasers confirm them, prepare what
 * a task tells them to pay, and check what another one tells them to check. It judges by what the treasury and the board hold.
 */
final class ContractMoney implements AutoCloseable {
    private static final String CLIENT = "ykz";
    private static final String FIRST_LINE = "11300.00";
    private static final String SECOND_LINE = "2650.00";
    private static final long A_MOMENT = 20_000_000;

    private final Town town;
    private final ContractPapers contract;
    private final PayOffice treasury;
    private final TaskBoard client;
    private final List<InvoicePapers> invoices = new CopyOnWriteArrayList<>();
    private final Thread purchaser = Thread.ofPlatform().daemon().unstarted(this::actOnTasks);

    /** Opens a treasury and a purchasers' client of the canonical form in a town whose hub has not started yet. */
    ContractMoney(Town town, Path folder, LegalDays days) throws IOException {
        this.town = town;
        // papers bear noon, and a hub of the first morning refuses for good an approval that is said ahead of its time
        this.contract = new ContractPapers("HT-2026-0001", "K-CONTRACT", days.yesterday(), "10000000.00");
        this.treasury = new PayOffice(folder.resolve("treasury.jsonl"), town.client, days);
        this.client = new TaskBoard(folder.resolve("todos.jsonl"), "127.0.0.1", 0, Town.hubToken(CLIENT));
        speaksCanonically(PayOffice.ID, "soap", "czzf");
        speaksCanonically(CLIENT, "rest", "ykz");
        town.environment().put("HUB_PARTNER_TREASURY_URL", treasury.address().toString());
        town.environment().put("HUB_PARTNER_YKZ_URL", client.address().toString());
    }

    private void speaksCanonically(String partner, String protocol, String dialect) throws IOException {
        town.drawTokens(partner);
        Path descriptor = town.home().resolve("config/partners/" + partner + ".yaml");
        Files.writeString(
                descriptor,
                Files.readString(descriptor)
                        .replace("protocol: " + protocol, "protocol: rest")
                        .replace("dialect: " + dialect, "dialect: canonical")
                        .replaceAll("channels: \\[.*]", "channels: []"));
    }

    /** The contract is registered; from now on tasks are acted on. */
    void conclude() {
        send(contract.tenderRegistered());
        send(contract.awarded());
        send(contract.registered());
        purchaser.start();
    }

    /** One more invoice, which the purchaser's people confirm at once. */
    void claim() {
        InvoicePapers invoice = new InvoicePapers(contract, "265020000000000%05d".formatted(invoices.size() + 1));
        invoices.add(invoice);
        send(invoice.submitted("prepaid"));
        send(invoice.confirmed());
    }

    private void send(String message) {
        town.client.send(new Client.Letter(
                CaseRecords.read(message).path("id").asText(), Town.token("one-thing"), message, 202));
    }

    private void actOnTasks() {
        int seen = 0;
        while (!Thread.currentThread().isInterrupted()) {
            List<String> tasks = town.board.tasks();
            for (; seen < tasks.size(); seen++) {
                act(CaseRecords.read(tasks.get(seen)).path("data"));
            }
            LockSupport.parkNanos(A_MOMENT);
        }
    }

    /** The same task may come twice: then the same is said twice, under one id. */
    private void act(JsonNode task) {
        String number = task.at("/claim/invoice").asText();
        invoices.stream()
                .filter(invoice -> invoice.number().equals(number))
                .findFirst()
                .ifPresent(invoice -> {
                    switch (task.path("kind").asText()) {
                        case "start-payment" -> send(invoice.prepared(FIRST_LINE, SECOND_LINE));
                        case "approve" -> send(invoice.approved(FIRST_LINE, SECOND_LINE));
                        default -> {}
                    }
                });
    }

    /** Every confirmed invoice was applied for, and what the treasury said of it has its receipt. */
    boolean isDone() {
        return town.client.isDone() && notApplied().isEmpty();
    }

    /** What is still to come, for whoever waited in vain. */
    String missing() {
        return "not applied for: %s; who acts on tasks is %s".formatted(notApplied(), purchaser.getState());
    }

    private List<String> notApplied() {
        Set<String> applied = new HashSet<>();
        treasury.applications().forEach(each -> applied.add(invoice(each)));
        return invoices.stream()
                .map(InvoicePapers::number)
                .filter(number -> !applied.contains(number))
                .toList();
    }

    /** Where the treasury is called. */
    URI treasury() {
        return treasury.address();
    }

    int payments() {
        return treasury.applications().size();
    }

    /** One line for each promise that was broken. */
    List<String> faults() {
        List<String> faults = new ArrayList<>(treasury.faults());
        Map<String, BigDecimal> sums = new HashMap<>();
        Set<String> instructions = new HashSet<>();
        for (JsonNode application : treasury.applications()) {
            for (JsonNode line : application.path("lines")) {
                sums.merge(
                        invoice(application),
                        new BigDecimal(line.at("/amount/amount").asText()),
                        BigDecimal::add);
                if (!instructions.add(line.path("instructionId").asText())) {
                    faults.add("instructed twice: " + line);
                }
            }
        }
        for (InvoicePapers invoice : invoices) {
            BigDecimal sum = sums.getOrDefault(invoice.number(), BigDecimal.ZERO);
            if (sum.compareTo(new BigDecimal(InvoicePapers.TOTAL)) != 0) {
                faults.add("applied for %s of invoice %s".formatted(sum, invoice.number()));
            }
        }
        faults.addAll(toldTwice());
        return faults;
    }

    /** One task for each invoice, addressee and kind, however often its message comes. */
    private List<String> toldTwice() {
        List<String> faults = new ArrayList<>();
        Map<String, String> ids = new HashMap<>();
        for (String text : town.board.tasks()) {
            JsonNode task = CaseRecords.read(text).path("data");
            if (task.has("claim") && task.has("taskId")) {
                String about = String.join(
                        " ",
                        invoice(task),
                        task.path("to").asText(),
                        task.path("kind").asText(),
                        task.path("clause").asText());
                String id = task.path("taskId").asText();
                String other = ids.put(about, id);
                if (other != null && !other.equals(id)) {
                    faults.add("two tasks for " + about);
                }
            }
        }
        return faults;
    }

    private static String invoice(JsonNode data) {
        return data.at("/claim/invoice").asText();
    }

    @Override
    public void close() {
        purchaser.interrupt();
        treasury.close();
        client.close();
    }
}
