package cn.caitong.engine.delivery;

import cn.caitong.engine.delivery.End.Found;
import cn.caitong.engine.delivery.End.Unknown;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.vault.Sealed;
import cn.caitong.engine.vault.Vault;
import cn.caitong.mappings.money.Money;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a partner says to have of another sum than it was told is not what was sent, whatever it says became of it (P3): its answer to the
 * question answers nothing, as the same answer to the message itself does not.
 */
final class AskedSums {
    private static final String AMOUNT = "amount";
    private static final String TOLD =
            "select key_id, bytes from body where owner = ? and kind = 'canonical' and n = 0 and at = ?";

    private final JdbcClient jdbc;
    private final CanonicalData data;

    AskedSums(Transactions transactions, Vault vault) {
        this.jdbc = transactions.jdbc();
        this.data = new CanonicalData(vault);
    }

    /** These ends; in the caller's transaction, which has locked the rows that they are about. */
    List<Ended> checked(List<Ended> ends, List<OutgoingRow> locked) {
        if (ends.stream().allMatch(ended -> said(ended) == null)) {
            return ends;
        }
        Map<UUID, OutgoingRow> rows = locked.stream().collect(Collectors.toMap(OutgoingRow::id, Function.identity()));
        return ends.stream().map(ended -> checked(ended, rows)).toList();
    }

    private Ended checked(Ended ended, Map<UUID, OutgoingRow> rows) {
        Money said = said(ended);
        if (said == null) {
            return ended;
        }
        boolean isAnother = Optional.ofNullable(rows.get(ended.outgoing()))
                .map(OutgoingRow::inquiryOf)
                .map(rows::get)
                .flatMap(this::told)
                .filter(told -> !isOf(told, said))
                .isPresent();
        return isAnother
                ? new Ended(
                        ended.outgoing(),
                        ended.attempt(),
                        ended.epoch(),
                        Unknown.ofAnotherSum(ended.end().answer()))
                : ended;
    }

    private static @Nullable Money said(Ended ended) {
        return ended.end() instanceof Found found ? found.amount() : null;
    }

    private static boolean isOf(JsonNode told, Money said) {
        return told.path(AMOUNT).asText().equals(said.text())
                && told.path("currency").asText().equals(said.currency());
    }

    /** The sum as it was told; empty of what names none. */
    private Optional<JsonNode> told(OutgoingRow asked) {
        return jdbc.sql(TOLD)
                .params(asked.id(), asked.createdAt().atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Sealed(row.getString("key_id"), row.getBytes("bytes")))
                .optional()
                .map(data::open)
                .map(told -> told.path(AMOUNT))
                .filter(JsonNode::isObject);
    }
}
