package cn.caitong.mappings.invoice;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;

/** Replays its inputs; {@code ./hub test} then searches for more. */
@Tag("unit")
class InvoiceArchiveFuzzTest {
    @FuzzTest
    void isOpenedOrRefused(byte[] content) {
        Fuzzed.isReadOrRefused(content, "application/zip");
        Fuzzed.isReadOrRefused(content, "application/ofd");
    }
}
