package cn.caitong.connectors.rest;

import cn.caitong.connectors.inbound.Refusal;
import cn.caitong.connectors.inbound.Reply;
import cn.caitong.engine.store.PassingFault;
import cn.caitong.engine.store.Unspoken;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.RuntimeCamelException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An answer for a request that broke on our side: the same message may come again, and counts once. */
public final class ReceptionFailure {
    private static final Logger LOG = LoggerFactory.getLogger(ReceptionFailure.class);
    private static final Duration LATER = Duration.ofSeconds(5);

    private ReceptionFailure() {}

    /** What a route answers; where it is not there, for the hub is just starting or stopping, the sender is to come again. */
    public static Reply orNotNow(Supplier<Reply> route) {
        try {
            return route.get();
        } catch (RuntimeCamelException closed) {
            LOG.warn("A request is to come again: {}", closed.getMessage());
            return Reply.busy(Refusal.NOT_NOW, LATER);
        }
    }

    public static Reply toReply(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure) {
        if (failure instanceof UncheckedIOException) {
            // the sender's doing: it must not be able to fill our log
            LOG.warn("A request broke off: {}", failure.getMessage());
        } else if (PassingFault.is(failure)) {
            LOG.warn("A request is to come again: {}", failure.toString());
        } else {
            LOG.error("A request could not be taken", Unspoken.of(failure));
        }
        return Reply.busy(Refusal.NOT_NOW, LATER);
    }
}
