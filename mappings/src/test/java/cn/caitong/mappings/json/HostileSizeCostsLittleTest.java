package cn.caitong.mappings.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("unit")
@Timeout(10)
class HostileSizeCostsLittleTest {
    private static final JsonLimits WIDE = JsonLimits.DEFAULT.withBytes(16_000_000);
    private final StrictJson json = new StrictJson(JsonLimits.DEFAULT);

    @Test
    void aHundredMegabytesAreRefusedAfterTheFirst() {
        AtomicLong read = new AtomicLong();
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return read.incrementAndGet() > 100_000_000 ? -1 : 'x';
            }

            @Override
            public int read(byte[] into, int from, int length) {
                Arrays.fill(into, from, from + length, (byte) 'x');
                read.addAndGet(length);
                return read.get() > 100_000_000 ? -1 : length;
            }
        };
        assertThat(refusal(() -> json.readBody(endless))).isEqualTo(ErrorCode.BODY_TOO_LARGE);
        assertThat(read.get()).isLessThanOrEqualTo(JsonLimits.DEFAULT.bytes() + 1);
    }

    @Test
    void aBodyOfJustTheLimitIsRead() {
        byte[] body = ("\"" + "x".repeat(98) + "\"").getBytes(StandardCharsets.UTF_8);
        assertThat(new StrictJson(JsonLimits.DEFAULT.withBytes(100)).parse(body).isTextual())
                .isTrue();
        assertThat(refusal(() -> new StrictJson(JsonLimits.DEFAULT.withBytes(99)).parse(body)))
                .isEqualTo(ErrorCode.BODY_TOO_LARGE);
    }

    @Test
    void aMillionLevelsAreLeftAtTheSixtyFifth() {
        StrictJson wide = new StrictJson(WIDE);
        assertThat(allocated(() -> refusedAs(wide, "[".repeat(1_000_000), ErrorCode.JSON_TOO_DEEP)))
                .isLessThan(20_000_000);
        assertThat(allocated(() -> refusedAs(wide, "{\"a\":".repeat(1_000_000), ErrorCode.JSON_TOO_DEEP)))
                .isLessThan(40_000_000);
        wide.parse(("[".repeat(64) + "]".repeat(64)).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void manyValuesLongTextsAndLongNumbersAreLeftEarly() {
        StrictJson wide = new StrictJson(WIDE);
        refusedAs(wide, "[" + "0,".repeat(2_000_000) + "0]", ErrorCode.JSON_TOO_MANY_VALUES);
        refusedAs(wide, "\"" + "x".repeat(1_000_000) + "\"", ErrorCode.JSON_TEXT_TOO_LONG);
        refusedAs(wide, "{\"" + "x".repeat(1_000_000) + "\":1}", ErrorCode.JSON_TEXT_TOO_LONG);
        refusedAs(wide, "9".repeat(1_000_000), ErrorCode.JSON_NUMBER_TOO_LONG);
        refusedAs(wide, "0." + "9".repeat(1_000_000), ErrorCode.JSON_NUMBER_TOO_LONG);
    }

    @Test
    void namesThatCollideCostNoMoreThanOthers() {
        String[] halves = {"Aa", "BB"};
        String collisions = IntStream.range(0, 1 << 14)
                .mapToObj(number -> IntStream.range(0, 14)
                        .mapToObj(bit -> halves[number >> bit & 1])
                        .collect(Collectors.joining("", "\"", "\":0")))
                .collect(Collectors.joining(",", "{", "}"));
        long start = System.nanoTime();
        assertThat(json.parse(collisions.getBytes(StandardCharsets.UTF_8))).hasSize(1 << 14);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }

    private static void refusedAs(StrictJson json, String body, ErrorCode code) {
        assertThat(refusal(() -> json.parse(body.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(code);
    }

    private static ErrorCode refusal(Runnable act) {
        return catchThrowableOfType(RefusedException.class, act::run).code();
    }

    private static long allocated(Runnable act) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        act.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
