package cn.caitong.simulators.centre;

import cn.caitong.simulators.ledger.Account;
import cn.caitong.simulators.ledger.Fen;
import java.util.List;

/** What the hub wants of a centre, in no dialect; {@code content} is a digest of what was said. */
public sealed interface Ask {
    /** The id it is known by. */
    String id();

    /** All ids that it carries. */
    List<String> ids();

    record Instruct(String id, String receiptId, String tender, String lot, Fen amount, Account payee, String content)
            implements Ask {
        @Override
        public List<String> ids() {
            return List.of(id, receiptId);
        }
    }

    record Recall(String id, String refundId, String receiptId, String content) implements Ask {
        @Override
        public List<String> ids() {
            return List.of(id, refundId, receiptId);
        }
    }

    record Query(String id) implements Ask {
        @Override
        public List<String> ids() {
            return List.of(id);
        }
    }
}
