package cn.caitong.engine.reconciliation;

import cn.caitong.engine.flow.MoneyMove.Purpose;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One kind of daily statement, and which part of the ledger it is held against.
 *
 * @param flow whose cases keep the statements
 * @param items the origin of the items whose parts it lists; null: the sender's own, of which it lists receipts too
 * @param purpose of those parts
 * @param words who sends it and what it lists, for people
 * @param telling how a case is told what only the statement knows, in the words of its own flow
 */
public record StatementKind(
        String flow, @Nullable String items, Purpose purpose, Words words, Function<BankWord, News> telling) {

    /** In English and Chinese: who sends it, such as “the centre”, and what it lists, such as “refund”. */
    public record Words(String sender, String senderChinese, String part, String partChinese) {}

    /**
     * What the bank did by the statement, of an instruction that the ledger has under way.
     *
     * @param isCredit whether it was credited, not returned
     * @param key the item's key below its origin
     * @param carrier the business id of the message in which the instruction went
     * @param on the bank's day, Asia/Shanghai
     */
    public record BankWord(
            boolean isCredit,
            String key,
            String instruction,
            String carrier,
            BigDecimal amount,
            String currency,
            LocalDate on,
            @Nullable String trace) {}

    /** An event of the case that reserved the part. */
    public record News(String type, JsonNode data) {}

    /** The origin under which the ledger keeps what a statement of this sender is about. */
    String itemsOf(String sender) {
        return items == null ? sender : items;
    }
}
