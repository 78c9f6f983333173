package cn.caitong.connectors.rest;

import cn.caitong.engine.delivery.End;
import cn.caitong.engine.delivery.Marked;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;

/** A call to a partner that is not described: no request can be made of it. */
public final class CallToNobody {
    private CallToNobody() {}

    public static Exchange exchange() {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        String type = "deposit.refund-instructed.v1";
        exchange.getMessage()
                .setBody(new Marked(
                        new UUID(1, 1), 1, 1, "500999", type, "CT-1", "CT-1", End.NO_ANSWER, "sm3:0", false, 0));
        return exchange;
    }
}
