package cn.caitong.connectors.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.xml.ws.BindingProvider;
import jakarta.xml.ws.Dispatch;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.WebServiceException;
import jakarta.xml.ws.handler.MessageContext;
import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import javax.xml.transform.Source;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import org.apache.cxf.binding.soap.SoapFault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that was made from the WSDL by a framework that knows nothing of us, as a vendor's is. */
@Tag("contract")
class AVendorsClientOfTheWsdlIsUnderstoodTest {
    private static final Path DIALECT = Path.of("..", "mappings", "dialects", "cqspb");
    private static final String NAMESPACE = "urn:cq:spb:margin:2.0";

    private static ConnectedHub hub;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        Path secrets = Files.createDirectories(folder.resolve("secrets"));
        Files.writeString(secrets.resolve("500106.in.sha256"), Tokens.sha256("its-token"));
        hub = new ConnectedHub(folder, List.of(Descriptors.hurried("500106", "http://localhost:1", folder)));
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void itGetsItsReceiptAndTheSameOneAgain() throws Exception {
        String first = text(client("its-token").invoke(message("in-receipt", "12000.00")));
        assertThat(first).contains("Receipt", "urn:caitong:hub:1", "head");
        assertThat(text(client("its-token").invoke(message("in-receipt", "12000.00"))))
                .isEqualTo(first);
    }

    @Test
    void aFaultReachesItAsOneWithTheFieldAndBothLanguages() {
        WebServiceException failed = catchThrowableOfType(
                WebServiceException.class, () -> client("its-token").invoke(message("in-refund-credited", "12000")));
        assertThat(failed.getCause()).isInstanceOfSatisfying(SoapFault.class, fault -> {
            assertThat(fault.getFaultCode().getLocalPart()).isEqualTo("Client");
            assertThat(fault.getMessage()).contains("Send it in that form.", "请按该形式报送");
            assertThat(fault.getDetail().getTextContent())
                    .contains("wire-amount-wrong", "/MARGIN_REFUND_RESULT/MARGIN_REFUND_INFO/REFUND_PAY");
        });
    }

    @Test
    void withoutItsTokenItIsTurnedAway() {
        assertThat(catchThrowableOfType(
                        Exception.class, () -> client("another").invoke(message("in-receipt", "12000.00"))))
                .isNotNull();
        assertThat(hub.jdbc()
                        .sql("select count(*) from refusal where partner <> '500106'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static Dispatch<Source> client(String token) throws Exception {
        Service service =
                Service.create(DIALECT.resolve("margin.wsdl").toUri().toURL(), new QName(NAMESPACE, "MarginHub"));
        Dispatch<Source> client =
                service.createDispatch(new QName(NAMESPACE, "MarginHubPort"), Source.class, Service.Mode.PAYLOAD);
        client.getRequestContext().put(BindingProvider.ENDPOINT_ADDRESS_PROPERTY, hub.address() + "/soap/500106");
        client.getRequestContext()
                .put(MessageContext.HTTP_REQUEST_HEADERS, Map.of("Authorization", List.of("Bearer " + token)));
        return client;
    }

    private static Source message(String sample, String amount) throws Exception {
        String payload = Files.readString(DIALECT.resolve("samples/wire/" + sample + ".xml"))
                .replaceAll("(?s).*<soapenv:Body>(.*)</soapenv:Body>.*", "$1")
                .replace("12000.00", amount);
        return new StreamSource(new ByteArrayInputStream(payload.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(Source answer) throws Exception {
        StringWriter text = new StringWriter();
        TransformerFactory.newDefaultInstance().newTransformer().transform(answer, new StreamResult(text));
        return text.toString();
    }
}
