package cn.caitong.mappings.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.mappings.report.RefusedException;
import cn.caitong.mappings.report.Report;

/** What holds of every content: it is read or refused, never anything else, and what is read can be judged. */
final class Fuzzed {
    private Fuzzed() {}

    static void isReadOrRefused(byte[] content, String mediaType) {
        try {
            Invoice invoice = InvoiceReader.read(content, mediaType);
            Report report = InvoiceChecks.of(invoice, Tolerances.AS_SHIPPED);
            assertThat(report.toJson().path("outcome").asText()).isIn("valid", "invalid");
            assertThat(invoice.lines()).isNotEmpty();
        } catch (RefusedException refused) {
            assertThat(refused.report().isValid()).isFalse();
        }
    }
}
