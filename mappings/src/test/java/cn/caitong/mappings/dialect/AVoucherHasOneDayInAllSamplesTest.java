package cn.caitong.mappings.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The bank pays on another day than that on which the voucher was issued: news that took one for the other would contradict what was
 * said before, and a person would be asked about every payment.
 */
@Tag("unit")
class AVoucherHasOneDayInAllSamplesTest {
    @ParameterizedTest
    @ValueSource(strings = {"czzf", "czbk"})
    void whoeverSpeaksOfIt(String dialect) {
        Map<String, Set<String>> days = new TreeMap<>();
        Samples.in()
                .filter(sample -> sample.samples().dialect().name().equals(dialect))
                .map(sample -> sample.canonical().at("/data/voucher"))
                .filter(JsonNode::isObject)
                .forEach(voucher -> days.computeIfAbsent(voucher.path("number").asText(), number -> new TreeSet<>())
                        .add(voucher.path("date").asText()));
        assertThat(days)
                .isNotEmpty()
                .allSatisfy((number, said) -> assertThat(said).as(number).hasSize(1));
    }
}
