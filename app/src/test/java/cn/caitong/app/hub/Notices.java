package cn.caitong.app.hub;

/** Canonical messages about a tender, as the application and the portal send them. */
final class Notices {
    private Notices() {}

    static final String OPENING = "2026-11-10T09:30:00+08:00";

    static String tender(String id) {
        return tender(id, OPENING);
    }

    /** @param opening the bid deadline too */
    static String tender(String id, String opening) {
        return envelope("one-thing", "tender.registered.v1", id, """
            {"tender":{"id":"%1$s","title":"教学设备","procurementMethod":"open","procurementMethodDetails":"公开招标",
              "value":{"amount":"600000.00","currency":"CNY"},
              "tenderPeriod":{"endDate":"%2$s"},"bidOpening":{"date":"%2$s"},
              "lots":[{"id":"1","value":{"amount":"600000.00","currency":"CNY"},
                       "depositAmount":{"amount":"12000.00","currency":"CNY"}}]},
             "legalRegime":"order-87","district":"500103",
             "buyer":{"name":"示例采购单位","identifier":{"scheme":"CN-USCC","id":"115000000000000275"}},
             "depositHolder":{"role":"trading-centre","partner":"500103"}}\
            """.formatted(id, opening));
    }

    static String rescheduled(String id, String opening) {
        return envelope("one-thing", "tender.rescheduled.v1", id, """
            {"tenderId":"%1$s","tenderPeriod":{"endDate":"%2$s"},"bidOpening":{"date":"%2$s"},"reason":"更正采购文件",
             "publication":{"publishedAt":"2026-11-20T10:00:00+08:00","source":"portal"}}\
            """.formatted(id, opening));
    }

    static String withdrawn(String tender, String code, String receivedAt) {
        return envelope("one-thing", "bid.withdrawn.v1", tender, """
            {"tenderId":"%s","lotId":"1","supplier":{"name":"示例供应商","identifier":{"scheme":"CN-USCC","id":"%s"}},
             "writtenNoticeReceivedAt":"%s","receivedBy":{"id":"agent-7","role":"agency"},
             "evidence":[{"name":"书面通知.pdf","kind":"written-notice",
               "digest":"sm3:66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"}]}\
            """.formatted(tender, code, receivedAt));
    }

    static String letter(String tender, String winner) {
        return envelope("one-thing", "award.letter-issued.v1", tender, """
            {"tenderId":"%s","issuedAt":"2026-11-19T10:00:00+08:00","award":{"id":"award-1","relatedLots":["1"],
             "suppliers":[{"name":"示例供应商","identifier":{"scheme":"CN-USCC","id":"%s"}}]}}\
            """.formatted(tender, winner));
    }

    /** A contract that was signed offline. */
    static String contract(String id, String tender, String supplier) {
        return envelope("one-thing", "contract.registered.v1", id, """
            {"contract":{"id":"%s","tenderId":"%s"},"via":"offline","signedOn":"2026-11-20",
             "proof":{"kind":"signed-contract","date":"2026-11-20",
              "digest":"sm3:66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"},
             "registeredBy":{"id":"u-1","role":"purchaser"},"confirmedBy":{"id":"u-2","role":"purchaser"},
             "draft":{"title":"教学设备采购合同","relatedLots":["1"],"value":{"amount":"590000.00","currency":"CNY"},
              "purchaser":{"name":"示例采购单位","identifier":{"scheme":"CN-USCC","id":"115000000000000275"}},
              "suppliers":[{"name":"示例供应商","identifier":{"scheme":"CN-USCC","id":"%s"}}],
              "document":{"digest":"sm3:66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"},
              "terms":{"milestones":[{"id":"all","kind":"final","condition":"acceptance","share":"1"}],
               "inspection":{"days":7,"unit":"working-days"},
               "payee":{"name":"示例供应商","account":"3100023809024500123"}}}}\
            """.formatted(id, tender, supplier));
    }

    static String envelope(String partner, String type, String tender, String data) {
        return """
            {"specversion":"1.0","id":"%2$s-%3$s","source":"urn:caitong:partner:%1$s","type":"%2$s",
             "time":"2026-11-20T12:00:00+08:00","subject":"%3$s","datacontenttype":"application/json",
             "dataschema":"urn:caitong:schema:%2$s","jurisdiction":"500103","data":%4$s}\
            """.formatted(partner, type, tender, data);
    }

    static String terminated(String tender, String publishedAt) {
        return envelope("portal", "tender.terminated.v1", tender, """
            {"tenderId":"%s","reason":"采购任务取消",
             "publication":{"publishedAt":"%s","source":"portal"}}\
            """.formatted(tender, publishedAt));
    }
}
