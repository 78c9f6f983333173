package cn.caitong.routes.deposit;

import cn.caitong.mappings.identifier.Districts;
import cn.caitong.mappings.message.CanonicalMessage;
import cn.caitong.mappings.validation.Validation;
import cn.caitong.mappings.validation.Validator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What a partner says, in the canonical form: each message passes the real validation before it is used.
 *
 * @param data in JSON, with {@code '} for {@code "}
 */
record Said(String partner, String type, String data) {
    static final String TENDER = "ocds-000000-CQ-2026-0103";
    static final String CENTRE = "500103";
    static final String APPLICATION = "one-thing";
    static final String LOSER = "91500103MAXTE5T242";
    static final String WINNER = "91500157MATE5T017E";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Validator VALIDATOR = new Validator(Districts.load(Path.of("..", "config", "districts.yaml")));
    private static final String DIGEST = "sm3:66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0";
    private static final String EVIDENCE =
            "'evidence':[{'name':'附件.pdf','digest':'%s','kind':'other'}]".formatted(DIGEST);

    CanonicalMessage message(String id, Instant time) {
        return accepted(partner, type, id, time, json(data));
    }

    /** Validates a message as intake would, also one of the hub's own. */
    static CanonicalMessage accepted(String partner, String type, String id, Instant time, JsonNode data) {
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        envelope.put("specversion", "1.0")
                .put("id", id)
                .put("source", CanonicalMessage.sourceOf(partner))
                .put("type", type)
                .put("time", time.toString())
                .put("subject", TENDER)
                .put("jurisdiction", "500103")
                .set("data", data);
        return switch (VALIDATOR.validate(envelope)) {
            case Validation.Accepted(CanonicalMessage message, var report) -> message;
            case Validation.Refused(var report) -> throw new AssertionError(type + ": " + report.toJson());
            case Validation.RefusedSecret() -> throw new AssertionError(type + " is taken for a secret");
        };
    }

    static Said registered(String more) {
        return new Said(APPLICATION, "tender.registered.v1", """
            {'tender':{'id':'%s','title':'教学设备采购','procurementMethod':'open',
              'procurementMethodDetails':'公开招标','value':{'amount':'800000.00','currency':'CNY'},
              'tenderPeriod':{'endDate':'2026-02-10T09:00:00+08:00'},
              'bidOpening':{'date':'2026-02-10T09:30:00+08:00'},
              'lots':[{'id':'1','value':{'amount':'800000.00','currency':'CNY'},
                'depositAmount':{'amount':'12000.00','currency':'CNY'}}]},
             'district':'500103',
             'buyer':{'name':'渝中区某中学','identifier':{'scheme':'CN-USCC','id':'125000000000000197'}},
             'depositHolder':{'role':'trading-centre','partner':'500103'},%s}
            """.formatted(TENDER, more));
    }

    /** A second lot of the same size. */
    static Said registeredWithTwoLots() {
        Said one = registered("'legalRegime':'order-87'");
        String lot =
                one.data().substring(one.data().indexOf("{'id':'1'"), one.data().indexOf("]},"));
        return new Said(
                one.partner(), one.type(), one.data().replace(lot, lot + "," + lot.replace("'id':'1'", "'id':'2'")));
    }

    /** The same of another lot. */
    Said ofLot(String lot) {
        return new Said(partner, type, data.replace("'lotId':'1'", "'lotId':'" + lot + "'"));
    }

    static Said rescheduled(String deadline) {
        return new Said(APPLICATION, "tender.rescheduled.v1", """
            {'tenderId':'%s','tenderPeriod':{'endDate':'%s'},'bidOpening':{'date':'%s'},'reason':'澄清'}
            """.formatted(TENDER, deadline, deadline));
    }

    static Said terminated(String published, String source) {
        return new Said("portal", "tender.terminated.v1", """
            {'tenderId':'%s','reason':'有效供应商不足三家','publication':{'publishedAt':'%s','source':'%s'}}
            """.formatted(TENDER, published, source));
    }

    static Said lotTerminated(String lot, String published) {
        return tender(
                "portal",
                "tender.terminated.v1",
                "'relatedLots':['%s'],'reason':'废标','publication':{'publishedAt':'%s','source':'portal'}"
                        .formatted(lot, published));
    }

    static Said letter(String issued) {
        return letter(issued, WINNER);
    }

    static Said letter(String issued, String... winners) {
        return new Said(APPLICATION, "award.letter-issued.v1", """
            {'tenderId':'%s','issuedAt':'%s',%s}\
            """.formatted(TENDER, issued, award("1", winners)));
    }

    static Said notice(String published, String source) {
        return notice(published, source, WINNER);
    }

    static Said notice(String published, String source, String... winners) {
        return new Said(
                "portal", "award.notice-published.v1", """
                    {'tenderId':'%s','publication':{'publishedAt':'%s','source':'%s'},%s}
                    """.formatted(TENDER, published, source, award("1", winners)));
    }

    static String award(String lot, String... winners) {
        return "'award':{'id':'award-1','relatedLots':['%s'],'suppliers':[%s]}".formatted(lot, parties(winners));
    }

    private static String parties(String... suppliers) {
        return Arrays.stream(suppliers).map(Said::party).collect(Collectors.joining(","));
    }

    static Said contract(String signed) {
        return contract(signed, WINNER);
    }

    static Said contract(String signed, String... suppliers) {
        return new Said(APPLICATION, "contract.signed.v1", """
            {'tenderId':'%s','contract':{'id':'HT-1','relatedLots':['1'],'suppliers':[%s],'dateSigned':'%s'}}
            """.formatted(TENDER, parties(suppliers), signed));
    }

    /** What happens to the whole tender; {@code more} without its id. */
    static Said tender(String partner, String type, String more) {
        return new Said(partner, type, "{'tenderId':'%s',%s}".formatted(TENDER, more));
    }

    static Said openingFailed(String opened) {
        return tender(
                APPLICATION,
                "tender.opening-failed.v1",
                "'openedAt':'%s','bids':2,'recordedBy':%s".formatted(opened, person("agent-7", "agency")));
    }

    static Said revoked(String supplier, String received) {
        return tender(
                APPLICATION,
                "bid.revoked.v1",
                "'lotId':'1','supplier':%s,'writtenNoticeReceivedAt':'%s','receivedBy':%s,%s"
                        .formatted(party(supplier), received, person("agent"), EVIDENCE));
    }

    static Said voided(String at, String... suppliers) {
        return tender(
                APPLICATION,
                "award.voided.v1",
                "'relatedLots':['1'],'suppliers':[%s],'reason':'complaint-upheld','voidedAt':'%s','decidedBy':%s,%s"
                        .formatted(parties(suppliers), at, person("cz", "finance"), EVIDENCE));
    }

    static Said notConcluded(String at, boolean atFault, String supplier) {
        return tender(
                APPLICATION,
                "contract.not-concluded.v1",
                "'relatedLots':['1'],'supplier':%s,'atFault':%s,'decidedAt':'%s','decidedBy':%s,'reason':'不再签约',%s"
                        .formatted(party(supplier), atFault, at, person("zhang"), EVIDENCE));
    }

    static Said corrected(String published, String winner) {
        return tender(
                "portal",
                "tender.corrected.v1",
                "'corrects':'award-notice',%s,'changes':'更正','publication':{'publishedAt':'%s','source':'portal'}"
                        .formatted(award("1", winner), published));
    }

    static Said suspended(String at) {
        return tender(
                APPLICATION,
                "tender.suspended.v1",
                "'suspendedAt':'%s','document':'渝财采〔2026〕9号','decidedBy':%s".formatted(at, person("cz", "finance")));
    }

    static Said resumed(String at) {
        return tender(
                APPLICATION,
                "tender.resumed.v1",
                "'resumedAt':'%s','decidedBy':%s".formatted(at, person("cz", "finance")));
    }

    static Said dateDecided(String fact, String date, String at) {
        return tender(
                APPLICATION,
                "tender.date-decided.v1",
                "'relatedLots':['1'],'fact':'%s','date':'%s','decidedAt':'%s','reason':'以首次发布为准','decidedBy':%s,%s"
                        .formatted(fact, date, at, person("cz", "finance"), EVIDENCE));
    }

    static Said withdrawn(String supplier, String received) {
        return new Said(APPLICATION, "bid.withdrawn.v1", """
            {'tenderId':'%s','lotId':'1','supplier':%s,'writtenNoticeReceivedAt':'%s','receivedBy':%s,%s}
            """.formatted(
                        TENDER, party(supplier), received, person("agent"), EVIDENCE));
    }

    static Said received(String receipt, String supplier, String amount, String at) {
        return received(receipt, supplier, amount, at, nameOf(supplier));
    }

    static Said received(String receipt, String supplier, String amount, String at, String payer) {
        return new Said(
                CENTRE, "deposit.received.v1", """
                    {%s,'supplier':%s,'form':'transfer','receivedAt':'%s','amount':{'amount':'%s','currency':'CNY'},
                     'payer':{'name':'%s','account':'50050103000000000103','bank':'虚构银行'}}
                    """.formatted(item(receipt), party(supplier), at, amount, payer));
    }

    /** The same with more in it; {@code more} starts with a comma. */
    Said with(String more) {
        String own = data.strip();
        return new Said(partner, type, own.substring(0, own.length() - 1) + more + "}");
    }

    /** A guarantee in money's place. */
    static Said guarantee(String receipt, String supplier, String form, String validUntil) {
        Said money = received(receipt, supplier, "12000.00", "2026-01-28T10:14:00+08:00");
        return new Said(
                money.partner(),
                money.type(),
                money.data()
                        .replace(
                                "'form':'transfer'",
                                "'form':'%s','guarantee':{'number':'BH-1','issuer':'虚构银行','validUntil':'%s'}"
                                        .formatted(form, validUntil))
                        .replaceFirst("(?s),\\s*'payer':\\{[^}]*\\}", ""));
    }

    /** What a person does through the application; {@code more} without the deposit it is done to. */
    static Said done(String type, String receipt, String more) {
        return new Said(APPLICATION, type, "{%s,%s}".formatted(item(receipt), more));
    }

    /** What the holder says of an instruction. */
    static Said result(String type, String receipt, String instruction, String more) {
        return new Said(CENTRE, type, "{%s,'instructionId':'%s'%s}".formatted(item(receipt), instruction, more));
    }

    /** What the holder says of money that a supplier gave back; {@code sum} starts with a comma. */
    static Said recovered(String receipt, String id, String sum, String on) {
        return new Said(
                CENTRE,
                "deposit.recovered.v1",
                "{%s,'recoveryId':'%s'%s,'recoveredOn':'%s'}".formatted(item(receipt), id, sum, on));
    }

    static String evidence() {
        return EVIDENCE;
    }

    static String person(String id) {
        return person(id, "purchaser");
    }

    static String person(String id, String role) {
        return "{'id':'%s','role':'%s'}".formatted(id, role);
    }

    private static String item(String receipt) {
        return "'deposit':{'tenderId':'%s','lotId':'1','receiptId':'%s','holder':'500103'}".formatted(TENDER, receipt);
    }

    static String party(String supplier) {
        return "{'name':'%s','identifier':{'scheme':'CN-USCC','id':'%s'}}".formatted(nameOf(supplier), supplier);
    }

    private static String nameOf(String supplier) {
        return "重庆供应商" + supplier.substring(8, 17);
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException wrong) {
            throw new AssertionError(text, wrong);
        }
    }
}
