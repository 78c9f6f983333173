package cn.caitong.mappings.report;

import static cn.caitong.mappings.report.Severity.ERROR;
import static cn.caitong.mappings.report.Severity.FATAL;
import static cn.caitong.mappings.report.Severity.INFORMATION;
import static cn.caitong.mappings.report.Severity.WARNING;

import java.util.Locale;

/**
 * The error catalogue. A code is stable for ever: partners' programs branch on it. Its texts stand in {@code
 * errors.properties}.
 */
public enum ErrorCode {
    // ---- the body as a whole
    CONTENT_TYPE_MISSING(FATAL, 415),
    CONTENT_TYPE_UNSUPPORTED(FATAL, 415),
    CONTENT_IS_XML(FATAL, 400),
    BODY_EMPTY(FATAL, 400),
    BODY_TOO_LARGE(FATAL, 413),
    BODY_NOT_UTF8(FATAL, 400),
    BYTE_ORDER_MARK(FATAL, 400),
    JSON_MALFORMED(FATAL, 400),
    JSON_TRAILING_CONTENT(FATAL, 400),
    JSON_DUPLICATE_KEY(FATAL, 400),
    JSON_TOO_DEEP(FATAL, 400),
    JSON_TOO_MANY_VALUES(FATAL, 413),
    JSON_TEXT_TOO_LONG(FATAL, 413),
    JSON_NUMBER_TOO_LONG(FATAL, 422),
    JSON_CHARACTER_REFUSED(FATAL, 422),
    SECRET_REFUSED(FATAL, 422),
    XML_MALFORMED(FATAL, 400),
    XML_CONSTRUCT_REFUSED(FATAL, 400),
    XML_ENCODING_WRONG(FATAL, 400),
    XML_TOO_DEEP(FATAL, 400),
    XML_TOO_MANY_VALUES(FATAL, 413),
    XML_TEXT_TOO_LONG(FATAL, 413),
    SOAP_ENVELOPE_WRONG(FATAL, 400),
    SOAP_VERSION_WRONG(FATAL, 400),
    SOAP_HEADER_UNKNOWN(FATAL, 400),

    // ---- the message against its schema
    MESSAGE_NOT_AN_OBJECT(FATAL, 422),
    TYPE_UNKNOWN(FATAL, 422),
    FIELD_MISSING(ERROR, 422),
    FIELD_UNKNOWN(ERROR, 422),
    VALUE_TYPE_WRONG(ERROR, 422),
    VALUE_NOT_ALLOWED(ERROR, 422),
    VALUE_SHAPE_WRONG(ERROR, 422),
    VALUE_LENGTH_WRONG(ERROR, 422),
    LIST_LENGTH_WRONG(ERROR, 422),
    LIST_REPEATS(ERROR, 422),
    NUMBER_OUT_OF_RANGE(ERROR, 422),
    DATE_WRONG(ERROR, 422),
    RULE_BROKEN(ERROR, 422),

    // ---- identifiers
    MONEY_SHAPE_WRONG(ERROR, 422),
    USCC_SHAPE_WRONG(ERROR, 422),
    USCC_CHECK_WRONG(ERROR, 422),
    USCC_ORGANISATION_CHECK_WRONG(ERROR, 422),
    RESIDENT_ID_SHAPE_WRONG(ERROR, 422),
    RESIDENT_ID_DATE_WRONG(ERROR, 422),
    RESIDENT_ID_CHECK_WRONG(ERROR, 422),
    PARTY_SCHEME_WRONG(ERROR, 422),
    CNAPS_SHAPE_WRONG(ERROR, 422),
    CNAPS_CHECK_WRONG(WARNING, 200),
    ACCOUNT_SHAPE_WRONG(ERROR, 422),
    DISTRICT_SHAPE_WRONG(ERROR, 422),
    DISTRICT_UNKNOWN(ERROR, 422),
    DISTRICT_ABOLISHED(WARNING, 200),
    DISTRICT_NOT_YET(WARNING, 200),

