package cn.caitong.mappings.dialect;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.Source;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The contract is the WSDL; a vendor's generated code refuses what is not in it. */
@Tag("unit")
class SamplesAreAsTheWsdlSaysTest {
    static Stream<Samples.Case> soap() {
        return Stream.of(Samples.in(), Samples.out(), Samples.answers())
                .flatMap(cases -> cases)
                .filter(Samples.Case::isSoap);
    }

    @ParameterizedTest
    @MethodSource("soap")
    void eachMessageIsValidByItsTypes(Samples.Case sample) throws Exception {
        Document document = document(sample.wire());
        assertThatCode(() ->
                        schema(sample).newValidator().validate(new DOMSource(message(document.getDocumentElement()))))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("cn.caitong.mappings.dialect.Samples#out")
    void soIsWhatTheHubMakes(Samples.Case sample) throws Exception {
        if (sample.isSoap()) {
            byte[] made = sample.samples()
                    .dialect()
                    .translateOut(
                            cn.caitong.mappings.message.MessageType.find(
                                            sample.facts().path("type").asText())
                                    .orElseThrow(),
                            sample.jurisdiction(),
                            sample.canonical());
            schema(sample).newValidator().validate(new DOMSource(document(made)));
        }
    }

    /** The payload, or the detail of a fault. */
    private static Element message(Element root) {
        if (!root.getLocalName().equals("Envelope")) {
            return root;
        }
        Element payload =
                child((Element) root.getElementsByTagNameNS("*", "Body").item(0));
        if (!payload.getLocalName().equals("Fault")) {
            return payload;
        }
        NodeList details = payload.getElementsByTagNameNS("*", "detail");
        return child(
                (Element) (details.getLength() > 0 ? details : payload.getElementsByTagNameNS("*", "Detail")).item(0));
    }

    private static Element child(Element parent) {
        NodeList children = parent.getChildNodes();
        for (int at = 0; at < children.getLength(); at++) {
            if (children.item(at) instanceof Element element) {
                return element;
            }
        }
        throw new IllegalStateException(parent.getNodeName() + " is empty");
    }

    private static Schema schema(Samples.Case sample) throws IOException, SAXException, ParserConfigurationException {
        String wsdl = sample.samples().dialect().soap().orElseThrow().wsdl();
        Document definitions =
                document(Files.readAllBytes(sample.samples().folder().resolve(wsdl)));
        NodeList schemas = definitions.getElementsByTagNameNS(XMLConstants.W3C_XML_SCHEMA_NS_URI, "schema");
        List<Source> sources = new ArrayList<>();
        for (int at = 0; at < schemas.getLength(); at++) {
            sources.add(new DOMSource(schemas.item(at)));
        }
        return SchemaFactory.newDefaultInstance().newSchema(sources.toArray(Source[]::new));
    }

    private static Document document(byte[] bytes) throws IOException, SAXException, ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
    }
}
