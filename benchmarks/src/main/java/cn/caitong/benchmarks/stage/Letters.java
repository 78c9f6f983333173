package cn.caitong.benchmarks.stage;

import cn.caitong.engine.crypto.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/**
 * Messages of made-up partners: the samples of the message catalogue and of a district's dialect, with other ids. Numbers
 * have a fixed width, so that all messages of a kind have the same size.
 */
public final class Letters {
    /** The district whose centre takes what it is told. */
    public static final String CENTRE = "500103";
    /** The one whose centre does not. */
    public static final String OTHER_CENTRE = "500240";

    private static final ZoneId LEGAL_ZONE = ZoneId.of("Asia/Shanghai");
    private static final String SAMPLE_TENDER = "ocds-000000-CQ-2026-0103";
    private static final String SAMPLE_SUPPLIER = "91500103MA6100T03D";
    private static final String SAMPLE_AMOUNT = "12000.00";
    private static final String LITTLE = "120.00";
    private static final String LATE = "2026-02-06 10:14:55";
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private final String receipt;
    private final String otherReceipt;
    private final String credit;
    private final String registered;
    private final String terminated;

    public Letters(Path home) throws IOException {
        receipt = wire(home, "cqyz/samples/wire/in-receipt.json");
        otherReceipt = wire(home, "cqsz/samples/wire/in-receipt.json");
        credit = wire(home, "cqyz/samples/wire/in-refund-credited.json").replace("2026-02-12", today().toString());
        registered = example(home, "tender.registered.v1/good/two-lots.json");
        terminated = example(home, "tender.terminated.v1/good/all-lots.json");
    }

    /** A tender whose bid deadline was on 2026-02-05. */
    public Letter tender(int tender) {
        return canonical("one-thing", "one-thing-000001", registered, tender);
    }

    /** The same in the other district. */
    public Letter tenderElsewhere(int tender) {
        String elsewhere = registered.replace(inQuotes(CENTRE), inQuotes(OTHER_CENTRE));
        return canonical("one-thing", "one-thing-000001", elsewhere, tender);
    }

    public Letter termination(int tender) {
        return canonical("portal", "portal-000003", terminated, tender);
    }

    /** Money that came before the bid deadline: it is held. */
    public Letter inTime(int tender, long n) {
        return letter(CENTRE, "receipts", money(tender, n, "2026-01-28 10:14:55"));
    }

    /** Money that came after it: it secures no bid, and is sent back at once. */
    public Letter late(int tender, long n) {
        return letter(CENTRE, "receipts", money(tender, n, LATE));
    }

    /** Late and little: an hour's limit on the money of a partner lets hundreds of thousands of such refunds pass. */
    public Letter lateAndLittle(int tender, long n) {
        return letter(CENTRE, "receipts", money(tender, n, LATE).replace(SAMPLE_AMOUNT, LITTLE));
    }

    /** The bank has credited the refund of a little that was late, today. */
    public Letter credited(String receiptNo, String refundNo, int tenders) {
        long n = Long.parseLong(receiptNo.substring(2));
        String body = credit.replace(SAMPLE_AMOUNT, LITTLE)
                .replace("500103-20260212-000103", "500103-c-%015d".formatted(n))
                .replace("\"SEQ\": 103", "\"SEQ\": %d".formatted(2_000_000_000L + n))
                .replace("CT-5b1f0c9a7d2e4386-1", refundNo)
                .replace("YZ20260128000001", receiptNo)
                .replace(SAMPLE_TENDER, tenderId(tenderOf(n, tenders)))
                .replace(SAMPLE_SUPPLIER, supplier(n));
        return letter(CENTRE, "refund-results", body);
    }

    /** Which of so many tenders the money with this number is for. */
    public static int tenderOf(long n, int tenders) {
        return 1 + (int) (n % tenders);
    }

    /** Money that came too late to the other district's centre, in its own words. */
    public Letter lateElsewhere(int tender, long n) {
        String id = "SZ-20260206-%015d".formatted(n);
        String body = otherReceipt
                .replace("SZ-20260128-0000017", id)
                .replace("SZSK0000231", "SZSK%014d".formatted(n))
                .replace("1769566495000", "1770344095000") // 2026-02-06 10:14:55
                .replace("1769566531000", "1770344131000")
                .replace("ocds-000000-CQ-2026-0240", tenderId(tender))
                .replace("91500240MA6114T265", supplier(n));
        return letter(OTHER_CENTRE, "receipts", Map.of("x-lsh", id), body);
    }

    /** The holder's receipt id of the money with this number. */
    public static String receiptId(long n) {
        return "YZ%014d".formatted(n);
    }

    private String money(int tender, long n, String receivedAt) {
        return receipt.replace("500103-20260128-000101", "500103-%015d".formatted(n))
                .replace("\"SEQ\": 101", "\"SEQ\": %d".formatted(1_000_000_000L + n))
                .replace("YZ20260128000001", receiptId(n))
                .replace("2026-01-28 10:14:55", receivedAt)
                .replace(SAMPLE_TENDER, tenderId(tender))
                .replace(SAMPLE_SUPPLIER, supplier(n));
    }

    private static Letter canonical(String partner, String sampleId, String sample, int tender) {
        String body = sample.replace(sampleId, "%s-t%06d".formatted(partner, tender))
                .replace(SAMPLE_TENDER, tenderId(tender));
        return letter(partner, "", body);
    }

    private static Letter letter(String partner, String channel, String body) {
        return letter(partner, channel, Map.of(), body);
    }

    private static Letter letter(String partner, String channel, Map<String, String> headers, String body) {
        return new Letter(partner, channel, headers, Bytes.of(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static String tenderId(int tender) {
        return "ocds-000000-CQ-2026-%04d".formatted(tender);
    }

    /** A credit code of its own for each supplier (GB 32100: the organisation's check character, then the code's). */
    static String supplier(long n) {
        String organisation = "%08d".formatted(n % 100_000_000);
        String code = "91500103" + organisation + organisationCheck(organisation);
        return code + codeCheck(code);
    }

    private static char organisationCheck(String digits) {
        int[] weights = {3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int place = 0; place < weights.length; place++) {
            sum += weights[place] * Character.digit(digits.charAt(place), 10);
        }
        int check = 11 - sum % 11;
        return check == 11 ? '0' : check == 10 ? 'X' : (char) ('0' + check);
    }

    private static char codeCheck(String code) {
        int sum = 0;
        int weight = 1;
        for (int place = 0; place < code.length(); place++) {
            sum += weight * ALPHABET.indexOf(code.charAt(place));
            weight = weight * 3 % 31;
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    /** The legal day on which this run began. */
    private static LocalDate today() {
        Instant began = ProcessHandle.current().info().startInstant().orElseThrow();
        return LocalDate.ofInstant(began, LEGAL_ZONE);
    }

    private static String inQuotes(String word) {
        return '"' + word + '"';
    }

    private static String wire(Path home, String file) throws IOException {
        return Files.readString(home.resolve("mappings/dialects").resolve(file));
    }

    private static String example(Path home, String file) throws IOException {
        return Files.readString(home.resolve("mappings/schemas/examples").resolve(file));
    }
}
