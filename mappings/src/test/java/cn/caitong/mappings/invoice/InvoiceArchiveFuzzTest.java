package cn.caitong.mappings.invoice;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;

/** Replays its inputs; {@code ./hub test --long} searches for more. */
@Tag("unit")
class InvoiceArchiveFuzzTest {
    @FuzzTest(maxDuration = "3m")
    void isOpenedOrRefused(byte[] content) {
        Fuzzed.isReadOrRefused(content, "application/zip");
        Fuzzed.isReadOrRefused(content, "application/ofd");
    }
}
