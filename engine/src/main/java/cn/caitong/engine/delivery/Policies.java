package cn.caitong.engine.delivery;

import java.util.Map;

/** The partners' policies. A partner without one, whose descriptor was taken away, is treated with caution. */
record Policies(Map<String, PartnerPolicy> byPartner) {
    PartnerPolicy of(String partner) {
        PartnerPolicy known = byPartner.get(partner);
        return known == null ? PartnerPolicy.cautious(partner) : known;
    }
}
