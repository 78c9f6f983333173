package cn.caitong.app.nodes;

import cn.caitong.app.kill.Town;
import cn.caitong.app.papers.InvoicePapers;
import cn.caitong.simulators.queue.Parcel;
import cn.caitong.simulators.queue.QueueLine;
import java.io.IOException;
import java.nio.file.Files;

/** A client of purchasers that puts their objections into a queue of its own at the broker of both nodes. */
final class QueueingClient implements AutoCloseable {
    static final String ID = "ykz-queue";

    private static final String DESCRIPTOR = """
        id: ykz-queue
        name: 采购单位队列端
        jurisdiction: "500000"
        role: purchaser-client
        protocol: amqp
        dialect: canonical
        reports: [objection.raised.v1]
        inbound: { channels: [], maxBytes: 200000, perSecond: 1000 }
        """;

    private final QueueLine line;

    private QueueingClient(QueueLine line) {
        this.line = line;
    }

    /** Makes it known to the nodes, before they start. */
    static void describe(Town town) throws IOException {
        Files.writeString(town.home().resolve("config/partners").resolve(ID + ".yaml"), DESCRIPTOR);
        town.drawTokens(ID);
    }

    static QueueingClient open(Pair pair) {
        return new QueueingClient(QueueLine.open("127.0.0.1", pair.brokerPort(), BrokerMain.USER, BrokerMain.PASSWORD));
    }

    /** It returns once the broker has it, whoever reads it then. */
    void objects(InvoicePapers invoice, String objection) {
        line.put("partner." + ID + ".in", Parcel.said(objection, invoice.objected(ID, objection)));
    }

    @Override
    public void close() {
        line.close();
    }
}
