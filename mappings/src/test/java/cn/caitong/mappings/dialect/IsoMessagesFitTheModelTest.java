package cn.caitong.mappings.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.mappings.message.MessageType;
import cn.caitong.mappings.report.RefusedException;
import cn.caitong.mappings.xml.StrictXml;
import cn.caitong.mappings.xml.XmlElement;
import cn.caitong.mappings.xml.XmlLimits;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.prowidesoftware.swift.model.mx.AbstractMX;
import com.prowidesoftware.swift.model.mx.MxCamt05300108;
import com.prowidesoftware.swift.model.mx.MxCamt05400108;
import com.prowidesoftware.swift.model.mx.MxPain00100109;
import com.prowidesoftware.swift.model.mx.MxPain00200110;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody else's model of ISO 20022 reads what is sent and what is taken: what it does not know, or orders otherwise, shows. */
@Tag("unit")
class IsoMessagesFitTheModelTest {
    private static final String ISO = "urn:iso:std:iso:20022:tech:xsd:";
    private static final Map<String, Class<?>> MODELS = Map.of(
            ISO + "pain.001.001.09", MxPain00100109.class,
            ISO + "pain.002.001.10", MxPain00200110.class,
            ISO + "camt.053.001.08", MxCamt05300108.class,
            ISO + "camt.054.001.08", MxCamt05400108.class);
    private static final StrictXml XML = new StrictXml(XmlLimits.DEFAULT);
    private static final Samples.Case INITIATION = iso().filter(
                    sample -> sample.name().equals("out-initiation"))
            .findFirst()
            .orElseThrow();

    static Stream<Samples.Case> iso() {
        return Stream.of(Samples.in(), Samples.out(), Samples.answers())
                .flatMap(cases -> cases)
                .filter(sample -> sample.samples().dialect().name().equals("czbk"));
    }

    @ParameterizedTest
    @MethodSource("iso")
    void eachSampleIsItsModelsOwn(Samples.Case sample) {
        fits(new String(sample.wire(), StandardCharsets.UTF_8));
    }

    @Test
    void soIsWhatTheHubMakes() {
        fits(made(INITIATION.canonical().deepCopy()));
    }

    /** Only what must be there: no bank, no clearing number. */
    @Test
    void withoutWhatIsOptional() {
        ObjectNode data = INITIATION.canonical().deepCopy();
        data.withObject("/payee").remove(List.of("bank", "cnaps"));
        data.remove("appliedOn");
        String made = made(data);
        fits(made);
        assertThat(made).doesNotContain("CdtrAgt").contains("<Dt>2026-04-24</Dt>");
    }

    /** Of characters, not of Java's halves of them; the model's own writer does not know those beyond the first plane. */
    @ParameterizedTest
    @ValueSource(strings = {"渝", "䶮", "𬭚"})
    void aPayeesNameIsSaidWholeOrNotAtAll(String character) {
        ObjectNode data = INITIATION.canonical().deepCopy();
        String longest = character.repeat(140);
        data.withObject("/payee").put("name", longest);
        assertThat(made(data)).contains("<Cdtr><Nm>" + longest + "</Nm></Cdtr>");
        data.withObject("/payee").put("name", longest + character);
        assertThatThrownBy(() -> made(data))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("wire-text-too-long: /payee/name has more than the 140 characters")
                .hasMessageNotContaining(character);
    }

    /** Names beside a number are cut. */
    @Test
    void whoIsKnownByANumberMayHaveALongerName() {
        ObjectNode data = INITIATION.canonical().deepCopy();
        for (String place : List.of("/purchaser", "/supplier")) {
            data.withObject(place).put("name", "渝".repeat(141));
        }
        data.withObject("/payee").put("bank", "银".repeat(200));
        String made = made(data);
        fits(made);
        assertThat(made).contains("<Nm>" + "渝".repeat(140) + "</Nm>", "<Nm>" + "银".repeat(140) + "</Nm>");
    }

    @ParameterizedTest
    @CsvSource({"/supplier/identifier, id", "/purchaser/identifier, scheme"})
    void aNumberThatIsTooLongIsNeitherCutNorRepeatedInTheRefusal(String place, String field) {
        ObjectNode data = INITIATION.canonical().deepCopy();
        data.withObject(place).put(field, "A".repeat(36));
        assertThatThrownBy(() -> made(data))
                .hasMessageContaining(place + "/" + field + " has more than the 35 characters")
                .hasMessageNotContaining("AAAA");
    }

    @Test
    void theModelTellsOfWhatItDoesNotKnow() {
        String made = made(INITIATION.canonical().deepCopy());
        assertThat(flaws(made.replace("EndToEndId", "EndToEndNo"))).isNotEmpty();
        assertThat(flaws(made.replaceFirst("(<PmtMtd>TRF</PmtMtd>)(<NbOfTxs>1</NbOfTxs>)", "$2$1")))
                .isNotEmpty();
        assertThat(flaws(made.replace("<DbtrAgt>", "<DbtrAgt><!--")
                        .replace("</DbtrAgt>", "--></DbtrAgt>")
                        .replaceFirst("<DbtrAgt><!--.*?--></DbtrAgt>", "")))
                .isNotEmpty();
        assertThat(flaws(made.replace("CT-7c1e5a0b9d3f2468-1", "CT-7c1e5a0b9d3f2468-1-and-much-more-than-35")))
                .isNotEmpty();
    }

    private static String made(ObjectNode data) {
        byte[] bytes = INITIATION.samples().dialect().translateOut(MessageType.PAYMENT_APPLIED, "500103", data);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void fits(String document) {
        assertThat(flaws(document)).isEmpty();
    }

    private static List<String> flaws(String document) {
        XmlElement root = XML.parse(document.getBytes(StandardCharsets.UTF_8));
        AbstractMX read = AbstractMX.parse(document);
        if (read == null || !read.getClass().equals(MODELS.get(root.namespace()))) {
            return List.of("not read as " + root.namespace());
        }
        XmlElement again = XML.parse(read.document().getBytes(StandardCharsets.UTF_8));
        return Stream.concat(IsoModel.differences(root, again).stream(), IsoModel.missing(read).stream())
                .toList();
    }
}
