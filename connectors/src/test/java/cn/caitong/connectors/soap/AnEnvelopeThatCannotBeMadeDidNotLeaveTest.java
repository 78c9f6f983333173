package cn.caitong.connectors.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.caitong.connectors.dialect.AnswerReader;
import cn.caitong.connectors.dialect.Dialects;
import cn.caitong.connectors.dialect.PartnerSpeech;
import cn.caitong.connectors.partner.Partners;
import cn.caitong.connectors.rest.CallFailure;
import cn.caitong.connectors.rest.CallToNobody;
import cn.caitong.connectors.rest.NotWrittenException;
import cn.caitong.engine.delivery.End;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.Exchange;
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
        Exchange exchange = CallToNobody.exchange();
        NotWrittenException unmade = catchThrowableOfType(NotWrittenException.class, () -> call.toPayload(exchange));
        assertThat(CallFailure.toEnd(unmade)).isEqualTo(new End.NotSent("not-written"));
    }
}