    // ---- what the fields say together
    ENVELOPE_FIELD_UNKNOWN(WARNING, 200),
    DATASCHEMA_DIFFERS(WARNING, 200),
    SUBJECT_DIFFERS(ERROR, 422),
    JURISDICTION_DIFFERS(WARNING, 200),
    DEPOSIT_ABOVE_LIMIT(WARNING, 200),
    OPENING_BEFORE_DEADLINE(ERROR, 422),
    ID_REPEATED(ERROR, 422),
    FIELDS_EXCLUDE_EACH_OTHER(ERROR, 422),
    SAME_PERSON(ERROR, 422),
    TOTAL_DIFFERS(ERROR, 422),
    CURRENCY_DIFFERS(ERROR, 422),
    PAYER_DIFFERS(WARNING, 200),
    FACT_AFTER_MESSAGE(WARNING, 200),
    MORE_ISSUES(INFORMATION, 200),

    // ---- time and calendars
    FIRING_NOT_STOPPED(ERROR, 409),
    CLOCKS_DISAGREE(ERROR, 409),
    CLOCK_NOT_PARKED(ERROR, 409),
    CALENDAR_DIGEST_DIFFERS(ERROR, 409),
    EVENT_NOT_PARKED(ERROR, 409),
    ITEM_NOT_PARKED(ERROR, 404),
    ITEM_SETTLED_OTHERWISE(ERROR, 409),
    HOLD_NOT_THERE(ERROR, 404),
    HOLD_NAME_UNKNOWN(ERROR, 422),
    HOLD_ACT_NOT_OPEN(ERROR, 409),
    RECOVERY_NOT_OPEN(ERROR, 409),
    RECOVERY_NOT_DECLARED(ERROR, 409),
    SECOND_PERSON_NEEDED(ERROR, 409),
    OPERATOR_UNKNOWN(ERROR, 401),
    CALENDAR_NOT_YAML(ERROR, 415),
    CALENDAR_UNUSABLE(ERROR, 422),

    // ---- what is asked of the HTTP API
    NOTHING_HERE(ERROR, 404),
    PARAMETER_MISSING(ERROR, 400),
    PARAMETER_INVALID(ERROR, 400),
    PARAMETER_UNKNOWN(ERROR, 400),
    PERSON_IN_ADDRESS(ERROR, 400),
    ACTING_NOT_ALLOWED(ERROR, 403),
    METHOD_NOT_ALLOWED(ERROR, 405),
    NOT_ACCEPTABLE(ERROR, 406),
    PROOF_NOT_SEALED(ERROR, 503),
    HUB_FAILED(FATAL, 500),

    // ---- files
    FILE_TOO_LARGE(FATAL, 413),
    FILE_TOO_MANY_ROWS(FATAL, 413),
    FILE_LINE_TOO_LONG(FATAL, 413),
    FILE_HEADER_WRONG(FATAL, 422),
    FILE_TOTAL_MISSING(FATAL, 422),
    FILE_COUNT_DIFFERS(FATAL, 422),
    FILE_SUM_DIFFERS(FATAL, 422),
    FILE_NAME_TAKEN(FATAL, 409),
    ROW_ENCODING_WRONG(ERROR, 422),
    ROW_COLUMNS_WRONG(ERROR, 422),
    ROW_CHARACTER_REFUSED(ERROR, 422),
    ROW_ID_TAKEN(ERROR, 409),
    CHARACTER_UNMAPPABLE(FATAL, 422),

    // ---- a district's dialect
    DIALECT_INVALID(FATAL, 500),
    CHANNEL_UNKNOWN(FATAL, 404),
    HEADER_DIFFERS(FATAL, 400),
    TRANSLATION_FAILED(FATAL, 422),
    WIRE_AMOUNT_WRONG(FATAL, 422),
    WIRE_TIME_WRONG(FATAL, 422),
    WIRE_COUNT_WRONG(FATAL, 422);

    private final Severity severity;
    private final int httpStatus;
    private final String en;
    private final String zh;

    ErrorCode(Severity severity, int httpStatus) {
        this.severity = severity;
        this.httpStatus = httpStatus;
        this.en = ErrorTexts.ALL.of(code(), "en");
        this.zh = ErrorTexts.ALL.of(code(), "zh");
    }

    /** The stable code in reports: lower case with hyphens, such as {@code json-duplicate-key}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Severity severity() {
        return severity;
    }

    /** What an HTTP answer carries when this is the worst issue; 200 where the message is taken all the same. */
    public int httpStatus() {
        return httpStatus;
    }

    /** The English text, places unfilled. */
    public String en() {
        return en;
    }

    /** The Chinese text, places unfilled. */
    public String zh() {
        return zh;
    }
}
