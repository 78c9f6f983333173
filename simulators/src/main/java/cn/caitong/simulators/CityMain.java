package cn.caitong.simulators;

import cn.caitong.simulators.city.City;
import cn.caitong.simulators.city.Tokens;
import cn.caitong.simulators.log.JsonLines;
import cn.caitong.simulators.rest.CentreSettings;
import cn.caitong.simulators.rest.HttpCentre;
import cn.caitong.simulators.treasury.Stage;
import cn.caitong.simulators.treasury.TreasurySettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/**
 * The city as a process of its own: {@code --dir D --centres ID:DIALECT,… [--treasury ID[:DIALECT]] [--portal ID] [--port-base N] [--hub URL] [--bind ADDRESS]
 * [--tokens FILE] [--settle-after PT1S]}. The admin door is at the port base, the centres follow in their order, then the treasury; without
 * a base all ports are any that are free. Where everything is stands in {@code D/city.json} once all doors are open.
 */
public final class CityMain {
    private CityMain() {}

    /** Runs until it is killed. */
    public static void main(String[] args) throws IOException, InterruptedException {
        var options = CityOptions.parse(args);
        try (var city = open(options)) {
            options.hub().ifPresent(city::hubIs);
            var admin = city.openAdmin(options.bind(), options.portBase());
            announce(options.dir().resolve("city.json"), admin, city);
            new CountDownLatch(1).await();
        }
    }

    private static City open(CityOptions options) {
        var ids = options.centres().keySet().stream().toList();
        var tokens = Tokens.of(options.tokens(), ids);
        var settings = ids.stream()
                .map(id -> CentreSettings.lively(id, options.dialect(id), tokens.hub(id), tokens.own(id))
                        .boundTo(options.bind())
                        .onPort(options.port(ids.indexOf(id)))
                        .settlingAfter(options.settleAfter()))
                .toList();
        var city = City.open(options.dir(), settings, InstantSource.system());
        options.portal()
                .ifPresent(id -> city.openPortal(
                        id, Tokens.of(options.tokens(), List.of(id)).own(id), options.dir(), InstantSource.system()));
        options.treasury()
                .ifPresent(
                        choice -> city.openTreasury(treasury(options, choice), options.dir(), InstantSource.system()));
        return city;
    }

    /** Whoever wants to see a budget line refused enters it over the admin door. */
    private static TreasurySettings treasury(CityOptions options, CityOptions.TreasuryChoice choice) {
        String id = choice.id();
        var tokens = Tokens.of(options.tokens(), List.of(id));
        return TreasurySettings.lively(id, tokens.hub(id), tokens.own(id))
                .speaking(choice.dialect())
                .boundTo(options.bind())
                .onPort(options.port(options.centres().size()))
                .pacing(options.settleAfter().dividedBy(Stage.values().length))
                .givingFreely();
    }

    /** Written aside and moved into place, so that whoever waits for it never reads half. */
    private static void announce(Path file, URI admin, City city) throws IOException {
        var centres = city.centres().stream()
                .collect(Collectors.toMap(
                        HttpCentre::id, centre -> centre.address().toString()));
        var aside = file.resolveSibling("city.json.new");
        var places = new TreeMap<String, Object>(Map.of("admin", admin.toString(), "centres", new TreeMap<>(centres)));
        city.findTreasury()
                .ifPresent(treasury -> places.put("treasury", treasury.address().toString()));
        Files.writeString(aside, JsonLines.write(places) + "\n");
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
