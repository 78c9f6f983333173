package cn.caitong.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.ValidationMessage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever clause a confirmed sum is owed by, the one that its contract agreed included. */
@Tag("unit")
class ATermOfPaymentIsAsTheDocumentSaysTest {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    @ParameterizedTest
    @ValueSource(strings = {"C37", "C37b", "C33", "C33b", "C33b/45-calendar-days"})
    void anyClauseOfPaymentIsInTheDocument(String clause) {
        assertThat(faults(clause)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"C36", "C34", "C33b/45-working-days", "C37/5-calendar-days"})
    void anyOtherIsNot(String clause) {
        assertThat(faults(clause)).isNotEmpty();
    }

    private static Set<ValidationMessage> faults(String clause) {
        LocalDate last = LocalDate.of(2026, 5, 8);
        PaymentAnswer.Term term = new PaymentAnswer.Term(
                clause, clause, last, Instant.parse("2026-05-08T16:00:00Z"), true, "discharged", last);
        return OpenApiDocument.faults(JSON.valueToTree(term), "PaymentTerm");
    }
}
