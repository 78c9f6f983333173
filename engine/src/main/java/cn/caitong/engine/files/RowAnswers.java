package cn.caitong.engine.files;

import cn.caitong.engine.vault.Sealed;
import cn.caitong.engine.vault.Vault;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The answers of a file's rows as one sealed body. */
public final class RowAnswers {
    private final Vault vault;
    private final ObjectMapper json = new ObjectMapper();

    public RowAnswers(Vault vault) {
        this.vault = vault;
    }

    Sealed seal(List<RowAnswer> rows) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        rows.forEach(row -> list.add(row.toJson()));
        try {
            return vault.seal(json.writeValueAsBytes(list));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    List<RowAnswer> open(Sealed sealed) {
        try {
            List<RowAnswer> rows = new ArrayList<>();
            for (JsonNode row : json.readTree(vault.open(sealed))) {
                rows.add(RowAnswer.of(row));
            }
            return rows;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
