package cn.caitong.app.kill;

import cn.caitong.simulators.ledger.Ledger;
import cn.caitong.simulators.ledger.RefundState;
import cn.caitong.simulators.log.JournalLine;
import cn.caitong.simulators.log.JournalLine.Direction;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks at what client, centre and board wrote down, and at nothing of the hub's. Each method answers with one line for each
 * promise that was broken.
 */
public final class Judge {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Town town;
    private final Business business;

    public Judge(Town town, Business business) {
        this.town = town;
        this.business = business;
    }

    /** Everything was answered, and every deposit has been credited back. */
    public boolean isDone() {
        Ledger ledger = town.centre.ledger();
        return town.client.isDone()
                && ledger.unsent().isEmpty()
                && business.receipts().stream().allMatch(receipt -> ledger.standingRefunds(receipt) > 0);
    }

    /** What is still to come, for whoever waited in vain. */
    public String missing() {
        Ledger ledger = town.centre.ledger();
        List<String> unpaid = business.receipts().stream()
                .filter(receipt -> ledger.standingRefunds(receipt) == 0)
                .toList();
        return "no receipt for %s; %d of the centre's messages not taken; not refunded: %s"
                .formatted(town.client.unanswered(), ledger.unsent().size(), unpaid);
    }

    public List<String> faults() {
        List<String> faults = new ArrayList<>(town.client.faults());
        faults.addAll(receiptsNotHonoured());
        faults.addAll(refundsIssuedTwice());
        faults.addAll(blindRepetitions());
        faults.addAll(firedTwice());
        return faults;
    }

    private List<String> receiptsNotHonoured() {
        Ledger ledger = town.centre.ledger();
        List<String> faults = new ArrayList<>();
        ledger.unsent().forEach(message -> faults.add("the hub has not taken " + message.id()));
        ledger.refused().forEach(message -> faults.add("the hub refused " + message.id()));
        business.receipts().stream()
                .filter(receipt -> ledger.standingRefunds(receipt) == 0)
                .forEach(receipt -> faults.add("not refunded: " + receipt));
        return faults;
    }

    private List<String> refundsIssuedTwice() {
        Ledger ledger = town.centre.ledger();
        List<String> faults = new ArrayList<>();
        Map<String, String> instructions = new HashMap<>();
        ledger.refunds().forEach(refund -> {
            String other = instructions.put(refund.receiptId(), refund.id());
            if (other != null) {
                faults.add("two instructions for " + refund.receiptId() + ": " + other + ", " + refund.id());
            }
            if (refund.state() != RefundState.CREDITED) {
                faults.add(refund.id() + " is " + refund.state());
            }
        });
        ledger.refundedTwice().forEach(receipt -> faults.add("refunded twice: " + receipt));
        ledger.overRefunded().forEach(receipt -> faults.add("refunded too much: " + receipt));
        return faults;
    }

    /** An instruction that reached the centre may come again only after the centre said that it does not know it (P3). */
    List<String> blindRepetitions() {
        List<String> faults = new ArrayList<>();
        Set<String> arrived = new HashSet<>();
        for (JournalLine line : town.centre.journal().lines()) {
            if (line.direction() != Direction.FROM_HUB) {
                continue;
            }
            if (line.path().endsWith("/refund") && !arrived.add(line.id())) {
                faults.add("sent again without asking: " + line.id());
            }
            if (line.path().endsWith("/query") && line.answer().matches("(?s).*\"REFUND_STATUS\" ?: ?\"00\".*")) {
                arrived.remove(line.id());
            }
        }
        return faults;
    }

    /** A clock's kind tells one task of a deposit, however often its message comes. */
    private List<String> firedTwice() {
        List<String> faults = new ArrayList<>();
        Map<String, String> tasks = new HashMap<>();
        for (String task : town.board.tasks()) {
            JsonNode data = tree(task).path("data");
            if (!data.has("deposit")) {
                continue;
            }
            String about = data.path("deposit").path("receiptId").asText() + " " + data.path("kind") + " "
                    + data.path("clause");
            String id = data.path("taskId").asText();
            String other = tasks.put(about, id);
            if (other != null && !other.equals(id)) {
                faults.add("two tasks for " + about);
            }
        }
        return faults;
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(json, unreadable);
        }
    }
}
