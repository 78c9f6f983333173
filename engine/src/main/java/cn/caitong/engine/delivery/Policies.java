package cn.caitong.engine.delivery;

import java.time.Instant;
import java.util.Map;

/** The partners' policies. A partner without one, whose descriptor was taken away, is treated with caution. */
record Policies(Map<String, PartnerPolicy> byPartner) {
    PartnerPolicy of(String partner) {
        PartnerPolicy known = byPartner.get(partner);
        return known == null ? PartnerPolicy.cautious(partner) : known;
    }

    /** Until then a message may still be on its way, and that it is not found proves nothing. */
    Instant settledAt(OutgoingRow row, Instant now) {
        Instant touched = row.endedAt() == null ? now : row.endedAt();
        return touched.plus(of(row.partner()).settle());
    }
}
