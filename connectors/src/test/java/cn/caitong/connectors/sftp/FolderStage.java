package cn.caitong.connectors.sftp;

import cn.caitong.connectors.contract.Intakes;
import cn.caitong.connectors.contract.MessageCases;
import cn.caitong.connectors.dialect.Dialects;
import cn.caitong.connectors.inbound.Submissions;
import cn.caitong.connectors.partner.FileArea;
import cn.caitong.connectors.partner.Partner;
import cn.caitong.connectors.partner.PartnerFiles;
import cn.caitong.connectors.partner.Partners;
import cn.caitong.engine.evidence.EvidenceLog;
import cn.caitong.engine.files.FileIntake;
import cn.caitong.engine.files.FileLeases;
import cn.caitong.engine.files.RowAnswers;
import cn.caitong.engine.intake.BacklogLimits;
import cn.caitong.engine.intake.Bodies;
import cn.caitong.engine.intake.FolderBlobs;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.TransactionListener;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.HubNode;
import cn.caitong.engine.time.LegalTime;
import cn.caitong.engine.time.MonthPartitions;
import cn.caitong.engine.time.Ticker;
import cn.caitong.engine.vault.Vault;
import cn.caitong.engine.vault.VaultKeys;
import cn.caitong.mappings.identifier.Districts;
import cn.caitong.mappings.validation.Validator;
import cn.caitong.simulators.sftp.FileDialect;
import cn.caitong.simulators.sftp.SftpCentre;
import cn.caitong.simulators.sftp.SftpSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;

/** The folders of 500229 on a real server, and nodes of a hub that read them; what lies there is put down by the test. */
final class FolderStage implements AutoCloseable {
    static final Charset GB18030 = Charset.forName("GB18030");
    static final Path SAMPLES = Path.of("..", "mappings", "dialects", "cqck", "samples", "wire");
    private static final String ID = "500229";
    private static final String PASSWORD = "shown-by-the-hub";

    final TestDatabase database = new TestDatabase();
    final SftpCentre centre;
    private final ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor();
    private final Path folder;
    private final Partner described;

    FolderStage(Path folder) throws IOException {
        this.folder = folder;
        Path secrets = Files.createDirectories(folder.resolve("secrets"));
        HostKey.draw(secrets, ID, "localhost");
        Files.writeString(secrets.resolve(ID + ".sftp.password"), PASSWORD);
        centre = SftpCentre.open(
                SftpSettings.stepped(ID, FileDialect.CQCK, "caitong", PASSWORD, secrets.resolve(ID + ".sftp.hostkey")),
                folder.resolve("centre"),
                InstantSource.system());
        described = PartnerFiles.load(Path.of("..", "config", "partners")).stream()
                .filter(partner -> partner.id().equals(ID))
                .findFirst()
                .orElseThrow()
                .at(centre.address().toString());
        new MonthPartitions(database.transactions()).ensure();
    }

    Path secrets() {
        return folder.resolve("secrets");
    }

    Partner partner() {
        return described;
    }

    /** The same partner, whose files are finished otherwise. */
    Partner finishing(FileArea.Finished how) {
        return finishing(how, described.files().orElseThrow().stableFor());
    }

    /** The same, after so long a rest where that is how it is known. */
    Partner finishing(FileArea.Finished how, Duration stableFor) {
        FileArea area = described.files().orElseThrow();
        FileArea otherwise = new FileArea(
                area.user(),
                area.authentication(),
                how,
                area.done(),
                stableFor,
                area.poll(),
                area.lease(),
                area.folders());
        return new Partner(
                described.id(),
                described.name(),
                described.jurisdiction(),
                described.role(),
                described.protocol(),
                described.dialect(),
                described.reports(),
                described.inbound(),
                described.outbound(),
                Optional.of(otherwise));
    }

    Pickup node(String name) {
        return node(name, TransactionListener.NONE, described);
    }

    /** A node's pick-up; {@code listener} sees its transactions. */
    Pickup node(String name, TransactionListener listener, Partner as) {
        return node(name, listener, as, Ticker.SYSTEM);
    }

    /** The same, by another ticker than that of its connections. */
    Pickup node(String name, TransactionListener listener, Partner as, Ticker ticker) {
        Transactions transactions = new Transactions(database.database().dataSource(), listener);
        Vault vault = new Vault(VaultKeys.inFolder(folder.resolve("keys")));
        Partners partners = new Partners(List.of(as));
        FileLeases leases = new FileLeases(transactions, new HubNode(name, "test"));
        LegalTime legalTime = new LegalTime(transactions);
        FileIntake intake = new FileIntake(
                transactions,
                leases,
                Intakes.of(transactions, vault, folder, BacklogLimits.DEFAULT),
                new Bodies(vault, new FolderBlobs(folder.resolve("blobs"), vault)),
                new RowAnswers(vault),
                new EvidenceLog(transactions),
                legalTime);
        RowReader rows = new RowReader(
                new Validator(Districts.load(Path.of("..", "config", "districts.yaml"))),
                new Submissions(MessageCases::locate));
        return new Pickup(
                as,
                new SftpLinks(secrets(), alarms, Ticker.SYSTEM),
                new Dialects(Path.of("..", "mappings", "dialects"), partners),
                rows,
                leases,
                intake,
                legalTime,
                ticker);
    }

    Path file(String folderName, String name) {
        return centre.folders().resolve(folderName).resolve(name);
    }

    void put(String name, byte[] content) {
        try {
            Files.write(file("to-hub", name), content);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void put(String name, String text) {
        put(name, text.getBytes(GB18030));
    }

    static byte[] sample(String name) {
        try {
            return Files.readAllBytes(SAMPLES.resolve(name + ".csv"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static String text(String name) {
        return new String(sample(name), GB18030);
    }

    /** What the hub answered, line by line. */
    List<String> answer(String name) {
        try {
            return Files.readString(file("to-hub-answers", name), GB18030)
                    .lines()
                    .toList();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    List<String> names(String folderName) {
        try (Stream<Path> files = Files.list(centre.folders().resolve(folderName))) {
            return files.map(path -> String.valueOf(path.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    List<String> column(String sql) {
        return database.jdbc().sql(sql).query(String.class).list();
    }

    /** Everything as it was in the beginning. */
    void clear() {
        database.empty();
        for (String name : names(".")) {
            for (String file : names(name)) {
                try {
                    Files.delete(file(name, file));
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            }
        }
    }

    @Override
    public void close() {
        alarms.shutdownNow();
        centre.close();
        database.close();
    }
}
