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

    static Said letter(String issued) {
        return new Said(APPLICATION, "award.letter-issued.v1", """
            {'tenderId':'%s','issuedAt':'%s',%s}\
            """.formatted(TENDER, issued, award()));
    }

    static Said notice(String published, String source) {
        return new Said("portal", "award.notice-published.v1", """
            {'tenderId':'%s','publication':{'publishedAt':'%s','source':'%s'},%s}
            """.formatted(TENDER, published, source, award()));
    }

    private static String award() {
        return "'award':{'id':'award-1','relatedLots':['1'],'suppliers':[%s]}".formatted(party(WINNER));
    }

    static Said contract(String signed) {
        return new Said(APPLICATION, "contract.signed.v1", """
            {'tenderId':'%s','contract':{'id':'HT-1','relatedLots':['1'],'suppliers':[%s],'dateSigned':'%s'}}
            """.formatted(TENDER, party(WINNER), signed));
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

    /** What a person does through the application; {@code more} without the deposit it is done to. */
    static Said done(String type, String receipt, String more) {
        return new Said(APPLICATION, type, "{%s,%s}".formatted(item(receipt), more));
    }

    /** What the holder says of an instruction. */
    static Said result(String type, String receipt, String instruction, String more) {
        return new Said(CENTRE, type, "{%s,'instructionId':'%s'%s}".formatted(item(receipt), instruction, more));
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

    private static String party(String supplier) {
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
