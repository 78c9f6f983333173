package cn.caitong.simulators.treasury;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a hub initiates in ISO 20022: the contract's own sample, and how it is sent. */
final class Initiated {
    static final Path SAMPLES = Path.of("..", "mappings", "dialects", "czbk", "samples", "wire");
    static final String PATH = "/iso20022/pain.001.001.09";
    static final String TYPE = "application/xml; charset=UTF-8";

    private Initiated() {}

    /** 120,000.00 from two budget lines. */
    static String usual() throws IOException {
        return sample("out-initiation");
    }

    /** The repairs' line alone, under other ids. */
    static String repaired() throws IOException {
        return usual().replaceFirst("(?s)<PmtInf>.*?</PmtInf>\\s*", "")
                .replace("<MsgId>" + Applied.FIRST, "<MsgId>" + Applied.SECOND)
                .replace("CT-90d4e7a3b15c6f82-1", "CT-90d4e7a3b15c6f82-2")
                .replace("<NbOfTxs>2<", "<NbOfTxs>1<")
                .replace("<CtrlSum>120000.00", "<CtrlSum>40000.00");
    }

    static String sample(String name) throws IOException {
        return Files.readString(SAMPLES.resolve(name + ".xml"));
    }

    static String say(Counter counter, String document) throws IOException, InterruptedException {
        return text(send(counter, document));
    }

    static HttpResponse<byte[]> send(Counter counter, String document) throws IOException, InterruptedException {
        return counter.send(PATH, document.getBytes(StandardCharsets.UTF_8), TYPE, "hub-token");
    }

    static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
