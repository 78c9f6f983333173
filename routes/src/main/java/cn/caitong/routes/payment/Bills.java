package cn.caitong.routes.payment;

import cn.caitong.engine.crypto.Digests;
import cn.caitong.mappings.invoice.Invoice;
import cn.caitong.mappings.invoice.InvoiceChecks;
import cn.caitong.mappings.invoice.InvoiceFile;
import cn.caitong.mappings.invoice.InvoiceLine;
import cn.caitong.mappings.invoice.InvoiceParty;
import cn.caitong.mappings.invoice.InvoiceReader;
import cn.caitong.mappings.invoice.InvoiceTolerance;
import cn.caitong.mappings.money.Money;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.Issue;
import cn.caitong.mappings.report.RefusedException;
import cn.caitong.routes.event.Fields;
import cn.caitong.routes.party.Person;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a submitted invoice, by its file or by its fields, and says what is wrong with it alone. */
final class Bills {
    private static final String PLACE = "/data/invoice";
    private static final String CONTENT = PLACE + "/content";
    private static final String FIELDS = PLACE + "/fields";

    private Bills() {}

    /** @param bill empty where it cannot be read */
    record Reading(Optional<Bill> bill, List<Issue> flaws) {}

    /** By itself, and of one that came on paper by whom it was registered. */
    static Reading read(String claimed, JsonNode submitted, InvoiceTolerance tolerance) {
        Reading alone = alone(claimed, submitted, tolerance);
        if (!submitted.has("receivedOn")) {
            return alone;
        }
        List<Issue> flaws = new ArrayList<>(alone.flaws());
        flaws.addAll(
                registered(Person.named(submitted.path("registeredBy")), Person.named(submitted.path("confirmedBy"))));
        return new Reading(alone.bill(), flaws);
    }

    /** What was accepted before two persons were asked for names nobody: it is submitted anew. */
    private static List<Issue> registered(Optional<Person> by, Optional<Person> confirmed) {
        return by.isPresent() && confirmed.isPresent()
                ? registered(by.get(), confirmed.get())
                : List.of(Issue.of(
                        ErrorCode.CLAIM_SECOND_PERSON_MISSING,
                        PLACE + (by.isPresent() ? "/confirmedBy" : "/registeredBy")));
    }

    /** Its own day starts terms against the purchaser: two persons of the purchaser, or of finance, saw the proof of it. */
    private static List<Issue> registered(Person by, Person confirmed) {
        List<Issue> flaws = new ArrayList<>();
        if (!mayRegister(by)) {
            flaws.add(Issue.of(ErrorCode.CLAIM_REGISTERED_BY_ANOTHER, PLACE + "/registeredBy"));
        }
        if (!mayRegister(confirmed)) {
            flaws.add(Issue.of(ErrorCode.CLAIM_REGISTERED_BY_ANOTHER, PLACE + "/confirmedBy"));
        }
        if (!by.isSomeoneElseThan(confirmed.id())) {
            flaws.add(Issue.of(ErrorCode.CLAIM_SECOND_PERSON_MISSING, PLACE + "/confirmedBy"));
        }
        return flaws;
    }

    private static boolean mayRegister(Person person) {
        return person.isPurchaser() || person.isFinance();
    }

    private static Reading alone(String claimed, JsonNode submitted, InvoiceTolerance tolerance) {
        try {
            return submitted.has("content")
                    ? ofFile(claimed, submitted, tolerance)
                    : ofFields(claimed, submitted, tolerance);
        } catch (RefusedException unreadable) {
            return new Reading(
                    Optional.empty(),
                    placed(
                            submitted.has("content") ? CONTENT : FIELDS,
                            unreadable.report().issues()));
        }
    }

    private static Reading ofFile(String claimed, JsonNode submitted, InvoiceTolerance tolerance) {
        JsonNode content = submitted.path("content");
        byte[] file = InvoiceFile.of(content);
        Invoice invoice = InvoiceReader.read(file, Fields.text(content, "mediaType"));
        List<Issue> flaws = flaws(claimed, invoice, CONTENT, tolerance);
        if (!isDigestOf(file, Fields.text(content, "digest"))) {
            flaws.add(Issue.of(ErrorCode.CLAIM_DIGEST_DIFFERS, CONTENT + "/digest"));
        }
        return new Reading(Optional.of(bill(invoice, submitted)), flaws);
    }

    private static Reading ofFields(String claimed, JsonNode submitted, InvoiceTolerance tolerance) {
        Invoice invoice = InvoiceReader.read(submitted.path("fields"));
        return new Reading(Optional.of(bill(invoice, submitted)), flaws(claimed, invoice, FIELDS, tolerance));
    }

    private static List<Issue> flaws(String claimed, Invoice invoice, String place, InvoiceTolerance tolerance) {
        List<Issue> flaws = new ArrayList<>(
                placed(place, InvoiceChecks.of(invoice, tolerance).issues()));
        if (invoice.isRed()) {
            flaws.add(Issue.of(ErrorCode.CLAIM_IS_RED, PLACE));
        }
        if (!invoice.key().equals(claimed)) {
            flaws.add(Issue.of(ErrorCode.CLAIM_NUMBER_DIFFERS, PLACE));
        }
        return flaws;
    }

    private static boolean isDigestOf(byte[] file, String printed) {
        Digests algorithm = printed.startsWith(Digests.SM3.code() + ":") ? Digests.SM3 : Digests.SHA_256;
        String digest = HexFormat.of().formatHex(algorithm.of(file));
        return printed.substring(printed.indexOf(':') + 1).equals(digest);
    }

    private static List<Issue> placed(String place, List<Issue> issues) {
        return issues.stream()
                .map(issue -> new Issue(issue.severity(), issue.code(), place + issue.pointer(), issue.parameters()))
                .toList();
    }

    private static Bill bill(Invoice invoice, JsonNode submitted) {
        JsonNode received = submitted.path("receivedOn");
        return new Bill(
                invoice.key(),
                Fields.text(submitted, "form"),
                invoice.issuedOn(),
                key(invoice.seller()),
                key(invoice.buyer()),
                invoice.totals().withTax(),
                invoice.lines().stream().map(Bills::withTax).toList(),
                submitted.path("content").path("digest").textValue(),
                received.isTextual() ? LocalDate.parse(received.textValue()) : null);
    }

    private static Money withTax(InvoiceLine line) {
        @Nullable Money total = line.total();
        return total == null ? line.amount().plus(line.tax()) : total;
    }

    /** As cases name a party; whose number it is, the invoice does not say, and most are credit codes. */
    private static String key(InvoiceParty party) {
        return organisation(party.taxNumber() == null ? "" : party.taxNumber());
    }

    static String organisation(String number) {
        return "CN-USCC:" + number;
    }
}
