package cn.caitong.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.crypto.Bytes;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class EvidenceRowHashTest {
    private static final UUID CASE = UUID.fromString("5b1c3ee0-7d3f-8a52-9a66-0c5f1d2e3f40");
    private static final Instant AT = Instant.parse("2026-02-11T01:02:03.4Z");
    private static final Bytes PAYLOAD = Bytes.of("{\"金额\":\"12000.00\"}".getBytes(StandardCharsets.UTF_8));
    private static final Bytes SALT = Bytes.of(HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f"));

    private final EvidenceRow row =
            EvidenceRow.after(new ChainTip(0, RowMeta.NO_PREVIOUS), entry("message.accepted", "500103"), SALT, PAYLOAD);

    @Test
    void theMetadataHasOneFormOnly() {
        assertThat(row.meta().toJson())
                .isEqualTo("{\"v\":1,\"alg\":\"sm3\",\"case\":\"5b1c3ee0-7d3f-8a52-9a66-0c5f1d2e3f40\",\"seq\":1,"
                        + "\"at\":\"2026-02-11T01:02:03.400000Z\",\"kind\":\"message.accepted\","
                        + "\"jurisdiction\":\"500103\",\"prev\":\"sm3:" + "0".repeat(64) + "\"}");
    }

    /** Computed apart, with another implementation of SM3, from docs/evidence.md. */
    @Test
    void theHashesAreThoseOfTheDocument() {
        assertThat(row.payloadDigest().hex())
                .isEqualTo("5e14543d34fee28126794dbfc39e62064c14ad2f5c83f7f112f8d5e5780aed62");
        assertThat(row.leaf().hex()).isEqualTo("178ad171a550b5447b585e51031d75281c29aca3c233194a5d9c141957e0a67b");
    }

    @Test
    void theNextRowPointsAtThisOne() {
        EvidenceRow next = EvidenceRow.after(row.tip(), entry("case.decided", "500103"), SALT, PAYLOAD);
        assertThat(next.meta().seq()).isEqualTo(2);
        assertThat(next.meta().prev()).isEqualTo(row.leaf());
    }

    @Test
    void timesAreKeptAsFineAsTheDatabaseKeepsThem() {
        Instant nanos = AT.plusNanos(123_456_789);
        assertThat(new EvidenceEntry(CASE, "500103", "k", nanos, JsonNodeFactory.instance.objectNode()).at())
                .isEqualTo(AT.plusNanos(123_456_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\"b", "a b", "保证金", "a\\u0022", "a_b"})
    void namesThatWouldNeedAnEscapeAreRefused(String name) {
        assertThatThrownBy(() -> entry(name, "500103"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("kind")
                .hasMessageContaining("存证");
        assertThatThrownBy(() -> entry("k", name)).hasMessageContaining("jurisdiction");
    }

    private static EvidenceEntry entry(String kind, String jurisdiction) {
        return new EvidenceEntry(CASE, jurisdiction, kind, AT, JsonNodeFactory.instance.objectNode());
    }
}
