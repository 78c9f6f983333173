package cn.caitong.app.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What people do while the hub is killed: tenders are registered, paid for and terminated, so that every deposit goes back. */
public final class Business {
    private static final Path RECEIPT = Path.of("../mappings/dialects/cqyz/samples/wire/in-receipt.json");
    private static final int LOTS = 3;

    private final Town town;
    private final String receipt;
    private final AtomicInteger tenders = new AtomicInteger();
    private final List<Tender> all = new ArrayList<>();

    /** One tender and the money that came in for it. */
    public record Tender(String id, List<String> receipts) {}

    public Business(Town town) throws IOException {
        this.town = town;
        this.receipt = Files.readString(RECEIPT);
    }

    public List<String> receipts() {
        return all.stream().flatMap(tender -> tender.receipts().stream()).toList();
    }

    /** A tender is registered and its deposits come in; the hub may hear of it in any order. */
    public Tender open() {
        int number = tenders.incrementAndGet();
        String id = "K%04d".formatted(number);
        List<String> receipts = new ArrayList<>();
        send(id, "one-thing", "tender.registered.v1", registered(id));
        for (int lot = 1; lot <= LOTS; lot++) {
            String name = "YZ2026%08d".formatted(number * 10 + lot);
            town.centre.receive(receipt.replace("YZ20260128000001", name)
                    .replace("ocds-000000-CQ-2026-0103", id)
                    .replace("\"BID_SECTION_CODE\": \"1\"", "\"BID_SECTION_CODE\": \"" + lot + "\""));
            receipts.add(name);
        }
        Tender tender = new Tender(id, List.copyOf(receipts));
        all.add(tender);
        return tender;
    }

    /** It is terminated: from that day on the deposits are owed. */
    public void terminate(Tender tender, LocalDate published) {
        send(tender.id(), "portal", "tender.terminated.v1", """
            {"tenderId":"%s","reason":"采购任务取消",
             "publication":{"publishedAt":"%sT10:00:00+08:00","source":"portal"}}\
            """.formatted(tender.id(), published));
    }

    /** A message that must be refused. */
    void nonsense() {
        String id = "nonsense-" + tenders.incrementAndGet();
        String body = envelope(id, "one-thing", "tender.registered.v1", id, "{\"legalRegime\":\"no such\"}");
        town.client.send(new Client.Letter(id, Town.token("one-thing"), body, 422));
    }

    private void send(String tender, String partner, String type, String data) {
        String id = type + "-" + tender;
        String body = envelope(id, partner, type, tender, data);
        town.client.send(new Client.Letter(id, Town.token(partner), body, 202));
    }

    private static String registered(String id) {
        StringBuilder lots = new StringBuilder();
        for (int lot = 1; lot <= LOTS; lot++) {
            lots.append(lot == 1 ? "" : ",").append("""
                {"id":"%d","value":{"amount":"600000.00","currency":"CNY"},
                 "depositAmount":{"amount":"12000.00","currency":"CNY"}}\
                """.formatted(lot));
        }
        return """
            {"tender":{"id":"%s","title":"教学设备","procurementMethod":"open","procurementMethodDetails":"公开招标",
              "value":{"amount":"1800000.00","currency":"CNY"},
              "tenderPeriod":{"endDate":"2026-02-10T09:30:00+08:00"},"bidOpening":{"date":"2026-02-10T09:30:00+08:00"},
              "lots":[%s]},
             "legalRegime":"order-87","district":"500103",
             "buyer":{"name":"示例采购单位","identifier":{"scheme":"CN-USCC","id":"115000000000000275"}},
             "depositHolder":{"role":"trading-centre","partner":"500103"}}\
            """.formatted(id, lots);
    }

    private static String envelope(String id, String partner, String type, String tender, String data) {
        return """
            {"specversion":"1.0","id":"%s","source":"urn:caitong:partner:%s","type":"%s",
             "time":"2026-02-20T12:00:00+08:00","subject":"%s","datacontenttype":"application/json",
             "dataschema":"urn:caitong:schema:%s","jurisdiction":"500103","data":%s}\
            """.formatted(id, partner, type, tender, type, data);
    }
}
