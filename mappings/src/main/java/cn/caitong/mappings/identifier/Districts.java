package cn.caitong.mappings.identifier;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The districts a deployment serves, past ones included, from {@code config/districts.yaml}. Succession is data: an abolished
 * district stays findable and leads to the one that took over its cases.
 */
public final class Districts {
    private final Map<DistrictId, District> byId = new LinkedHashMap<>();
    private final String city;

    public Districts(Collection<District> districts) {
        this(districts, "");
    }

    /** @param city its code in GB/T 2260; empty where nobody says it */
    public Districts(Collection<District> districts, String city) {
        this.city = city;
        for (District district : districts) {
            if (byId.put(district.id(), district) != null) {
                throw new IllegalArgumentException("district " + district.id() + " is listed twice");
            }
        }
        byId.values().forEach(this::followSuccession);
    }

    /** Reads the file; an unknown field, a repeated id or a successor that is not listed is an error that names it. */
    public static Districts load(Path file) {
        YAMLMapper yaml = YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        try (InputStream in = Files.newInputStream(file)) {
            DistrictFile read = yaml.readValue(in, DistrictFile.class);
            return new Districts(read.toDistricts(), read.city());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file + ": " + unreadable.getMessage(), unreadable);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(file + ": " + wrong.getMessage(), wrong);
        }
    }

    public Collection<District> all() {
        return Collections.unmodifiableCollection(byId.values());
    }

    public Optional<District> find(DistrictId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Whether it is the city itself, of which all others are parts. */
    public boolean isCity(DistrictId id) {
        return id.value().equals(city)
                || find(id).flatMap(District::code).filter(city::equals).isPresent();
    }

    /** Who took over the district's cases directly; empty for one that still stands or is not known. */
    public Optional<DistrictId> successorOf(DistrictId id) {
        return find(id).flatMap(District::successor);
    }

    /** Who handles the district's cases on a date: itself, or the last of its successors that has taken over by then. */
    public DistrictId holderOn(DistrictId id, LocalDate date) {
        return find(id).filter(district -> district.isAbolishedOn(date))
                .flatMap(District::successor)
                .map(next -> holderOn(next, date))
                .orElse(id);
    }

    /** The district and all whose cases it has taken over by a date, directly or not; of one that is no more, itself alone. */
    public Set<DistrictId> heldBy(DistrictId id, LocalDate date) {
        Set<DistrictId> held = byId.keySet().stream()
                .filter(each -> holderOn(each, date).equals(id))
                .collect(Collectors.toCollection(TreeSet::new));
        held.add(id);
        return held;
    }

    private void followSuccession(District district) {
        DistrictId at = district.id();
        for (int steps = 0; byId.containsKey(at); steps++) {
            Optional<DistrictId> next = successorOf(at);
            if (next.isEmpty()) {
                return;
            }
            if (steps > byId.size() || !byId.containsKey(next.get())) {
                throw new IllegalArgumentException(
                        "district " + at + " has a successor that is not listed or leads back");
            }
            at = next.get();
        }
    }
}
