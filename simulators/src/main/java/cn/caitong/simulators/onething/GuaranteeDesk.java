package cn.caitong.simulators.onething;

import cn.caitong.simulators.ledger.Ledger;
import cn.caitong.simulators.log.JsonLines;
import cn.caitong.simulators.log.LineFile;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The platform of electronic guarantees (电子保函) behind the application. It keeps books of what it issued and gave back, on
 * disk before anybody hears of it, and speaks the canonical form through the application.
 */
public final class GuaranteeDesk implements AutoCloseable {
    private static final String RELEASE = "deposit.release-instructed.v1";
    private static final String RELEASED = "deposit.released.v1";
    private static final JsonMapper JSON = new JsonMapper();

    private final LineFile file;
    private final InstantSource clock;
    private final Map<String, Guarantee> books = new LinkedHashMap<>();

    public GuaranteeDesk(Path file, InstantSource clock) {
        this.file = LineFile.open(file);
        this.clock = clock;
        this.file.found().forEach(line -> put(JsonLines.read(line, Guarantee.class)));
    }

    /**
     * One guarantee in a deposit's place.
     *
     * @param holder whose deposits it stands among: whoever reports it, where nobody else is named
     * @param validUntil its last day, Asia/Shanghai
     * @param instruction by which it was given back, and when
     */
    public record Guarantee(
            String holder,
            String receiptId,
            String tender,
            String lot,
            String jurisdiction,
            String supplier,
            String number,
            LocalDate validUntil,
            @Nullable String instruction,
            @Nullable LocalDate givenBack) {
        /** As the hub names it. */
        public String deposit() {
            return holder + ":" + receiptId;
        }

        Guarantee back(String by, LocalDate on) {
            return new Guarantee(holder, receiptId, tender, lot, jurisdiction, supplier, number, validUntil, by, on);
        }
    }

    /** Books what a {@code deposit.received.v1} tells of a guarantee; one that is booked already: IllegalArgumentException. */
    public synchronized void issue(String received) {
        JsonNode message = read(received);
        JsonNode data = message.path("data");
        JsonNode deposit = data.path("deposit");
        Guarantee issued = new Guarantee(
                deposit.path("holder").asText(message.path("source").asText().replaceFirst(".*:", "")),
                deposit.path("receiptId").asText(),
                deposit.path("tenderId").asText(),
                deposit.path("lotId").asText(),
                message.path("jurisdiction").asText(),
                data.path("supplier").path("name").asText(),
                data.path("guarantee").path("number").asText(),
                LocalDate.parse(data.path("guarantee").path("validUntil").asText()),
                null,
                null);
        if (books.containsKey(issued.deposit())) {
            throw new IllegalArgumentException("this guarantee is booked already: " + issued.deposit());
        }
        keep(issued);
    }

    /**
     * Gives back what these messages of the hub ask for, each guarantee once.
     *
     * @return what the hub is to be told of it, canonical messages
     */
    public synchronized List<String> giveBack(List<String> messages) {
        List<String> words = new ArrayList<>();
        for (String message : messages) {
            JsonNode read = read(message);
            if (read.path("type").asText().equals(RELEASE)) {
                giveBack(read.path("data")).ifPresent(words::add);
            }
        }
        return words;
    }

    private Optional<String> giveBack(JsonNode data) {
        JsonNode deposit = data.path("deposit");
        String key = deposit.path("holder").asText() + ":"
                + deposit.path("receiptId").asText();
        Guarantee issued = books.get(key);
        if (issued == null) {
            throw new IllegalStateException("the hub releases a guarantee that nobody issued: " + key);
        }
        if (issued.instruction() != null) {
            return Optional.empty();
        }
        String instruction = data.path("instructionId").asText();
        LocalDate today = Ledger.day(clock.instant());
        keep(issued.back(instruction, today));
        return Optional.of(released(issued, instruction, today));
    }

    /** Everything it issued, oldest first. */
    public synchronized List<Guarantee> books() {
        return List.copyOf(books.values());
    }

    private String released(Guarantee guarantee, String instruction, LocalDate on) {
        ObjectNode message = JSON.createObjectNode();
        message.put("specversion", "1.0").put("id", "one-thing-guarantee-" + guarantee.number());
        message.put("source", "urn:caitong:partner:one-thing").put("type", RELEASED);
        message.put(
                "time",
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(clock.instant().atZone(Ledger.ZONE)));
        message.put("subject", guarantee.tender()).put("datacontenttype", "application/json");
        message.put("dataschema", "urn:caitong:schema:" + RELEASED).put("jurisdiction", guarantee.jurisdiction());
        ObjectNode data = message.putObject("data");
        data.putObject("deposit")
                .put("tenderId", guarantee.tender())
                .put("lotId", guarantee.lot())
                .put("receiptId", guarantee.receiptId())
                .put("holder", guarantee.holder());
        data.put("instructionId", instruction).put("releasedOn", on.toString());
        return message.toString();
    }

    private void keep(Guarantee guarantee) {
        file.append(JsonLines.write(guarantee));
        put(guarantee);
    }

    private void put(Guarantee guarantee) {
        books.put(guarantee.deposit(), guarantee);
    }

    private static JsonNode read(String message) {
        try {
            return JSON.readTree(message);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a message that is no JSON: " + message, e);
        }
    }

    @Override
    public void close() {
        file.close();
    }
}
