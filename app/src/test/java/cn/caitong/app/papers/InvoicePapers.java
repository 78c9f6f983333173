package cn.caitong.app.papers;

import cn.caitong.engine.crypto.Digests;
import cn.caitong.mappings.json.CanonicalJson;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One digital invoice (数电票) under a contract, and what is said of it. It is the sample of 13,950.00 in two lines, 11,300.00 and
 * 2,650.00, under another number and from another seller.
 */
public final class InvoicePapers {
    public static final String TOTAL = "13950.00";

    private static final Path SAMPLE = Path.of("../mappings/invoices/plain.xml");
    private static final Path OBJECTION = Path.of("../mappings/dialects/ykz/samples/wire/in-objection.json");
    private static final int PIECE = 1000;

    private final ContractPapers contract;
    private final String number;

    public InvoicePapers(ContractPapers contract, String number) {
        this.contract = contract;
        this.number = number;
    }

    public ContractPapers contract() {
        return contract;
    }

    public String number() {
        return number;
    }

    /** As the tax platform gave it to the contract's supplier. */
    public String xml() {
        return text(SAMPLE)
                .replace("26502000000000000001", number)
                .replace("91500157MATE5T017E", ContractPapers.SUPPLIER)
                .replace("2026-11-20", contract.day().toString());
    }

    /** A supplier submits it as it should. */
    public String submitted(String milestone) {
        return submitted(milestone, xml(), ContractPapers.PAYEE, "", acceptance());
    }

    /**
     * A supplier submits it in another way.
     *
     * @param which of several submissions
     */
    public String submitted(String milestone, String xml, String payee, String which, String acceptance) {
        byte[] file = xml.getBytes(StandardCharsets.UTF_8);
        return say("invoice.submitted.v1", which, """
            "milestone":"%s",
            "supplier":{"name":"重庆解放碑办公设备有限公司","identifier":{"scheme":"CN-USCC","id":"%s"}},
            "invoice":{"form":"digital","content":{"mediaType":"application/xml","base64":[%s],"digest":"sm3:%s"}},
            "payee":%s,"acceptance":[%s],"uploadedAt":"%sT11:30:00+08:00"\
            """.formatted(
                        milestone,
                        ContractPapers.SUPPLIER,
                        pieces(Base64.getEncoder().encodeToString(file)),
                        HexFormat.of().formatHex(Digests.SM3.of(file)),
                        payee,
                        acceptance,
                        contract.day()));
    }

    /** The papers of the acceptance, as they are on the contract's record. */
    public String acceptance() {
        return """
            {"kind":"acceptance-report","digest":"%s","date":"%s"}\
            """.formatted(ContractPapers.REPORT, contract.day());
    }

    private static String pieces(String base64) {
        List<String> pieces = IntStream.iterate(0, from -> from < base64.length(), from -> from + PIECE)
                .mapToObj(from -> base64.substring(from, Math.min(base64.length(), from + PIECE)))
                .toList();
        return pieces.stream().collect(Collectors.joining("\",\"", "\"", "\""));
    }

    /**
     * The purchaser objects to all of it, with evidence.
     *
     * @param partner through whom, of those that speak the canonical form
     */
    public String objected(String partner, String objection) {
        return contract.envelope(partner, "objection.raised.v1", number, objection, """
            {"claim":{"invoice":"%s","contractId":"%s","tenderId":"%s"},"objectionId":"%s","ground":"wrong-items",
             "evidence":[{"name":"情况说明.pdf","digest":"%s","kind":"correspondence"}],
             "raisedBy":{"id":"u-100","role":"purchaser"},"raisedAt":"%sT12:00:00+08:00"}\
            """.formatted(
                        number, contract.id(), contract.tender(), objection, ContractPapers.DOCUMENT, contract.day()));
    }

    /** The same through the purchasers' client, in its own words; the message's id is {@code YKZ-} and the objection's. */
    public String objectedAtTheClient(String objection) {
        return text(OBJECTION)
                .replace("YKZ-20260410-000002", "YKZ-" + objection)
                .replace("26502000000000004711", number)
                .replace("HT-2026-0103-01", contract.id())
                .replace("ocds-000000-CQ-2026-0103", contract.tender())
                .replace("YY-1", objection)
                .replace("  \"amount\": \"20000.00\",\n", "");
    }

