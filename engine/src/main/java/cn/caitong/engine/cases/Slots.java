package cn.caitong.engine.cases;

import static cn.caitong.engine.store.Columns.text;

import cn.caitong.engine.flow.Location;
import cn.caitong.engine.store.Transactions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Slots and who owns them, in the caller's transaction. */
final class Slots {
    /** An update that changes nothing, so that whoever owns it by now is told, also if it was taken a moment ago. */
    private static final String TAKE = """
        insert into case_slot as s (key, case_id, jurisdiction)
        select * from unnest(?::text[], ?::uuid[], ?::text[]) w(key, case_id, jurisdiction) order by key
        on conflict (key) do update set case_id = s.case_id
        returning key, case_id
        """;

    private final Transactions transactions;

    Slots(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Takes the slots that are free for those who want them; says of each who owns it. */
    Map<String, UUID> take(Map<String, Location> wanted) {
        Map<String, UUID> owners = new HashMap<>();
        List<Map.Entry<String, Location>> rows = List.copyOf(wanted.entrySet());
        transactions
                .jdbc()
                .sql(TAKE)
                .params(
                        text(rows, Map.Entry::getKey),
                        text(rows, row -> row.getValue().caseId()),
                        text(rows, row -> row.getValue().jurisdiction()))
                .query(row -> {
                    owners.put(row.getString("key"), row.getObject("case_id", UUID.class));
                });
        return owners;
    }
}
