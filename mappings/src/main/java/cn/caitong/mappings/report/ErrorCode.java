package cn.caitong.mappings.report;

import static cn.caitong.mappings.report.Severity.ERROR;
import static cn.caitong.mappings.report.Severity.FATAL;
import static cn.caitong.mappings.report.Severity.INFORMATION;
import static cn.caitong.mappings.report.Severity.WARNING;

import java.util.Locale;

/**
 * The error catalogue. A code is stable for ever: partners' programs branch on it. A text names the field, the rule and the
 * remedy; {@code {field}} stands for the issue's pointer, {@code {0}}, {@code {1}} for its parameters.
 */
public enum ErrorCode {
    // ---- the body as a whole
    CONTENT_TYPE_MISSING(
            FATAL,
            415,
            "The request has no content type. Send the message as application/cloudevents+json.",
            "请求没有内容类型。请以 application/cloudevents+json 发送报文。"),
    CONTENT_TYPE_UNSUPPORTED(
            FATAL,
            415,
            "This content type is not taken here. Send UTF-8 JSON as application/cloudevents+json or application/json.",
            "此处不接收该内容类型。请以 application/cloudevents+json 或 application/json 发送 UTF-8 编码的 JSON。"),
    CONTENT_IS_XML(
            FATAL,
            400,
            "The body is XML, in a channel for JSON; document types and entities are never read. Send the message as"
                    + " JSON.",
            "JSON 通道收到 XML 正文；文档类型声明与实体一律不予解析。请以 JSON 发送报文。"),
    BODY_EMPTY(FATAL, 400, "The body is empty. Send one JSON object.", "正文为空。请发送一个 JSON 对象。"),
    BODY_TOO_LARGE(
            FATAL,
            413,
            "The body is larger than {0} bytes. Split it, or send large files by their digest.",
            "正文超过 {0} 字节。请拆分，或以摘要方式引用大文件。"),
    BODY_NOT_UTF8(
            FATAL,
            400,
            "The body is not valid UTF-8 at byte {0}. Encode it as UTF-8 (not GBK, not UTF-16).",
            "正文在第 {0} 字节处不是有效的 UTF-8。请使用 UTF-8 编码（不是 GBK 或 UTF-16）。"),
    BYTE_ORDER_MARK(
            FATAL,
            400,
            "The body starts with a byte order mark. Send UTF-8 without it.",
            "正文以字节顺序标记（BOM）开头。请发送不带 BOM 的 UTF-8。"),
    JSON_MALFORMED(
            FATAL,
            400,
            "This is not JSON: fault at line {0}, column {1}. Correct it and send it again.",
            "不是合法的 JSON：第 {0} 行第 {1} 列有误。请更正后重新发送。"),
    JSON_TRAILING_CONTENT(
            FATAL,
            400,
            "Something follows the JSON value at line {0}, column {1}. Send one object and nothing after it.",
            "JSON 值之后第 {0} 行第 {1} 列还有内容。请只发送一个对象。"),
    JSON_DUPLICATE_KEY(
            FATAL,
            400,
            "The field {field} is there twice, so it has no one meaning. Send it once.",
            "字段 {field} 重复出现，含义不明。请只发送一次。"),
    JSON_TOO_DEEP(FATAL, 400, "The JSON is nested deeper than {0} levels. Flatten it.", "JSON 嵌套超过 {0} 层。请减少层级。"),
    JSON_TOO_MANY_VALUES(
            FATAL, 413, "The JSON holds more than {0} values. Split the message.", "JSON 中的值超过 {0} 个。请拆分报文。"),
    JSON_TEXT_TOO_LONG(
            FATAL,
            413,
            "A text at {field} is longer than {0} characters. Shorten it, or send the document by its digest.",
            "{field} 处的文本超过 {0} 个字符。请缩短，或以摘要方式引用文件。"),
    JSON_NUMBER_TOO_LONG(
            FATAL,
            422,
            "A number at {field} has more than {0} digits or too large an exponent. Amounts are strings with two"
                    + " places.",
            "{field} 处的数字超过 {0} 位或指数过大。金额应为带两位小数的字符串。"),
    JSON_CHARACTER_REFUSED(
            FATAL,
            422,
            "The text at {field} holds a NUL or half a surrogate pair, which cannot be stored. Remove it.",
            "{field} 处的文本含有无法存储的字符（NUL 或不成对的代理字符）。请删除。"),
    SECRET_REFUSED(
            FATAL,
            422,
            "The message is marked as secret. Secret projects (涉密) never enter the hub (N5.1); nothing of it was kept.",
            "报文标有密级。涉密项目不得进入本平台；报文内容未予留存。"),

