package cn.caitong.app.hub;

import cn.caitong.connectors.partner.Outbound;
import cn.caitong.connectors.partner.Partner;
import cn.caitong.connectors.partner.Partners;
import cn.caitong.simulators.city.City;
import cn.caitong.simulators.onething.TaskBoard;
import cn.caitong.simulators.rest.CentreSettings;
import cn.caitong.simulators.rest.Dialect;
import cn.caitong.simulators.sftp.FileDialect;
import cn.caitong.simulators.sftp.SftpSettings;
import cn.caitong.simulators.treasury.Stage;
import cn.caitong.simulators.treasury.TreasurySettings;
import cn.caitong.simulators.workbench.Workbench;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** The hub's partners as simulators, listening where their descriptors say and holding the tokens of this folder. */
public final class SimulatedCity implements AutoCloseable {
    private final City city;
    private final TaskBoard board;
    private final List<Workbench> workbenches;

    private SimulatedCity(City city, TaskBoard board, List<Workbench> workbenches) {
        this.city = city;
        this.board = board;
        this.workbenches = workbenches;
    }

    /**
     * Opens a centre for each trading centre among the hub's partners, the treasury, the portal, the application's board, and the list of
     * to-dos of each client of purchasers, whose people answer only when told to.
     *
     * @param settleAfter how long after acceptance a bank credits, where centres settle and send only when told; empty: they
     *     do both by themselves
     */
    public static SimulatedCity open(Hub hub, Path folder, InstantSource clock, Optional<Duration> settleAfter)
            throws IOException {
        Around around = new Around(hub.partnersOfHub(), hub.secrets(), hub.address(), "127.0.0.1", hub.queues());
        return around.open(folder, clock, settleAfter);
    }

    /**
     * Opens it around a hub of another process, on the folder of tokens that both share.
     *
     * @param bind the address of the interface that all doors listen on
     */
    public static SimulatedCity open(HubSettings settings, URI hub, String bind) throws IOException {
        Around around =
                new Around(Hub.partners(settings), new Secrets(settings.secrets()), hub, bind, settings.queues());
        return around.open(settings.data().resolve("city"), InstantSource.system(), Optional.empty());
    }

    /** @param queues where partners of queues are let in */
    private record Around(Partners partners, Secrets secrets, URI hub, String bind, HubSettings.QueueDoor queues) {
        SimulatedCity open(Path folder, InstantSource clock, Optional<Duration> settleAfter) throws IOException {
            // the library of the simulated servers warns of every client that hangs up before the last word, as ours
            // may
            LoggingSystem.get(SimulatedCity.class.getClassLoader()).setLogLevel("org.apache.sshd", LogLevel.ERROR);
            List<CentreSettings> centres = new ArrayList<>();
            List<SftpSettings> fileCentres = new ArrayList<>();
            for (Partner partner : partners.all()) {
                if (partner.role() == Partner.Role.TRADING_CENTRE
                        && partner.outbound().isPresent()) {
                    if (partner.protocol() == Partner.Protocol.SFTP) {
                        fileCentres.add(fileCentre(partner, settleAfter).boundTo(bind));
                    } else {
                        centres.add(centre(partner, settleAfter).boundTo(bind));
                    }
                }
            }
            Partner application = partners.find("one-thing").orElseThrow();
            String token = secrets.shownByHub(application.id());
            TaskBoard board = new TaskBoard(folder.resolve("tasks.jsonl"), bind, port(application), token);
            City city = City.open(folder, centres, fileCentres, clock);
            openTreasury(city, folder, clock, settleAfter);
            openPortal(city, folder, clock);
            city.hubIs(hub);
            return new SimulatedCity(city, board, workbenches(folder, clock));
        }

        private List<Workbench> workbenches(Path folder, InstantSource clock) throws IOException {
            List<Workbench> open = new ArrayList<>();
            for (Partner partner : partners.all()) {
                if (partner.role() == Partner.Role.PURCHASER_CLIENT) {
                    String hubToken = secrets.shownByHub(partner.id());
                    String ownToken = secrets.shownByPartner(partner.id());
                    Path books = folder.resolve(partner.id());
                    Workbench workbench =
                            new Workbench(partner.id(), books, bind, port(partner), hubToken, ownToken, clock);
                    workbench.hubIs(hub);
                    open.add(workbench);
                }
            }
            return open;
        }

