package cn.caitong.connectors.dialect;

import cn.caitong.connectors.inbound.Incoming;
import cn.caitong.connectors.inbound.WireReader;
import cn.caitong.connectors.partner.Partner;
import cn.caitong.mappings.dialect.Arrival;
import cn.caitong.mappings.identifier.DistrictId;
import cn.caitong.mappings.json.ContentGuard;
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
    public ContentGuard content(Partner partner, String channel) {
        return isCanonical(partner, channel)
                ? ContentGuard.JSON
                : dialects.of(partner).content();
    }

    @Override
    public Read read(Partner partner, String channel, Map<String, String> headers, byte[] body) {
        if (isCanonical(partner, channel)) {
            JsonLimits limits = JsonLimits.DEFAULT.withBytes(partner.inbound().maxBytes());
            return new Read(new StrictJson(limits).parseUnlessSecret(body), IDENTITY);
        }
        DistrictId district = new DistrictId(partner.jurisdiction());
        Arrival arrival = channel.equals(Incoming.BY_CONTENT)
                ? Arrival.atOneAddress(partner.inbound().channels(), partner.id(), district)
                : new Arrival(channel, headers, partner.id(), district);
        return new Read(
                dialects.of(partner).translateIn(arrival, body),
                dialects.of(partner).digest());
    }

    private static boolean isCanonical(Partner partner, String channel) {
        return channel.isEmpty() || partner.dialect().equals(Partner.CANONICAL);
    }
}
