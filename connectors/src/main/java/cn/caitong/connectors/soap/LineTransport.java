package cn.caitong.connectors.soap;

import cn.caitong.connectors.partner.Credentials;
import java.util.List;
import java.util.Set;
import org.apache.camel.ProducerTemplate;
import org.apache.cxf.Bus;
import org.apache.cxf.service.model.EndpointInfo;
import org.apache.cxf.transport.Conduit;
import org.apache.cxf.transport.ConduitInitiator;
import org.apache.cxf.ws.addressing.EndpointReferenceType;

/** By which CXF reaches partners: addresses {@code partner:<id>} lead to a {@link LineConduit}, and to no socket of CXF's own. */
final class LineTransport implements ConduitInitiator {
    static final String SCHEME = "partner:";

    private final ProducerTemplate producer;
    private final Credentials credentials;

    LineTransport(ProducerTemplate producer, Credentials credentials) {
        this.producer = producer;
        this.credentials = credentials;
    }

    @Override
    public Conduit getConduit(EndpointInfo endpoint, Bus bus) {
        return getConduit(endpoint, endpoint.getTarget(), bus);
    }

    @Override
    public Conduit getConduit(EndpointInfo endpoint, EndpointReferenceType target, Bus bus) {
        return new LineConduit(target == null ? endpoint.getTarget() : target, producer, credentials);
    }

    @Override
    public Set<String> getUriPrefixes() {
        return Set.of(SCHEME);
    }

    @Override
    public List<String> getTransportIds() {
        return List.of("urn:caitong:line");
    }
}