    // ---- the message against its schema
    MESSAGE_NOT_AN_OBJECT(
            FATAL,
            422,
            "The body is not a JSON object. Send one CloudEvents 1.0 message in structured form.",
            "正文不是 JSON 对象。请以结构化形式发送一条 CloudEvents 1.0 报文。"),
    TYPE_UNKNOWN(
            FATAL,
            422,
            "The message type at {field} is not in the catalogue, so its data cannot be checked. Use a catalogued"
                    + " type.",
            "{field} 处的报文类型不在目录中，无法校验其数据。请使用目录内的类型。"),
    FIELD_MISSING(
            ERROR, 422, "The field {0} is missing at {field}. It is required; add it.", "{field} 处缺少必填字段 {0}。请补充。"),
    FIELD_UNKNOWN(
            ERROR,
            422,
            "The field {0} at {field} is not in the schema. Correct its spelling or remove it.",
            "{field} 处的字段 {0} 不在报文规范内。请更正拼写或删除。"),
    VALUE_TYPE_WRONG(ERROR, 422, "{field} is of the wrong kind. Send: {0}.", "{field} 的类型不正确。应为：{0}。"),
    VALUE_NOT_ALLOWED(
            ERROR, 422, "{field} holds a value that is not allowed. Send one of: {0}.", "{field} 的取值不在允许范围内。请使用：{0}。"),
    VALUE_SHAPE_WRONG(
            ERROR, 422, "{field} does not have the required shape. It must match {0}.", "{field} 的格式不符合要求。应符合 {0}。"),
    VALUE_LENGTH_WRONG(
            ERROR, 422, "{field} has the wrong length. The limit is {0} characters.", "{field} 的长度不符合要求。限制为 {0} 个字符。"),
    LIST_LENGTH_WRONG(
            ERROR, 422, "{field} has the wrong number of entries. The limit is {0}.", "{field} 的条目数不符合要求。限制为 {0}。"),
    LIST_REPEATS(ERROR, 422, "{field} holds the same entry twice. Send each once.", "{field} 中有重复条目。请各只发送一次。"),
    NUMBER_OUT_OF_RANGE(ERROR, 422, "{field} is out of range. The limit is {0}.", "{field} 超出范围。限制为 {0}。"),
    DATE_WRONG(
            ERROR,
            422,
            "{field} is not a valid {0}. Send instants as RFC 3339 with an offset, legal dates as yyyy-MM-dd.",
            "{field} 不是有效的 {0}。时刻请用带时区的 RFC 3339 格式，法定日期请用 yyyy-MM-dd。"),
    RULE_BROKEN(
            ERROR,
            422,
            "{field} breaks the schema's rule {0}. See the catalogue's entry for this message type.",
            "{field} 违反报文规范的规则 {0}。请参阅该类型的报文目录。"),

