package cn.caitong.mappings.identifier;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A district or fiscal peer. Dates are legal dates in Asia/Shanghai.
 *
 * @param validFrom the first day, or empty where it has always been there
 * @param validTo the first day on which it is no more, or empty
 * @param successor who took over its cases
 * @param code its code in GB/T 2260 where the id is not that code itself
 */
public record District(
        DistrictId id,
        String name,
        String englishName,
        Optional<LocalDate> validFrom,
        Optional<LocalDate> validTo,
        Optional<DistrictId> successor,
        Optional<String> code) {

    public boolean isNotYetOn(LocalDate date) {
        return validFrom.filter(date::isBefore).isPresent();
    }

    public boolean isAbolishedOn(LocalDate date) {
        return validTo.filter(end -> !date.isBefore(end)).isPresent();
    }
}