        /** In the dialect that its descriptor names, with money for every budget line that nobody entered. */
        private void openTreasury(City city, Path folder, InstantSource clock, Optional<Duration> settleAfter)
                throws IOException {
            for (Partner partner : partners.all()) {
                if (partner.role() == Partner.Role.TREASURY) {
                    city.openTreasury(treasury(partner, settleAfter), folder, clock);
                }
            }
        }

        private void openPortal(City city, Path folder, InstantSource clock) throws IOException {
            for (Partner partner : partners.all()) {
                if (partner.role() == Partner.Role.PORTAL) {
                    city.openPortal(partner.id(), secrets.shownByPartner(partner.id()), folder, clock);
                }
            }
        }

        private TreasurySettings treasury(Partner partner, Optional<Duration> settleAfter) throws IOException {
            String hubToken = secrets.shownByHub(partner.id());
            String ownToken = secrets.shownByPartner(partner.id());
            TreasurySettings settings = settleAfter
                    .map(after -> TreasurySettings.stepped(partner.id(), hubToken, ownToken)
                            .pacing(after.dividedBy(Stage.values().length)))
                    .orElseGet(() -> TreasurySettings.lively(partner.id(), hubToken, ownToken))
                    .givingFreely();
            return partner.protocol() == Partner.Protocol.AMQP
                    ? settings.onQueuesAt(queues.bind(), queues.port())
                    : settings.speaking(TreasurySettings.Dialect.valueOf(
                                    partner.dialect().toUpperCase(Locale.ROOT)))
                            .onPort(port(partner))
                            .boundTo(bind);
        }

        private SftpSettings fileCentre(Partner partner, Optional<Duration> settleAfter) throws IOException {
            FileDialect dialect = FileDialect.valueOf(partner.dialect().toUpperCase(Locale.ROOT));
            String user = partner.files().orElseThrow().user();
            String password = secrets.shownAtServer(partner.id());
            Path key = secrets.hostKey(partner.id());
            return settleAfter
                    .map(after -> SftpSettings.stepped(partner.id(), dialect, user, password, key)
                            .settlingAfter(after))
                    .orElseGet(() -> SftpSettings.lively(partner.id(), dialect, user, password, key))
                    .onPort(port(partner));
        }

        private CentreSettings centre(Partner partner, Optional<Duration> settleAfter) throws IOException {
            Dialect dialect = Dialect.valueOf(partner.dialect().toUpperCase(Locale.ROOT));
            String hubToken = secrets.shownByHub(partner.id());
            String ownToken = secrets.shownByPartner(partner.id());
            return settleAfter
                    .map(after -> CentreSettings.stepped(partner.id(), dialect, hubToken, ownToken)
                            .settlingAfter(after))
                    .orElseGet(() -> CentreSettings.lively(partner.id(), dialect, hubToken, ownToken))
                    .onPort(port(partner));
        }
    }

    private static int port(Partner partner) {
        return URI.create(partner.outbound().map(Outbound::baseUrl).orElseThrow())
                .getPort();
    }

    /** Opens the door at which the city is told what to do, for this machine alone: it knows no password. */
    public URI openAdmin() {
        return city.openAdmin("127.0.0.1", 0);
    }

    public City city() {
        return city;
    }

    public TaskBoard board() {
        return board;
    }

    /** Where the clients of purchasers listen. */
    public List<URI> clients() {
        return workbenches.stream().map(Workbench::address).toList();
    }

    /** Where purchasers' people find their to-dos; of a city with no client of theirs, or several: NoSuchElementException. */
    public Workbench workbench() {
        return workbenches.stream()
                .reduce((one, other) -> {
                    throw new NoSuchElementException("several clients of purchasers");
                })
                .orElseThrow();
    }

    @Override
    public void close() {
        city.close();
        board.close();
        workbenches.forEach(Workbench::close);
    }
}
