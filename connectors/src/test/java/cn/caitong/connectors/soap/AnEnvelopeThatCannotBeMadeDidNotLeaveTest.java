package cn.caitong.connectors.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.caitong.connectors.dialect.AnswerReader;
import cn.caitong.connectors.dialect.Dialects;
import cn.caitong.connectors.dialect.PartnerSpeech;
import cn.caitong.connectors.partner.Partners;
import cn.caitong.connectors.rest.CallFailure;
import cn.caitong.connectors.rest.NotWrittenException;
import cn.caitong.engine.delivery.End;
import cn.caitong.engine.delivery.Marked;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class AnEnvelopeThatCannotBeMadeDidNotLeaveTest {
    private final Partners nobody = new Partners(List.of());
    private final Dialects none = new Dialects(Path.of("none"), nobody);
    private final SoapCall call =
            new SoapCall(new PartnerSpeech(nobody, none), new AnswerReader(nobody, none), nobody, none);

    @Test
    void itIsNotSent() {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getMessage()
                .setBody(new Marked(
                        new UUID(1, 1),
                        1,
                        1,
                        "500999",
                        "deposit.refund-instructed.v1",
                        "CT-1",
                        "CT-1",
                        End.NO_ANSWER,
                        "sm3:0",
                        false,
                        0));
        NotWrittenException unmade = catchThrowableOfType(NotWrittenException.class, () -> call.toPayload(exchange));
        assertThat(CallFailure.toEnd(unmade)).isEqualTo(new End.NotSent("not-written"));
    }
}
