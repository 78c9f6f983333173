package cn.caitong.app.nodes;

import cn.caitong.app.kill.Town;
import cn.caitong.app.papers.ContractPapers;
import cn.caitong.app.papers.InvoicePapers;
import cn.caitong.simulators.sftp.FileDialect;
import cn.caitong.simulators.sftp.SftpCentre;
import cn.caitong.simulators.sftp.SftpSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** A client of purchasers that puts their objections down as files, in a way of its own, and is there by files alone. */
final class FilingClient implements AutoCloseable {
    static final String ID = "ykz-files";

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String DESCRIPTOR = """
        id: ykz-files
        name: 采购单位文件端
        jurisdiction: "500000"
        role: purchaser-client
        protocol: sftp
        dialect: ykzf
        reports: [objection.raised.v1]
        inbound: { channels: [objections], maxBytes: 1048576 }
        files:
          user: caitong
          authentication: password
          finished: rename
          poll: PT0.3S
          lease: PT6S
          folders:
            in: to-hub
            inArchive: to-hub-taken
            inRefused: to-hub-refused
            inAnswers: to-hub-answers
            out: from-hub
            outArchive: from-hub-read
            outResults: from-hub-results
        outbound:
          baseUrl: sftp://localhost:1
          connectTimeout: PT0.5S
          answerTimeout: PT1S
          concurrency: 1
          lease: PT6S
          settle: PT1S
          onUnknown: {}
          backoff: { first: PT1S, longest: PT2S, shortest: PT1S }
        """;
    private static final String DIALECT = """
        name: ykzf
        format: csv
        in:
          objections: { file: 'YY_\\w+\\.csv', layout: objections, transform: in/objections.jslt }
        out: {}
        files: { result: '{stem}_JG.csv', answer: '{stem}_HZ.csv', transform: out/answer.jslt }
        csv:
          encoding: GB18030
          delimiter: ","
          quote: '"'
          lineEnd: CRLF
          sum: yuan
          maxRows: 100
          layouts:
            objections:
              names: true
              columns: [消息编号, 区县, 发票号码, 合同编号, 项目编号, 异议编号, 证据摘要]
              foot: ["=合计", count]
            answer:
              head: ["=回执", 文件名, 结论]
              names: true
              columns: [行号, 消息编号, 结果, 受理时间, 代码]
              foot: ["=合计", count]
        answerCode: []
        answers: []
        """;
    private static final String OBJECTIONS = """
        {
          "id": .row."消息编号",
          "type": "objection.raised.v1",
          "time": "2026-03-11T12:00:00+08:00",
          "subject": .row."发票号码",
          "jurisdiction": .row."区县",
          "datacontenttype": "application/json",
          "data": {
            "claim": {
              "invoice": .row."发票号码",
              "contractId": .row."合同编号",
              "tenderId": .row."项目编号"
            },
            "objectionId": .row."异议编号",
            "ground": "wrong-items",
            "evidence": [ { "name": "附件.pdf", "digest": .row."证据摘要", "kind": "correspondence" } ],
            "raisedBy": { "id": "file-1", "role": "purchaser" },
            "raisedAt": "2026-03-11T12:00:00+08:00"
          }
        }
        """;
    private static final String ANSWER = """
        {
          "layout": "answer",
          "head": { "文件名": .file, "结论": .outcome },
          "rows": [ for (.rows) {
            "行号": string(.line), "消息编号": .id, "结果": .outcome, "受理时间": .receipt.acceptedAt, "代码": .code
          } ]
        }
        """;

    private final SftpCentre server;

    private FilingClient(SftpCentre server) {
        this.server = server;
    }

    /** Describes it in a town's home, on a port that is free now; the port. */
    static int describe(Town town) throws IOException {
        Path dialects = town.home().resolve("mappings/dialects");
        Path shipped = dialects.toRealPath();
        Files.delete(dialects);
        try (Stream<Path> files = Files.walk(shipped)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = dialects.resolve(shipped.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        write(dialects.resolve("ykzf/dialect.yaml"), DIALECT);
        write(dialects.resolve("ykzf/in/objections.jslt"), OBJECTIONS);
        write(dialects.resolve("ykzf/out/answer.jslt"), ANSWER);
        write(town.home().resolve("config/partners/ykz-files.yaml"), DESCRIPTOR);
        int port = Pair.freePort();
        town.environment().put("HUB_PARTNER_YKZ_FILES_URL", "sftp://localhost:" + port);
        return port;
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Opens its server; only its folders are of use here, and nobody in it does anything. */
    static FilingClient open(Pair pair, Path folder, int port) throws IOException {
        Path key = pair.town.data().resolve("secrets").resolve(ID + ".sftp.hostkey");
        SftpSettings settings = SftpSettings.stepped(ID, FileDialect.CQCK, "caitong", pair.passwordAt(ID), key);
        return new FilingClient(SftpCentre.open(settings.onPort(port), folder, pair.days));
    }

    /** A file with one objection to all of an invoice; it has its name only when it is whole. */
    void objects(InvoicePapers invoice, String objection) {
        put("YY_%s.csv".formatted(objection), invoice, objection);
    }

    void put(String name, InvoicePapers invoice, String objection) {
        ContractPapers contract = invoice.contract();
        String row = String.join(
                ",",
                "F-" + objection,
                "500103",
                invoice.number(),
                contract.id(),
                contract.tender(),
                objection,
                ContractPapers.DOCUMENT);
        String file = String.join("\r\n", List.of("消息编号,区县,发票号码,合同编号,项目编号,异议编号,证据摘要", row, "合计,1", ""));
        Path in = server.folders().resolve("to-hub");
        try {
            Path aside = Files.writeString(in.resolve(name + ".tmp"), file, GB18030);
            Files.move(aside, in.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Whether the hub has taken a file of this name, and moved it away. */
    boolean hasTaken(String name) {
        return Files.exists(server.folders().resolve("to-hub-taken").resolve(name));
    }

    @Override
    public void close() {
        server.close();
    }
}
