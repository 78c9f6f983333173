package cn.caitong.mappings.validation;

import cn.caitong.mappings.identifier.CnapsNumber;
import cn.caitong.mappings.identifier.District;
import cn.caitong.mappings.identifier.DistrictId;
import cn.caitong.mappings.identifier.Districts;
import cn.caitong.mappings.identifier.PartyId;
import cn.caitong.mappings.message.InstantText;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.Issue;
import cn.caitong.mappings.report.RefusedException;
import cn.caitong.mappings.report.Severity;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * Checks identifiers and the times of facts wherever they stand, by the names the schemas give them. What is not even shaped right is
 * the schema's to say, so such values are passed over here.
 */
final class IdentifierRules {
    private static final ZoneId LEGAL_ZONE = ZoneId.of("Asia/Shanghai");
    private static final Set<String> FACTS = Set.of(
            "receivedAt",
            "issuedAt",
            "publishedAt",
            "dateSigned",
            "openedAt",
            "voidedAt",
            "agreedAt",
            "contestedAt",
            "suspendedAt",
            "resumedAt",
            "writtenNoticeReceivedAt",
            "approvedAt",
            "requestedAt",
            "confirmedAt",
            "decidedAt",
            "heardAt",
            "noticeToSupplierAt",
            "repairedAt",
            "uploadedAt",
            "raisedAt",
            "addedAt",
            "withdrawnAt",
            "signedAt",
            "refusedAt",
            "assignedAt");

    private final Districts districts;

    IdentifierRules(Districts districts) {
        this.districts = districts;
    }

    void check(JsonNode message, Collection<Issue> into) {
        Optional<Instant> said = instant(message.path("time"));
        said.ifPresent(time ->
                district(message.path("jurisdiction"), "/jurisdiction", LocalDate.ofInstant(time, LEGAL_ZONE), into));
        walk(message.path("data"), "/data", said, into);
    }

    private void walk(JsonNode node, String pointer, Optional<Instant> said, Collection<Issue> into) {
        if (node.isObject()) {
            node.properties().forEach(field -> {
                String at = pointer + '/' + field.getKey();
                field(field.getKey(), field.getValue(), at, said, into);
                walk(field.getValue(), at, said, into);
            });
        } else if (node.isArray()) {
            for (int index = 0; index < node.size(); index++) {
                walk(node.get(index), pointer + '/' + index, said, into);
            }
        }
    }

    private void field(String name, JsonNode value, String pointer, Optional<Instant> said, Collection<Issue> into) {
        switch (name) {
            case "identifier", "supplierId" -> party(value, pointer, into);
            case "cnaps" -> bankNumber(value, pointer, into);
            case "district" ->
                said.ifPresent(time -> district(value, pointer, LocalDate.ofInstant(time, LEGAL_ZONE), into));
            default -> {
                if (FACTS.contains(name) && isAfter(value, said)) {
                    into.add(Issue.of(ErrorCode.FACT_AFTER_MESSAGE, pointer));
                }
            }
        }
    }

    /** A credit code whose check fails is an error, or a warning where the sender says against which register it was checked. */
    private static void party(JsonNode identifier, String pointer, Collection<Issue> into) {
        JsonNode scheme = identifier.path("scheme");
        JsonNode number = identifier.path("id");
        if (!scheme.isTextual() || !number.isTextual()) {
            return;
        }
        String at = pointer + "/id";
        try {
            PartyId party = PartyId.of(scheme.textValue(), number.textValue());
            if (!party.reveal().equals(number.textValue())) {
                into.add(Issue.of(
                        party instanceof PartyId.Organisation
                                ? ErrorCode.USCC_SHAPE_WRONG
                                : ErrorCode.RESIDENT_ID_SHAPE_WRONG,
                        at));
            }
            if (party instanceof PartyId.Organisation(var code)) {
                boolean checked = identifier.path("checkedAgainst").isTextual();
                code.fault()
                        .ifPresent(
                                fault -> into.add(Issue.of(checked ? Severity.WARNING : fault.severity(), fault, at)));
            }
        } catch (RefusedException refused) {
            into.add(Issue.of(refused.code(), at));
        }
    }

    private static void bankNumber(JsonNode value, String pointer, Collection<Issue> into) {
        String text = value.asText();
        if (CnapsNumber.isShaped(text) && !new CnapsNumber(text).isCheckRight()) {
            into.add(Issue.of(ErrorCode.CNAPS_CHECK_WRONG, pointer));
        }
    }

    /** An abolished district is never refused: its cases go on, under its successor. */
    private void district(JsonNode value, String pointer, LocalDate date, Collection<Issue> into) {
        if (!value.isTextual() || !DistrictId.isShaped(value.textValue())) {
            return;
        }
        Optional<District> found = districts.find(new DistrictId(value.textValue()));
        if (found.isEmpty()) {
            into.add(Issue.of(ErrorCode.DISTRICT_UNKNOWN, pointer));
            return;
        }
        District district = found.get();
        if (district.isAbolishedOn(date)) {
            into.add(Issue.of(
                    ErrorCode.DISTRICT_ABOLISHED,
                    pointer,
                    district.validTo().orElseThrow(),
                    districts.holderOn(district.id(), date)));
        } else if (district.isNotYetOn(date)) {
            into.add(Issue.of(
                    ErrorCode.DISTRICT_NOT_YET, pointer, district.validFrom().orElseThrow()));
        }
    }

    private static boolean isAfter(JsonNode value, Optional<Instant> said) {
        return said.isPresent()
                && instant(value).filter(fact -> fact.isAfter(said.get())).isPresent();
    }

    private static Optional<Instant> instant(JsonNode value) {
        return value.isTextual() ? InstantText.read(value.textValue()) : Optional.empty();
    }
}