    // ---- identifiers
    MONEY_SHAPE_WRONG(
            ERROR,
            422,
            "{field} is not an amount. Send a string with two places, such as \"12000.00\", and a currency such as"
                    + " CNY.",
            "{field} 不是合法金额。请发送带两位小数的字符串（如 \"12000.00\"）及币种（如 CNY）。"),
    USCC_SHAPE_WRONG(
            ERROR,
            422,
            "{field} is not a unified social credit code (统一社会信用代码): 18 upper-case characters without I, O, S, V, Z.",
            "{field} 不是统一社会信用代码：应为 18 位大写字符，不含 I、O、S、V、Z。"),
    USCC_CHECK_WRONG(
            ERROR,
            422,
            "{field}: the credit code's check character is wrong (GB 32100). Correct it, or name in checkedAgainst the"
                    + " register it was seen in.",
            "{field}：统一社会信用代码校验码有误（GB 32100）。请更正；如已核对登记信息，请在 checkedAgainst 中注明。"),
    USCC_ORGANISATION_CHECK_WRONG(
            ERROR,
            422,
            "{field}: the organisation code inside the credit code has a wrong check character (GB 11714). Correct it,"
                    + " or name in checkedAgainst the register it was seen in.",
            "{field}：统一社会信用代码中的组织机构代码校验码有误（GB 11714）。请更正；如已核对登记信息，请在 checkedAgainst 中注明。"),
    RESIDENT_ID_SHAPE_WRONG(
            ERROR,
            422,
            "{field} is not a resident identity number (公民身份号码): 17 digits and a digit or X.",
            "{field} 不是公民身份号码：应为 17 位数字加 1 位数字或 X。"),
    RESIDENT_ID_DATE_WRONG(
            ERROR,
            422,
            "{field}: the birth date inside the identity number does not exist. Correct the number.",
            "{field}：公民身份号码中的出生日期不存在。请更正。"),
    RESIDENT_ID_CHECK_WRONG(
            ERROR,
            422,
            "{field}: the identity number's check character is wrong (GB 11643). Correct the number.",
            "{field}：公民身份号码校验码有误（GB 11643）。请更正。"),
    PARTY_SCHEME_WRONG(
            ERROR,
            422,
            "{field} is not a party identifier. Send a scheme such as CN-USCC, CN-RID or a foreign register's, and an"
                    + " id.",
            "{field} 不是合法的主体标识。请发送标识体系（如 CN-USCC、CN-RID 或境外登记体系）及号码。"),
    CNAPS_SHAPE_WRONG(
            ERROR, 422, "{field} is not a bank number (联行号) of 12 digits. Correct it.", "{field} 不是 12 位联行号。请更正。"),
    CNAPS_CHECK_WRONG(
            WARNING,
            200,
            "{field}: the bank number's check digit is wrong. Ask the bank for the right one; the message is taken.",
            "{field}：联行号校验位有误。请与银行核实；报文已接收。"),
    ACCOUNT_SHAPE_WRONG(
            ERROR,
            422,
            "{field} is not an account number: 5 to 32 digits or hyphens. Correct it.",
            "{field} 不是合法账号：应为 5 至 32 位数字或连字符。请更正。"),
    DISTRICT_SHAPE_WRONG(
            ERROR,
            422,
            "{field} is not a district id: six digits (GB/T 2260) or a fiscal id such as CQ-GXQ. Correct it.",
            "{field} 不是合法的区县标识：应为六位行政区划代码（GB/T 2260）或财政主体标识（如 CQ-GXQ）。请更正。"),
    DISTRICT_UNKNOWN(
            ERROR,
            422,
            "{field} names a district that this deployment does not serve. Correct it, or have config/districts.yaml"
                    + " extended.",
            "{field} 的区县不在本平台服务范围内。请更正，或补充 config/districts.yaml。"),
    DISTRICT_ABOLISHED(
            WARNING,
            200,
            "{field}: the district was abolished on {0}; its successor is {1}. The message is taken; use {1} for what"
                    + " is new.",
            "{field}：该区划已于 {0} 撤销，承继区划为 {1}。报文已接收；新业务请使用 {1}。"),
    DISTRICT_NOT_YET(
            WARNING,
            200,
            "{field}: the district exists only from {0}. The message is taken; check the date or the code.",
            "{field}：该区划自 {0} 起设立。报文已接收；请核对日期或代码。"),

