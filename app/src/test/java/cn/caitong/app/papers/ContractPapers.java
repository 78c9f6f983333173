package cn.caitong.app.papers;

import cn.caitong.engine.signature.DocumentSignature;
import cn.caitong.engine.signature.TestSigner;
import java.time.LocalDate;
import java.util.Base64;

/**
 * One contract on one tender and what is said of it, as canonical messages. Its milestones: 30 % on signing
 * ({@code prepaid}), 65 % and 5 % on acceptance ({@code delivered}, {@code kept}).
 *
 * @param day on which everything is said to happen
 * @param sum yuan with two places
 */
public record ContractPapers(String id, String tender, LocalDate day, String sum) {
    public static final String PURCHASER = "115000000000000275";
    public static final String SUPPLIER = "91500103MA6100T03D";
    public static final String DOCUMENT = "sm3:139d544b821b13ebea14f1b0fe18577222e415c2966e3a3511c4196055232202";
    public static final String REPORT = "sm3:414322309db5c06d090a2e922ccc3e00708c993b9b96405de127b7fd8da2dd21";
    public static final String PAYEE = """
        {"name":"重庆解放碑办公设备有限公司","account":"3100023809024500123","bank":"解放碑支行"}\
        """;

    /** A tender whose bids are opened and of which nothing is kept, and who won it. */
    public String tenderRegistered() {
        return envelope(
                "one-thing", "tender.registered.v1", tender, "", """
                    {"tender":{"id":"%1$s","title":"台式计算机","procurementMethod":"open","procurementMethodDetails":"公开招标",
                      "value":{"amount":"600000.00","currency":"CNY"},
                      "tenderPeriod":{"endDate":"%2$sT09:30:00+08:00"},"bidOpening":{"date":"%2$sT09:30:00+08:00"},
                      "lots":[{"id":"1","value":{"amount":"600000.00","currency":"CNY"},
                               "depositAmount":{"amount":"12000.00","currency":"CNY"}}]},
                     "legalRegime":"order-87","district":"500103",
                     "buyer":{"name":"重庆市渝中区教育委员会","identifier":{"scheme":"CN-USCC","id":"%3$s"}},
                     "depositHolder":{"role":"trading-centre","partner":"500103"}}\
                    """.formatted(tender, day.minusDays(10), PURCHASER));
    }

    public String awarded() {
        return envelope(
                "one-thing", "award.letter-issued.v1", tender, "", """
                    {"tenderId":"%s","issuedAt":"%sT10:00:00+08:00","award":{"id":"award-1","relatedLots":["1"],
                     "suppliers":[{"name":"重庆解放碑办公设备有限公司","identifier":{"scheme":"CN-USCC","id":"%s"}}]}}\
                    """.formatted(tender, day.minusDays(1), SUPPLIER));
    }

    public String drafted() {
        return say("one-thing", "contract.drafted.v1", "", "\"draft\":" + draft());
    }

    /** The same contract, signed on paper. */
    public String registered() {
        return say("one-thing", "contract.registered.v1", "", """
            "via":"offline","signedOn":"%1$s","registeredBy":{"id":"u-1","role":"purchaser"},
            "confirmedBy":{"id":"u-2","role":"purchaser"},
            "proof":{"kind":"signed-contract","date":"%1$s","digest":"sm3:%2$s"},"draft":%3$s\
            """.formatted(day, "a".repeat(64), draft()));
    }

    private String draft() {
        return """
            {"title":"台式计算机采购合同","relatedLots":["1"],"awardID":"award-1",
             "purchaser":{"name":"重庆市渝中区教育委员会","identifier":{"scheme":"CN-USCC","id":"%s"}},
             "suppliers":[{"name":"重庆解放碑办公设备有限公司","identifier":{"scheme":"CN-USCC","id":"%s"}}],
             "value":{"amount":"%s","currency":"CNY"},"supplierSize":"small","document":{"digest":"%s"},
             "terms":{"milestones":[{"id":"prepaid","kind":"prepayment","condition":"signing","share":"0.3"},
               {"id":"delivered","kind":"final","condition":"acceptance","share":"0.65"},
               {"id":"kept","kind":"retention","condition":"acceptance","share":"0.05"}],
              "inspection":{"days":7,"unit":"working-days"},"payee":%s}}\
            """.formatted(PURCHASER, SUPPLIER, sum, DOCUMENT, PAYEE);
    }

    /**
     * One party signs.
     *
     * @param number whose signature it is said to be
     */
    public String signed(TestSigner signer, String number, String time) {
        DocumentSignature signature = signer.sign(DOCUMENT);
        Base64.Encoder base64 = Base64.getEncoder();
        return say("one-thing", "contract.party-signed.v1", time, """
            "document":{"digest":"%s"},"signature":{"by":{"scheme":"CN-USCC","id":"%s"},
             "signer":{"name":"周敏","id":"u-e591a8","role":"authorised-agent"},"algorithm":"%s","value":"%s",
             "certificate":"%s","signedAt":"%sT%s+08:00"}\
            """.formatted(
                        DOCUMENT,
                        number,
                        signature.algorithm(),
                        base64.encodeToString(signature.value().array()),
                        base64.encodeToString(signature.certificate().array()),
                        day,
                        time));
    }

    /** By the portal's own word. */
    public String published() {
        return say("portal", "contract.published.v1", "", """
            "publication":{"publishedAt":"%sT12:00:00+08:00","source":"portal"}\
            """.formatted(day));
    }

    public String filed() {
        return say("one-thing", "contract.filed.v1", "", "\"filedOn\":\"%s\"".formatted(day));
    }

    public String acceptanceRequested(String milestone) {
        return say("one-thing", "acceptance.requested.v1", milestone, """
            "acceptanceId":"ys-%1$s","milestone":"%1$s","requestedAt":"%2$sT10:00:00+08:00"\
            """.formatted(milestone, day));
    }

    /** With the {@link #REPORT}. */
    public String acceptancePassed(String milestone) {
        return say("one-thing", "acceptance.passed.v1", milestone, """
            "acceptanceId":"ys-%1$s","milestone":"%1$s","acceptedOn":"%2$s","acceptedBy":{"id":"u-100","role":"purchaser"},
            "evidence":[{"kind":"acceptance-report","digest":"%3$s","date":"%2$s"}]\
            """.formatted(milestone, day, REPORT));
    }

    private String say(String partner, String type, String which, String fields) {
        return envelope(
                partner,
                type,
                id,
                which,
                "{\"contract\":{\"id\":\"%s\",\"tenderId\":\"%s\"},%s}".formatted(id, tender, fields));
    }

    /** @param which of several of this type about the subject; its id is made of all three */
    String envelope(String partner, String type, String subject, String which, String data) {
        return """
            {"specversion":"1.0","id":"%2$s-%3$s-%4$s","source":"urn:caitong:partner:%1$s","type":"%2$s",
             "time":"%5$sT12:00:00+08:00","subject":"%3$s","datacontenttype":"application/json",
             "dataschema":"urn:caitong:schema:%2$s","jurisdiction":"500103","data":%6$s}\
            """.formatted(partner, type, subject, which, day, data);
    }
}
