package cn.caitong.app.demo;

import cn.caitong.app.demo.Performance.People;
import cn.caitong.app.demo.witness.Times;
import cn.caitong.app.hub.Hub;
import cn.caitong.app.hub.HubSettings;
import cn.caitong.app.hub.SimulatedCity;
import cn.caitong.connectors.partner.Partner;
import cn.caitong.connectors.partner.Partner.Protocol;
import cn.caitong.connectors.partner.PartnerFiles;
import cn.caitong.engine.alarm.AlarmWatch;
import cn.caitong.engine.calendar.CalendarFiles;
import cn.caitong.engine.calendar.WorkingCalendar;
import cn.caitong.engine.crypto.SigningKeys;
import cn.caitong.engine.crypto.Sm2PrivateKey;
import cn.caitong.engine.evidence.EvidenceExport;
import cn.caitong.engine.evidence.EvidenceExport.Viewer;
import cn.caitong.engine.evidence.Heads;
import cn.caitong.simulators.onething.GuaranteeDesk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * Plays the month in {@code demo/} on a hub of its own in an empty folder, and says whether all came out as it should. It needs
 * nothing but the folder that holds {@code config/}, {@code demo/} and {@code mappings/dialects/}.
 */
final class Demo {
    private final Path home;
    private final Path data;
    private final Consumer<LocalDate> progress;

    /**
     * A demo.
     *
     * @param data an empty folder
     * @param progress hears of each day, Asia/Shanghai, before it is played
     */
    Demo(Path home, Path data, Consumer<LocalDate> progress) {
        this.home = home;
        this.data = data;
        this.progress = progress;
    }

    /** Plays it, and judges it by the table in the same folder. */
    Outcome run() throws Exception {
        Expected expected = ExpectedTable.read(home.resolve("demo"));
        return play().judgedBy(expected);
    }

    /** Plays it, and takes away what it can be judged by. */
    Played play() throws Exception {
        Script script = ScriptReader.read(home.resolve("demo"));
        WorkingCalendar calendar = CalendarFiles.load(home.resolve("config/calendar"));
        Instant start = script.from().atZone(Times.ZONE).toInstant();
        DemoClock clock = new DemoClock(start);
        Path own = Premises.layOut(home, data.resolve("home"));
        try (HeldPorts ports = new HeldPorts(callable());
                Hub hub = Hub.start(HubSettings.of(own, Map.of()).inFolder(data, 0, ports.addresses()))) {
            hideWhatTheReportTells();
            hub.legalTime().beginAt(start);
            ports.letGo();
            try (SimulatedCity city =
                            SimulatedCity.open(hub, data.resolve("city"), clock, Optional.of(script.settleAfter()));
                    GuaranteeDesk desk = new GuaranteeDesk(data.resolve("city/guarantees.jsonl"), clock);
                    Operator operator =
                            new Operator(hub.address(), hub.secrets().shownByOperator());
                    Application application = new Application(hub.address(), tokens(hub))) {
                ContractActors contracts = ContractActors.of(city, application, script);
                People people = new People(application, city.board(), desk, operator, contracts);
                play(new Performance(hub, city.city(), clock, people, calendar), Agenda.of(script));
                Cases cases = Cases.of(script, city.city(), desk, calendar);
                return played(script, cases, hub, PartnersWord.of(city, desk, application, contracts));
            }
        }
    }

    /** The month is full of what a hub alarms its operators about. A hub that starts sets all levels anew. */
    private static void hideWhatTheReportTells() {
        LoggingSystem logging = LoggingSystem.get(Demo.class.getClassLoader());
        logging.setLogLevel(AlarmWatch.class.getName(), LogLevel.ERROR);
        logging.setLogLevel(Heads.class.getName(), LogLevel.ERROR);
    }

    private void play(Performance performance, List<Agenda.Moment> agenda) throws Exception {
        LocalDate day = LocalDate.MIN;
        for (Agenda.Moment moment : agenda) {
            if (!moment.at().toLocalDate().equals(day)) {
                day = moment.at().toLocalDate();
                progress.accept(day);
            }
            performance.play(moment);
        }
    }

    private Played played(Script script, Cases cases, Hub hub, PartnersWord word) {
        Sm2PrivateKey key = SigningKeys.inFolder(data.resolve("keys"));
        EvidenceExport export = new EvidenceExport(hub.engine().transactions(), hub.legalTime(), key);
        Map<UUID, byte[]> exports = new HashMap<>();
        cases.all().keySet().forEach(id -> export.of(id, Viewer.AUDIT).ifPresent(file -> exports.put(id, file)));
        return new Played(script, cases, exports, List.of(key.publicKey()), word);
    }

    private static UnaryOperator<String> tokens(Hub hub) {
        return partner -> {
            try {
                return hub.secrets().shownByPartner(partner);
            } catch (IOException e) {
                throw new UncheckedIOException("no token of partner " + partner, e);
            }
        };
    }

    private Map<String, String> callable() {
        return PartnerFiles.load(home.resolve("config/partners")).stream()
                .filter(partner -> partner.outbound().isPresent())
                .collect(Collectors.toMap(
                        Partner::id, partner -> partner.protocol() == Protocol.SFTP ? "sftp" : "http"));
    }
}