    // ---- what the fields say together
    ENVELOPE_FIELD_UNKNOWN(
            WARNING, 200, "The envelope's field {0} is not known here and is ignored.", "信封字段 {0} 未被识别，已忽略。"),
    DATASCHEMA_DIFFERS(
            WARNING,
            200,
            "{field} names another schema than the message type's, {0}. The type decides.",
            "{field} 所指的规范与报文类型不一致（应为 {0}）。以报文类型为准。"),
    SUBJECT_DIFFERS(
            ERROR,
            422,
            "{field} differs from {0}, which it must repeat. Make the two agree.",
            "{field} 与 {0} 不一致，两者须相同。请更正。"),
    JURISDICTION_DIFFERS(
            WARNING,
            200,
            "{field} is not the district of the envelope's jurisdiction. The envelope decides who handles it; check"
                    + " both.",
            "{field} 与信封中的 jurisdiction 不一致。以信封为准；请核对。"),
    DEPOSIT_ABOVE_LIMIT(
            WARNING,
            200,
            "{field}: the deposit is above 2 % of the budget (C16, 条例 art. 33): at most {0}. Lower it.",
            "{field}：投标保证金超过采购项目预算金额的 2%（条例第三十三条），上限为 {0}。请调低。"),
    OPENING_BEFORE_DEADLINE(
            ERROR,
            422,
            "{field} is before the bid deadline. Bids are opened at the deadline or after it; correct one of them.",
            "{field} 早于投标截止时间。开标不得早于投标截止；请更正。"),
    ID_REPEATED(
            ERROR, 422, "{field} repeats an id of the same list. Give each its own.", "{field} 与同一列表中的标识重复。请使用唯一标识。"),
    FIELDS_EXCLUDE_EACH_OTHER(
            ERROR, 422, "{field} cannot stand beside {0}. Send only one of the two.", "{field} 与 {0} 不能同时出现。请只保留其一。"),
    SAME_PERSON(
            ERROR,
            422,
            "{field} is the same person as {0}. The act needs two persons; have another one check it.",
            "{field} 与 {0} 为同一人。该操作须由两人完成；请由另一人复核。"),
    TOTAL_DIFFERS(
            ERROR,
            422,
            "{field} does not agree with the lines: they make {0}. Correct the total or the lines.",
            "{field} 与明细不符：明细合计为 {0}。请更正合计或明细。"),
    CURRENCY_DIFFERS(
            ERROR, 422, "{field} is in another currency than the rest of the message.", "{field} 的币种与报文其他部分不一致。请更正。"),
    PAYER_DIFFERS(
            WARNING,
            200,
            "{field}: the payer's name is not the supplier's. The refund goes to the paying account; have it checked.",
            "{field}：付款人名称与供应商名称不一致。退款将退至付款账户；请核对。"),
    FACT_AFTER_MESSAGE(
            WARNING,
            200,
            "{field} is later than the message itself. Check both; a clock that starts in the future is held.",
            "{field} 晚于报文时间。请核对；起算时间在将来的时限将暂缓处理。"),
    MORE_ISSUES(INFORMATION, 200, "{0} more issues are not shown. Correct these first.", "另有 {0} 个问题未显示。请先更正以上问题。"),

    // ---- time and calendars
    FIRING_NOT_STOPPED(
            ERROR,
            409,
            "Firing is not stopped, so there is nothing to confirm. Look at the hub's state again.",
            "时限触发并未停止，无需确认。请重新查看平台状态。"),
    CLOCKS_DISAGREE(ERROR, 409, "Firing stays stopped: {0}", "时限触发仍须停止：{0}"),
    CLOCK_NOT_PARKED(
            ERROR,
            409,
            "This clock is not parked, so there is nothing to release. Look at the obligation again.",
            "该时限未处于挂起状态，无需恢复。请重新查看该义务。"),
    CALENDAR_DIGEST_DIFFERS(
            ERROR,
            409,
            "{field} is not the digest of what this calendar would do now, which is {0}. Look at the list again, then"
                    + " commit its digest.",
            "{field} 与该日历当前的推演结果不符（现为 {0}）。请重新查看推演清单，再以其摘要提交。"),
    EVENT_NOT_PARKED(
            ERROR,
            409,
            "This event is not parked any more, so there is nothing to do with it. Look at the case again.",
            "该事件已不在挂起状态，无需处理。请重新查看该事项。"),
    ITEM_NOT_PARKED(
            ERROR, 404, "Nothing is parked under this number any more. Look at the list again.", "该编号下已无挂起事项。请重新查看列表。"),
    ITEM_SETTLED_OTHERWISE(
            ERROR,
            409,
            "What is parked here is a {0}, which is not settled this way. Retry or dismiss an event, resolve a"
                    + " difference.",
            "该挂起事项的种类为 {0}，不能这样处理。事件请重试或撤除，差异请说明处理结果。"),
    CALENDAR_NOT_YAML(
            ERROR,
            415,
            "A year's calendar is sent as application/yaml: the file as it would lie in config/calendar.",
            "年度日历须以 application/yaml 发送，内容与 config/calendar 中的文件相同。"),
    CALENDAR_UNUSABLE(ERROR, 422, "{field} of this calendar: {0} ({1}).", "该日历的 {field}：{1}（{0}）。"),

