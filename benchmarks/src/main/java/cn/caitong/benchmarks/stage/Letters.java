package cn.caitong.benchmarks.stage;

import cn.caitong.engine.crypto.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Messages of made-up partners: the samples of the message catalogue and of a district's dialect, with other ids. Numbers
 * have a fixed width, so that all messages of a kind have the same size.
 */
public final class Letters {
    /** The one district whose centre speaks here. */
    public static final String CENTRE = "500103";

    private static final String SAMPLE_TENDER = "ocds-000000-CQ-2026-0103";
    private static final String SAMPLE_SUPPLIER = "91500103MA6100T03D";
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private final String receipt;
    private final String registered;
    private final String terminated;

    public Letters(Path home) throws IOException {
        receipt = Files.readString(home.resolve("mappings/dialects/cqyz/samples/wire/in-receipt.json"));
        registered = example(home, "tender.registered.v1/good/two-lots.json");
        terminated = example(home, "tender.terminated.v1/good/all-lots.json");
    }

    /** A tender whose bid deadline was on 2026-02-05. */
    public Letter tender(int tender) {
        return canonical("one-thing", "one-thing-000001", registered, tender);
    }

    public Letter termination(int tender) {
        return canonical("portal", "portal-000003", terminated, tender);
    }

    /** Money that came before the bid deadline: it is held. */
    public Letter inTime(int tender, long n) {
        return money(tender, n, "2026-01-28 10:14:55");
    }

    /** Money that came after it: it secures no bid, and is sent back at once. */
    public Letter late(int tender, long n) {
        return money(tender, n, "2026-02-06 10:14:55");
    }

    /** The holder's receipt id of the money with this number. */
    public static String receiptId(long n) {
        return "YZ%014d".formatted(n);
    }

    private Letter money(int tender, long n, String receivedAt) {
        String body = receipt.replace("500103-20260128-000101", "500103-%015d".formatted(n))
                .replace("\"SEQ\": 101", "\"SEQ\": %d".formatted(1_000_000_000L + n))
                .replace("YZ20260128000001", receiptId(n))
                .replace("2026-01-28 10:14:55", receivedAt)
                .replace(SAMPLE_TENDER, tenderId(tender))
                .replace(SAMPLE_SUPPLIER, supplier(n));
        return letter(CENTRE, "receipts", body);
    }

    private static Letter canonical(String partner, String sampleId, String sample, int tender) {
        String body = sample.replace(sampleId, "%s-t%06d".formatted(partner, tender))
                .replace(SAMPLE_TENDER, tenderId(tender));
        return letter(partner, "", body);
    }

    private static Letter letter(String partner, String channel, String body) {
        return new Letter(partner, channel, Bytes.of(body.getBytes(StandardCharsets.UTF_8)));
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

    private static String example(Path home, String file) throws IOException {
        return Files.readString(home.resolve("mappings/schemas/examples").resolve(file));
    }
}
