package cn.caitong.benchmarks.stage;

import cn.caitong.connectors.dialect.AnswerReader;
import cn.caitong.engine.delivery.End;
import cn.caitong.engine.delivery.Marked;
import cn.caitong.engine.delivery.Sender;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Partners that take everything at once, each in its own words. */
final class Stub implements Sender {
    private static final Charset GBK = Charset.forName("GBK");
    private static final Pattern AMOUNT = Pattern.compile("<PayAmt>([^<]+)</PayAmt>");
    private static final int OK = 200;

    private final AnswerReader answers;
    private final String centre;
    private final String client;
    private final String treasury;

    private Stub(AnswerReader answers, Path home) throws IOException {
        this.answers = answers;
        this.centre = Files.readString(home.resolve(StandIn.ACCEPTED));
        this.client = Files.readString(home.resolve("mappings/dialects/ykz/samples/wire/answer-taken.json"));
        this.treasury = Files.readString(home.resolve("mappings/dialects/czzf/samples/wire/answer-taken.xml"), GBK);
    }

    static Stub of(Path home, AnswerReader answers) throws IOException {
        return new Stub(answers, home);
    }

    @Override
    public End send(Marked marked) {
        return answers.read(marked, OK, answer(marked), Optional.empty());
    }

    private byte[] answer(Marked marked) {
        return switch (marked.partner()) {
            case "one-thing" -> "{}".getBytes(StandardCharsets.UTF_8);
            case "ykz" ->
                client.replace("0d2f7f3e-5b1c-8a2e-9c55-3f1f0c9a7d2e", marked.businessId())
                        .getBytes(StandardCharsets.UTF_8);
            case "treasury" ->
                treasury.replace("CT-7c1e5a0b9d3f2468-1", marked.businessId())
                        .replace("120000.00", amount(marked))
                        .getBytes(GBK);
            default -> centre.replace(StandIn.SAMPLE, marked.businessId()).getBytes(StandardCharsets.UTF_8);
        };
    }

    private static String amount(Marked marked) {
        Matcher amount = AMOUNT.matcher(new String(marked.wire().array(), GBK));
        if (!amount.find()) {
            throw new IllegalStateException("An application without a sum");
        }
        return amount.group(1);
    }
}
