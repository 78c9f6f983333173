package cn.caitong.app.api;

import cn.caitong.connectors.partner.Partner;
import cn.caitong.engine.search.Viewer;
import cn.caitong.mappings.identifier.DistrictId;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * For whom a request looks. A partner looks for itself. The 一件事 application, and it alone, looks for the party that it has
 * signed in (N1.1), and says so in headers: a supplier by its identifier, staff by the districts they answer for.
 */
@Component
final class Acting {
    static final String ROLE = "Acting-Role";
    static final String PARTY = "Acting-Party";
    static final String DISTRICTS = "Acting-Districts";

    private final Suppliers suppliers;
    private final Territory territory;

    Acting(Suppliers suppliers, Territory territory) {
        this.suppliers = suppliers;
        this.territory = territory;
    }

    Viewer viewer(Partner partner, HttpServletRequest request) {
        if (partner.role() == Partner.Role.ONE_THING) {
            @Nullable String role = request.getHeader(ROLE);
            return viewer(role == null ? missing(ROLE, Rule.ROLE) : role, request);
        }
        forItself(request);
        return Viewer.partner(partner.id());
    }

    /** Whoever looks for itself must not believe that it sees as somebody else. */
    static void forItself(HttpServletRequest request) {
        for (String header : List.of(ROLE, PARTY, DISTRICTS)) {
            if (request.getHeader(header) != null) {
                throw new RefusedException(ErrorCode.ACTING_NOT_ALLOWED, header);
            }
        }
    }

    private Viewer viewer(String role, HttpServletRequest request) {
        return switch (role) {
            case "supplier" -> Viewer.supplier(suppliers.inHeader(PARTY, header(request, PARTY, Rule.PARTY)));
            case "finance" -> Viewer.ofBureau(territory.of(districts(request)));
            case "purchaser", "agency" -> Viewer.ofDistricts(territory.of(districts(request)));
            default -> throw Rule.ROLE.brokenBy(ROLE);
        };
    }

    private static Set<String> districts(HttpServletRequest request) {
        Set<String> districts = Arrays.stream(
                        header(request, DISTRICTS, Rule.DISTRICTS).split(",", -1))
                .map(String::strip)
                .collect(Collectors.toSet());
        if (!districts.stream().allMatch(DistrictId::isShaped)) {
            throw Rule.DISTRICTS.brokenBy(DISTRICTS);
        }
        return districts;
    }

    private static String header(HttpServletRequest request, String name, Rule rule) {
        @Nullable String value = request.getHeader(name);
        return value == null || value.isBlank() ? missing(name, rule) : value;
    }

    private static String missing(String field, Rule rule) {
        throw rule.missing(field);
    }
}
