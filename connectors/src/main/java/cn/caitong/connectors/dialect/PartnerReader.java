package cn.caitong.connectors.dialect;

import cn.caitong.connectors.inbound.WireReader;
import cn.caitong.connectors.partner.Partner;
import cn.caitong.mappings.dialect.Arrival;
import cn.caitong.mappings.identifier.DistrictId;
import cn.caitong.mappings.json.JsonLimits;
import cn.caitong.mappings.json.StrictJson;
import java.util.Map;

/** Reads what a partner says by its dialect; the door that all share takes the canonical form. */
public final class PartnerReader implements WireReader {
    private static final String IDENTITY = "canonical";

    private final Dialects dialects;

    public PartnerReader(Dialects dialects) {
        this.dialects = dialects;
    }

    @Override
    public Read read(Partner partner, String channel, Map<String, String> headers, byte[] body) {
        if (channel.isEmpty() || partner.dialect().equals(Partner.CANONICAL)) {
            JsonLimits limits = JsonLimits.DEFAULT.withBytes(partner.inbound().maxBytes());
            return new Read(new StrictJson(limits).parse(body), IDENTITY);
        }
        Arrival arrival = new Arrival(channel, headers, partner.id(), new DistrictId(partner.jurisdiction()));
        return new Read(
                dialects.of(partner).translateIn(arrival, body),
                dialects.of(partner).digest());
    }
}
