package cn.caitong.mappings.validation;

import cn.caitong.mappings.identifier.Districts;
import cn.caitong.mappings.invoice.InvoiceFile;
import cn.caitong.mappings.json.JsonLimits;
import cn.caitong.mappings.json.SecretMark;
import cn.caitong.mappings.json.StrictJson;
import cn.caitong.mappings.message.CanonicalMessage;
import cn.caitong.mappings.message.MessageType;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.Issue;
import cn.caitong.mappings.report.RefusedException;
import cn.caitong.mappings.report.Report;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Validates canonical messages. Schemas are compiled once, here; one validator serves all threads. */
public final class Validator {
    private final StrictJson json;
    private final SchemaSet schemas = new SchemaSet();
    private final EnvelopeRules envelopeRules;
    private final IdentifierRules identifierRules;
    private final BusinessRules businessRules;

    /** One that knows no ceiling of bid deposits, and warns of none. */
    public Validator(Districts districts) {
        this(districts, regime -> Optional.empty());
    }

    /**
     * @param depositPercent what of a budget a bid deposit may be at most, in per cent, under a legal regime by its code (C16 of the
     *     clock table); empty where the regime sets no ceiling, or is unknown
     */
    public Validator(Districts districts, Function<String, Optional<BigDecimal>> depositPercent) {
        this.json = new StrictJson(JsonLimits.DEFAULT);
        this.envelopeRules = new EnvelopeRules(districts);
        this.identifierRules = new IdentifierRules(districts);
        this.businessRules = new BusinessRules(depositPercent);
    }

    /** Reads no further than the size limit, then validates. */
    public Validation validate(InputStream body) {
        try {
            return validate(json.readBody(body));
        } catch (RefusedException tooLarge) {
            return new Validation.Refused(Report.of(tooLarge.issue()));
        }
    }

    /** Validates a body as it came. The mark of secrecy is looked for first, and again where the body cannot be read. */
    public Validation validate(byte[] body) {
        try {
            return check(json.parseUnlessSecret(body));
        } catch (RefusedException refused) {
            return refused.code() == ErrorCode.SECRET_REFUSED
                    ? new Validation.RefusedSecret()
                    : new Validation.Refused(Report.of(refused.issue()));
        }
    }

    /** Validates what a dialect was translated into. */
    public Validation validate(JsonNode message) {
        return SecretMark.isIn(message) ? new Validation.RefusedSecret() : check(message);
    }

    private Validation check(JsonNode message) {
        if (!message.isObject()) {
            return new Validation.Refused(Report.of(Issue.of(ErrorCode.MESSAGE_NOT_AN_OBJECT, "")));
        }
        List<Issue> issues = new ArrayList<>();
        schemas.checkEnvelope(message, issues);
        envelopeRules.check(message, issues);
        Optional<MessageType> type = typeOf(message, issues);
        if (carriesSecretFile(type, message)) {
            return new Validation.RefusedSecret();
        }
        if (type.isPresent() && message.path("data").isObject()) {
            checkData(message, type.get(), issues);
        }
        Report report = Report.of(
                Optional.ofNullable(message.path("id").textValue()),
                Optional.ofNullable(message.path("type").textValue()),
                issues);
        return type.isPresent() && report.isValid()
                ? new Validation.Accepted(CanonicalMessage.of(message, type.get()), report)
                : new Validation.Refused(report);
    }

    /** A file within a message hides its marks from whoever reads the message alone. */
    private static boolean carriesSecretFile(Optional<MessageType> type, JsonNode message) {
        return type.filter(MessageType.INVOICE_SUBMITTED::equals).isPresent()
                && InvoiceFile.isMarked(message.at("/data/invoice/content"));
    }

    private void checkData(JsonNode message, MessageType type, List<Issue> issues) {
        schemas.checkData(type, message.path("data"), issues);
        envelopeRules.checkAgainstData(message, type, issues);
        identifierRules.check(message, issues);
        businessRules.check(message, type, issues);
    }

    private static Optional<MessageType> typeOf(JsonNode message, List<Issue> issues) {
        JsonNode code = message.path("type");
        Optional<MessageType> type = code.isTextual() ? MessageType.find(code.textValue()) : Optional.empty();
        if (type.isEmpty() && code.isTextual()) {
            issues.add(Issue.of(ErrorCode.TYPE_UNKNOWN, "/type"));
        }
        return type;
    }
}
