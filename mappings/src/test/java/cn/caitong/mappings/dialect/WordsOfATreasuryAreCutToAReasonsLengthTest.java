package cn.caitong.mappings.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.mappings.validation.ExampleFiles;
import cn.caitong.mappings.validation.Validation;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the WSDL lets a treasury say of a reason is longer than a reason holds; the refusal itself must not be lost by it. */
@Tag("unit")
class WordsOfATreasuryAreCutToAReasonsLengthTest {
    @ParameterizedTest
    @CsvSource({
        "in-review-quota-refused, Reason, /data/reason/text",
        "in-executed-partly, XAddWord, /data/lines/1/reason/text",
        "in-returned, XAddWord, /data/lines/0/reason/text"
    })
    void andTheMessageIsTaken(String name, String element, String place) {
        Samples.Case sample = Samples.in()
                .filter(each -> each.toString().equals("czzf/" + name))
                .findFirst()
                .orElseThrow();
        String words = "<%1$s>%2$s</%1$s>".formatted(element, "退".repeat(300));
        String wordy =
                new String(sample.wire(), sample.encoding()).replaceAll("<%1$s>[^<]*</%1$s>".formatted(element), words);
        ObjectNode said = sample.samples().dialect().translateIn(sample.arrival(), wordy.getBytes(sample.encoding()));
        assertThat(said.at(place).textValue()).isEqualTo("退".repeat(200));
        assertThat(ExampleFiles.VALIDATOR.validate(said)).isInstanceOf(Validation.Accepted.class);
    }
}
