package cn.caitong.engine.cases;

import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.engine.money.Account;
import cn.caitong.engine.silence.Heard;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a batch has learned for its decisions: who owns which slot, how much is free of which item, who spoke. */
final class Known {
    private final Map<String, UUID> slots = new HashMap<>();
    private final Map<String, Account> accounts = new HashMap<>();
    private final Map<Wanted.Silence.Key, Heard> heard = new HashMap<>();
    private final List<MoneyMove> decided = new ArrayList<>();

    Map<String, UUID> slots() {
        return slots;
    }

    /** As they are after all that the batch has decided so far. */
    Map<String, Account> accounts() {
        return accounts;
    }

    Map<Wanted.Silence.Key, Heard> heard() {
        return heard;
    }

    void owners(Map<String, UUID> owners) {
        slots.putAll(owners);
    }

    /** Items as the ledger has them: what the batch decided before is not there yet. */
    void stored(Map<String, Account> stored) {
        accounts.putAll(stored);
        decided.forEach(move -> move(accounts, move));
    }

    /** What was found, in the order of what was wanted. */
    void heard(List<Wanted.Silence.Key> wanted, List<Heard> found) {
        for (int n = 0; n < found.size(); n++) {
            heard.put(wanted.get(n), found.get(n));
        }
    }

    /** A case is decided: those after it in the batch see what it reserved. */
    void decided(List<MoneyMove> moves) {
        decided.addAll(moves);
        moves.forEach(move -> move(accounts, move));
    }

    static void move(Map<String, Account> accounts, MoneyMove move) {
        accounts.computeIfPresent(move.item(), (item, account) -> account.after(move));
    }
}
