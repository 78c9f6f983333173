package cn.caitong.mappings.identifier;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code config/districts.yaml} as it is written. */
record DistrictFile(String city, String source, List<Entry> districts) {
    record Entry(
            String id,
            String name,
            String english,
            @Nullable String validFrom,
            @Nullable String validTo,
            @Nullable String successor,
            @Nullable String code,
            @Nullable String note) {

        District toDistrict() {
            return new District(
                    new DistrictId(id),
                    name,
                    english,
                    Optional.ofNullable(validFrom).map(LocalDate::parse),
                    Optional.ofNullable(validTo).map(LocalDate::parse),
                    Optional.ofNullable(successor).map(DistrictId::new),
                    Optional.ofNullable(code));
        }
    }

    List<District> toDistricts() {
        return districts.stream().map(Entry::toDistrict).toList();
    }
}
