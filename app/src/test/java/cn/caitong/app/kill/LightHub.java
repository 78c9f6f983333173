package cn.caitong.app.kill;

import cn.caitong.app.hub.Engine;
import cn.caitong.app.hub.Flows;
import cn.caitong.app.hub.HubSettings;
import cn.caitong.connectors.dialect.AnswerReader;
import cn.caitong.connectors.dialect.Dialects;
import cn.caitong.connectors.dialect.PartnerReader;
import cn.caitong.connectors.dialect.PartnerSpeech;
import cn.caitong.connectors.inbound.Reception;
import cn.caitong.connectors.inbound.Submissions;
import cn.caitong.connectors.partner.Credentials;
import cn.caitong.connectors.partner.Partner;
import cn.caitong.connectors.partner.PartnerFiles;
import cn.caitong.connectors.partner.Partners;
import cn.caitong.engine.calendar.CalendarFiles;
import cn.caitong.engine.calendar.CalendarYear;
import cn.caitong.engine.calendar.Holiday;
import cn.caitong.engine.calendar.Span;
import cn.caitong.engine.calendar.WorkingCalendar;
import cn.caitong.engine.flow.Flow;
import cn.caitong.engine.hold.MoneyLimits;
import cn.caitong.engine.policy.ClockTable;
import cn.caitong.engine.recalculation.CalendarVersions;
import cn.caitong.engine.recalculation.Recalculation;
import cn.caitong.engine.schedule.ClockSchedule;
import cn.caitong.engine.schedule.FiringPolicy;
import cn.caitong.engine.store.DatabaseSettings;
import cn.caitong.engine.store.HubDatabase;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.HubNode;
import cn.caitong.engine.vault.Vault;
import cn.caitong.engine.wake.LocalWakeUp;
import cn.caitong.mappings.identifier.Districts;
import cn.caitong.mappings.validation.Validator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * The hub without Camel, Spring and broker: engine, flows and delivery, over the same doors and dialects. Its first line of
 * input is the crash point; the lines after it are orders. It ends with its input, so that it never outlives the test.
 */
final class LightHub {
    /** Opening one costs more than most of what a short life does with it. */
    private static final int CONNECTIONS = 8;

    private static final LocalDate DAY_OFF = LocalDate.of(2026, 12, 31);

    private final HubSettings settings;
    private final Partners partners;
    private final Dialects dialects;
    private final Districts districts;
    private final Validator validator;
    private final WorkingCalendar shipped;

    private LightHub(HubSettings settings) {
        this.settings = settings;
        // a life is short, and what SOAP takes to load would be most of it
        partners = new Partners(PartnerFiles.load(settings.config().resolve("partners")).stream()
                .filter(partner -> partner.protocol() == Partner.Protocol.REST)
                .map(this::moved)
                .toList());
        dialects = new Dialects(settings.home().resolve("mappings/dialects"), partners);
        districts = Districts.load(settings.config().resolve("districts.yaml"));
        validator = new Validator(districts);
        shipped = CalendarFiles.load(settings.config().resolve("calendar"));
    }

    public static void main(String[] arguments) throws IOException {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        LightHub hub = new LightHub(HubSettings.of(Path.of(arguments[0]), System.getenv()));
        System.out.println(HubProcess.STANDS_BY);
        String point = orders.readLine();
        if (point != null) {
            hub.live(point, orders);
        }
        Runtime.getRuntime().halt(0);
    }

