package cn.caitong.mappings.identifier;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code config/districts.yaml} as it is written. */
record DistrictFile(
        String city,
        String source,
        @JsonProperty(required = true) List<Entry> districts) {
    record Entry(
            @JsonProperty(required = true) String id,
            @JsonProperty(required = true) String name,
            @JsonProperty(required = true) String english,
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