    // ---- what is asked of the HTTP API
    NOTHING_HERE(
            ERROR,
            404,
            "There is nothing here that may be shown to you. Check what you ask for, and for whom.",
            "此处没有可向您展示的内容。请核对所查询的内容与身份。"),
    PARAMETER_MISSING(ERROR, 400, "{field} is missing: {0} ({1}). Add it.", "缺少 {field}：{1}（{0}）。请补充。"),
    PARAMETER_INVALID(
            ERROR, 400, "{field} cannot be read; it is {0} ({1}). Correct it.", "{field} 无法识别，应为{1}（{0}）。请更正。"),
    PARAMETER_UNKNOWN(ERROR, 400, "{field} is not asked for here. Use only these: {0}.", "此处没有参数 {field}。仅可使用：{0}。"),
    PERSON_IN_ADDRESS(
            ERROR,
            400,
            "{field} names a natural person, whose number may not stand in an address. Ask by tender, or for that"
                    + " person by the header {0}.",
            "{field} 为自然人；其证件号码不得出现在地址中。请按项目查询，或以请求头 {0} 代该人查询。"),
    ACTING_NOT_ALLOWED(
            ERROR, 403, "{field} is for the one-thing application alone. Leave it out.", "{field} 仅限“一件事”应用使用。请勿携带。"),
    METHOD_NOT_ALLOWED(ERROR, 405, "{0} is not possible here. Use {1}.", "此处不支持 {0}。请使用 {1}。"),
    NOT_ACCEPTABLE(ERROR, 406, "{field} leaves out what there is: {0}. Accept it.", "{field} 未包含可提供的类型：{0}。请接受该类型。"),
    PROOF_NOT_SEALED(
            ERROR, 503, "The proof is not sealed yet, which takes seconds. Ask again.", "证明尚未封存，通常需数秒。请稍后再次查询。"),
    HUB_FAILED(
            FATAL,
            500,
            "The hub could not answer, and has written down why. Ask again; if it stays so, tell the operator the"
                    + " time.",
            "平台未能应答，原因已记录。请重试；若仍如此，请将时间告知运维人员。"),

    // ---- a district's dialect
    DIALECT_INVALID(
            FATAL,
            500,
            "The dialect folder is not usable: {0} Correct the file and load it again.",
            "方言目录不可用：{0} 请更正文件后重新加载。"),
    CHANNEL_UNKNOWN(
            FATAL,
            404,
            "The partner's dialect has no such channel. Send to one of those its README lists.",
            "该接入方的方言没有此通道。请使用其说明文件所列的通道。"),
    HEADER_DIFFERS(
            FATAL,
            400,
            "The header {0} does not repeat {field} of the body. Make the two agree.",
            "请求头 {0} 与正文 {field} 不一致。两者须相同。"),
    TRANSLATION_FAILED(
            FATAL,
            422,
            "The message could not be translated by {0}. Compare it with the dialect's samples.",
            "报文无法按 {0} 转换。请与该方言的样例比对。"),
    WIRE_AMOUNT_WRONG(
            FATAL,
            422,
            "{field} is not an amount as this dialect writes it, such as {0}. Send it in that form.",
            "{field} 不是该方言规定形式的金额（例如 {0}）。请按该形式报送。"),
    WIRE_TIME_WRONG(
            FATAL,
            422,
            "{field} is not a date or time as this dialect writes it, which is {0}. Send it in that form.",
            "{field} 不是该方言规定形式的日期或时间（{0}）。请按该形式报送。");

    private final Severity severity;
    private final int httpStatus;
    private final String en;
    private final String zh;

    ErrorCode(Severity severity, int httpStatus, String en, String zh) {
        this.severity = severity;
        this.httpStatus = httpStatus;
        this.en = en;
        this.zh = zh;
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