    private void live(String point, BufferedReader orders) throws IOException {
        DataSource database = HubDatabase.open(
                        fewConnections(settings.database().orElseThrow()))
                .dataSource();
        DeathWish deathWish = new DeathWish(point, database, System.out);
        CalendarVersions calendars = new CalendarVersions(new Transactions(database, deathWish));
        calendars.start(shipped);
        Vault vault = Engine.vault(settings.data());
        List<Flow> flows = Flows.of(settings.config(), vault, calendars, partners);
        LocalWakeUp wakeUp = new LocalWakeUp();
        HubNode node = new HubNode(settings.node(), "0.1");
        MoneyLimits limits = MoneyLimits.load(settings.config().resolve("policies/money-limits.yaml"));
        Engine engine = new Engine(
                new Engine.Given(database, deathWish, settings.data(), node, partners, wakeUp, limits), vault, flows);
        Credentials credentials = new Credentials(settings.secrets(), partners);
        ring(engine, flows, wakeUp, credentials, deathWish);
        LightDoor door = new LightDoor(reception(engine, vault, credentials));
        engine.sweeps(reachable(), wakeUp, flows)
                .every(250, "calendar", calendars::refresh)
                .start();
        System.out.println(HubProcess.READY + door.address());
        obey(orders, engine, calendars);
    }

    private void ring(
            Engine engine, List<Flow> flows, LocalWakeUp wakeUp, Credentials credentials, DeathWish deathWish) {
        PartnerSpeech speech = new PartnerSpeech(partners, dialects);
        LightSender sender =
                new LightSender(partners, speech, new AnswerReader(partners, dialects), credentials, deathWish);
        flows.forEach(flow -> wakeUp.onFlow(flow.name(), 2, () -> engine.drain(flow.name())));
        reachable()
                .forEach(
                        partner -> wakeUp.onPartner(partner, 1, engine.workers().worker(partner, speech, sender)));
    }

    private Reception reception(Engine engine, Vault vault, Credentials credentials) {
        return new Reception(
                partners,
                credentials,
                new PartnerReader(dialects),
                validator,
                new Submissions(Flows.locator(vault, districts)),
                engine.intake(),
                engine.refusals());
    }

    private List<String> reachable() {
        return partners.all().stream()
                .filter(partner -> partner.outbound().isPresent())
                .map(Partner::id)
                .toList();
    }

    private void obey(BufferedReader orders, Engine engine, CalendarVersions calendars) throws IOException {
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            if (order.equals(HubProcess.LOAD_CALENDAR)) {
                load(otherThan(calendars.get()), engine, calendars);
            } else {
                engine.legalTime().advanceTo(Instant.parse(order.substring(HubProcess.ADVANCE.length())));
            }
            System.out.println(HubProcess.DONE + order);
        }
    }

    private static DatabaseSettings fewConnections(DatabaseSettings given) {
        return new DatabaseSettings(
                given.url(), given.owner(), given.app(), CONNECTIONS, given.transactionLimit(), given.silenceLimit());
    }

    private void load(WorkingCalendar calendar, Engine engine, CalendarVersions calendars) {
        Path policies = settings.config().resolve("policies");
        Recalculation recalculation = engine.recalculation(
                calendars,
                new ClockSchedule(
                        ClockTable.load(policies.resolve("clocks.yaml")),
                        FiringPolicy.load(policies.resolve("firing.yaml"))));
        recalculation.commit(calendar, recalculation.whatIf(calendar).digest(), "person-1");
    }

    /** Not the one that counts: either as shipped, or with one more day off, on which no clock of the test ends. */
    private WorkingCalendar otherThan(WorkingCalendar counts) {
        return counts.version().equals(shipped.version()) ? withDayOff(shipped) : shipped;
    }

    private static WorkingCalendar withDayOff(WorkingCalendar calendar) {
        Holiday more = new Holiday("临时放假", List.of(new Span(DAY_OFF, DAY_OFF)), List.of(), List.of());
        List<CalendarYear> years = calendar.years().stream()
                .map(year -> year.year() == DAY_OFF.getYear() ? with(year, more) : year)
                .toList();
        return new WorkingCalendar(years, calendar.bounds());
    }

    private static CalendarYear with(CalendarYear year, Holiday more) {
        List<Holiday> holidays =
                Stream.concat(year.holidays().stream(), Stream.of(more)).toList();
        return new CalendarYear(year.year(), year.source(), year.provisional(), holidays, year.workingWeekends());
    }

    private Partner moved(Partner partner) {
        String elsewhere = settings.partnerUrls().get(partner.id());
        return elsewhere == null ? partner : partner.at(elsewhere);
    }
}
