package cn.caitong.simulators.city;

import cn.caitong.simulators.http.Door;
import cn.caitong.simulators.portal.Portal;
import cn.caitong.simulators.rest.Centre;
import cn.caitong.simulators.rest.CentreSettings;
import cn.caitong.simulators.rest.HttpCentre;
import cn.caitong.simulators.sftp.SftpCentre;
import cn.caitong.simulators.sftp.SftpSettings;
import cn.caitong.simulators.treasury.Treasury;
import cn.caitong.simulators.treasury.TreasurySettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All centres of a city, its treasuries and its portal, each with its books in a folder of its own name, on one clock. */
public final class City implements AutoCloseable {
    private final Map<String, HttpCentre> centres = new LinkedHashMap<>();
    private final Map<String, SftpCentre> fileCentres = new LinkedHashMap<>();
    private final Map<String, Treasury> treasuries = new LinkedHashMap<>();
    private @Nullable Portal portal;
    private @Nullable Door admin;

    private City() {}

    /** Opens every centre; if one cannot be opened, those that could are closed again. */
    public static City open(Path dir, List<CentreSettings> centres, InstantSource clock) {
        return open(dir, centres, List.of(), clock);
    }

    /** The same with centres that are met in files. */
    public static City open(
            Path dir, List<CentreSettings> centres, List<SftpSettings> fileCentres, InstantSource clock) {
        var city = new City();
        try {
            centres.forEach(settings ->
                    city.centres.put(settings.id(), HttpCentre.open(settings, dir.resolve(settings.id()), clock)));
            fileCentres.forEach(settings ->
                    city.fileCentres.put(settings.id(), SftpCentre.open(settings, dir.resolve(settings.id()), clock)));
            return city;
        } catch (RuntimeException e) {
            city.close();
            throw e;
        }
    }

    /** Opens a treasury of the city, with its books in a folder of its name; before the hub is told of. */
    public Treasury openTreasury(TreasurySettings settings, Path dir, InstantSource clock) {
        var opened = Treasury.open(settings, dir.resolve(settings.id()), clock);
        treasuries.put(settings.id(), opened);
        return opened;
    }

    /** The treasury of a city, the first of several; of a city that has none it is an {@link IllegalArgumentException}. */
    public Treasury treasury() {
        return findTreasury().orElseThrow(() -> new IllegalArgumentException("no treasury in this city"));
    }

    public Optional<Treasury> findTreasury() {
        return treasuries.values().stream().findFirst();
    }

    /** A treasury by its id; an unknown one is an {@link IllegalArgumentException}. */
    public Treasury treasury(String id) {
        return Optional.ofNullable(treasuries.get(id))
                .orElseThrow(() -> new IllegalArgumentException(
                        "no treasury " + id + " in this city, only " + treasuries.keySet()));
    }

    /** Beside the one that pays there may be one that paid before, or is to pay. */
    public Collection<Treasury> treasuries() {
        return List.copyOf(treasuries.values());
    }

    /** Opens the city's portal, with its board in a folder of its name; before the hub is told of. */
    public Portal openPortal(String id, String ownToken, Path dir, InstantSource clock) {
        var opened = new Portal(id, dir.resolve(id), ownToken, clock);
        portal = opened;
        return opened;
    }

    /** The portal of a city that has one; of another it is an {@link IllegalArgumentException}. */
    public Portal portal() {
        return findPortal().orElseThrow(() -> new IllegalArgumentException("no portal in this city"));
    }

    private Optional<Portal> findPortal() {
        return Optional.ofNullable(portal);
    }

    /** Tells everybody where the hub is. */
    public void hubIs(URI hub) {
        centres.values().forEach(centre -> centre.hubIs(hub));
        treasuries.values().forEach(opened -> opened.hubIs(hub));
        findPortal().ifPresent(opened -> opened.hubIs(hub));
    }

    /** A centre by its id; an unknown one is an {@link IllegalArgumentException}. */
    public HttpCentre centre(String id) {
        var centre = centres.get(id);
        if (centre == null) {
            throw new IllegalArgumentException("no centre " + id + " in this city, only " + centres.keySet());
        }
        return centre;
    }

    public Collection<HttpCentre> centres() {
        return List.copyOf(centres.values());
    }

    /** A centre that is met in files, by its id; an unknown one is an {@link IllegalArgumentException}. */
    public SftpCentre fileCentre(String id) {
        var centre = fileCentres.get(id);
        if (centre == null) {
            throw new IllegalArgumentException(
                    "no centre " + id + " is met in files in this city, only " + fileCentres.keySet());
        }
        return centre;
    }

    public Collection<SftpCentre> fileCentres() {
        return List.copyOf(fileCentres.values());
    }

    /** Every centre, however it is met. */
    public List<Centre> all() {
        return Stream.<Centre>concat(centres.values().stream(), fileCentres.values().stream())
                .toList();
    }

    /** Any centre by its id, however it is met; an unknown one is an {@link IllegalArgumentException}. */
    public Centre any(String id) {
        return all().stream()
                .filter(centre -> centre.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no centre " + id + " in this city"));
    }

    /** Opens the door through which the show is run, and says where; it knows no passwords, so bind it with care. */
    public URI openAdmin(String bind, int port) {
        var door = new Door(bind, port, new AdminDesk(this)::answer);
        admin = door;
        return door.address();
    }

    @Override
    public void close() {
        if (admin != null) {
            admin.close();
        }
        centres.values().forEach(HttpCentre::close);
        fileCentres.values().forEach(SftpCentre::close);
        treasuries.values().forEach(Treasury::close);
        findPortal().ifPresent(Portal::close);
    }
}