    /** Finance finds that an objection is none. */
    public String dismissed(String objection) {
        return say("objection.decided.v1", objection, """
            "objectionId":"%s","outcome":"dismissed","decidedBy":{"id":"caizheng-7","role":"finance"},
            "decidedAt":"%sT14:00:00+08:00"\
            """.formatted(objection, contract.day()));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A supplier reminds the purchaser of its payment (N5.5). */
    public String requested(String supplier) {
        return say("payment.requested.v1", supplier, """
            "payment":{"id":"%s"},"supplier":{"name":"重庆解放碑办公设备有限公司","identifier":{"scheme":"CN-USCC","id":"%s"}},
            "requestedBy":{"id":"u-200"},"requestedAt":"%sT12:00:00+08:00"\
            """.formatted(number, supplier, contract.day()));
    }

    /** Its people confirm that the purchaser has it. */
    public String confirmed() {
        return say("invoice.confirmed.v1", "", """
            "confirmedBy":{"id":"u-100","role":"purchaser"},"confirmedAt":"%sT12:00:00+08:00"\
            """.formatted(contract.day()));
    }

    /** The purchaser's maker prepares its payment, one budget line for each amount. */
    public String prepared(String... amounts) {
        return say("payment.prepared.v1", "", preparation(amounts));
    }

    private String preparation(String... amounts) {
        String lines = IntStream.range(0, amounts.length)
                .mapToObj(n -> """
                    {"budget":%s,"amount":{"amount":"%s","currency":"CNY"}}\
                    """.formatted(budget("50010325T0000000%05d".formatted(12345 + n)), amounts[n]))
                .collect(Collectors.joining(","));
        return """
            "payment":{"id":"%s"},"lines":[%s],
            "purpose":"办公设备采购款","preparedBy":{"id":"u-101","role":"purchaser"}\
            """.formatted(number, lines);
    }

    /**
     * The same of a part that was confirmed later: the claim's second confirmed sum.
     *
     * @param which of several preparations; so is an approval's
     */
    public String partPrepared(String amount, String which) {
        return say("payment.prepared.v1", number + ".2", which, partPreparation(amount));
    }

    private String partPreparation(String amount) {
        return """
            "payment":{"id":"%s.2"},"lines":[{"budget":%s,"amount":{"amount":"%s","currency":"CNY"}}],
            "purpose":"办公设备采购款","preparedBy":{"id":"u-101","role":"purchaser"}\
            """.formatted(number, budget("50010325T000000012345"), amount);
    }

    /** It is taken back before it left. */
    public String partWithdrawn() {
        return say("payment.withdrawn.v1", number + ".2", "", """
            "payment":{"id":"%s.2"},"reason":"国库系统停机","withdrawnBy":{"id":"u-102","role":"purchaser"}\
            """.formatted(number));
    }

    /** Another person checks that. */
    public String partApproved(String amount, String which) {
        return say("payment.approved.v1", number + ".2", which, """
            "payment":{"id":"%s.2"},"preparation":"%s","approvedBy":{"id":"u-102","role":"purchaser"}\
            """.formatted(number, digest(partPreparation(amount))));
    }

    /** Another person of the purchaser checks what was prepared with these amounts. */
    public String approved(String... amounts) {
        return say("payment.approved.v1", "", """
            "payment":{"id":"%s"},"preparation":"%s","approvedBy":{"id":"u-102","role":"purchaser"}\
            """.formatted(number, digest(preparation(amounts))));
    }

    /** Of what was prepared with these amounts. */
    public String digestOf(String... amounts) {
        return digest(preparation(amounts));
    }

    private String digest(String fields) {
        try {
            return Digests.SM3.print(Digests.SM3.of(CanonicalJson.bytes(new ObjectMapper().readTree(data(fields)))));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Two persons name another budget line for the one that was refused. */
    public String repaired() {
        return say("payment.lines-repaired.v1", "", """
            "payment":{"id":"%s"},"lines":[{"line":"111/2050205/31003/50010325T000000012345","budget":%s}],
            "repairedBy":{"id":"u-101","role":"purchaser"},"confirmedBy":{"id":"u-102","role":"purchaser"}\
            """.formatted(number, budget("50010326T000000000817")));
    }

    private static String budget(String project) {
        return """
            {"fund":"111","function":"2050205","economic":"31003","project":"%s","agency":"103001"}\
            """.formatted(project);
    }

    private String say(String type, String which, String fields) {
        return say(type, number, which, fields);
    }

    private String say(String type, String subject, String which, String fields) {
        return contract.envelope("one-thing", type, subject, which, data(fields));
    }

    private String data(String fields) {
        return "{\"claim\":{\"invoice\":\"%s\",\"contractId\":\"%s\",\"tenderId\":\"%s\"},%s}"
                .formatted(number, contract.id(), contract.tender(), fields);
    }
}
