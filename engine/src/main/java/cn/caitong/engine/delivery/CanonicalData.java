package cn.caitong.engine.delivery;

import cn.caitong.engine.vault.Sealed;
import cn.caitong.engine.vault.Vault;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Canonical data on its way into a sealed column and back. Amounts are text in it, so that no digit is lost. */
final class CanonicalData {
    private final Vault vault;
    private final ObjectMapper json = new ObjectMapper();

    CanonicalData(Vault vault) {
        this.vault = vault;
    }

    Sealed seal(JsonNode data) {
        try {
            return vault.seal(json.writeValueAsBytes(data));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A tree of JSON nodes can always be written", impossible);
        }
    }

    JsonNode open(Sealed sealed) {
        try {
            return json.readTree(vault.open(sealed));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
