package cn.caitong.connectors.sftp;

import cn.caitong.connectors.dialect.AnswerReader;
import cn.caitong.connectors.dialect.Dialects;
import cn.caitong.connectors.inbound.Submissions;
import cn.caitong.connectors.partner.Partner;
import cn.caitong.connectors.partner.Partner.Protocol;
import cn.caitong.connectors.partner.Partners;
import cn.caitong.engine.files.FileIntake;
import cn.caitong.engine.files.FileLeases;
import cn.caitong.engine.time.LegalTime;
import cn.caitong.engine.time.Ticker;
import cn.caitong.mappings.validation.Validator;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;

/** Everything that partners of files need: a route to each, and a pick-up of what each puts down. */
public final class SftpPartners implements AutoCloseable {
    private final ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("sftp-alarms").daemon(true).factory());
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().name("sftp-", 0).daemon(true).factory());
    private final Partners partners;
    private final Dialects dialects;
    private final SftpLinks links;

    public SftpPartners(Partners partners, Dialects dialects, Path secrets) {
        this.partners = partners;
        this.dialects = dialects;
        this.links = new SftpLinks(secrets, alarms, Ticker.SYSTEM);
    }

    /** Adds a route to each partner, by which the one sender of all protocols calls it. */
    public void addRoutes(CamelContext camel, AnswerReader answers) throws Exception {
        camel.addRoutes(new SftpRoutes(new FileSender(partners, dialects, links, answers, Ticker.SYSTEM, threads)));
        for (Partner partner : partners.all()) {
            if (partner.protocol() == Protocol.SFTP) {
                TemplatedRouteBuilder.builder(camel, SftpRoutes.PUT)
                        .parameter("partner", partner.id())
                        .add();
            }
        }
    }

    /** The pick-up of each partner that puts files down, by its id; each is to have turns of its own. */
    public Map<String, Pickup> pickups(
            Validator validator, Submissions submissions, FileLeases leases, FileIntake intake, LegalTime legalTime) {
        RowReader rows = new RowReader(validator, submissions);
        Map<String, Pickup> pickups = new TreeMap<>();
        for (Partner partner : partners.all()) {
            if (partner.comesInBy(Protocol.SFTP)) {
                pickups.put(
                        partner.id(),
                        new Pickup(partner, links, dialects, rows, leases, intake, legalTime, Ticker.SYSTEM));
            }
        }
        return pickups;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        alarms.shutdownNow();
    }
}
