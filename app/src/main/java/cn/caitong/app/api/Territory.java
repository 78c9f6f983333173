package cn.caitong.app.api;

import cn.caitong.engine.calendar.LegalDay;
import cn.caitong.engine.time.LegalTime;
import cn.caitong.mappings.identifier.DistrictId;
import cn.caitong.mappings.identifier.Districts;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What staff of a district see: its cases, and those of the districts that it has taken over by today (区划撤并). */
@Component
final class Territory {
    private final Districts districts;
    private final LegalTime legalTime;

    Territory(Districts districts, LegalTime legalTime) {
        this.districts = districts;
        this.legalTime = legalTime;
    }

    /** The districts named and their predecessors. */
    Set<String> of(Set<String> named) {
        LocalDate today = LegalDay.of(legalTime.now());
        return named.stream()
                .flatMap(each -> districts.heldBy(new DistrictId(each), today).stream())
                .map(DistrictId::value)
                .collect(Collectors.toSet());
    }
}
