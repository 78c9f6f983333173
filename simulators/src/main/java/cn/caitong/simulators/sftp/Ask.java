package cn.caitong.simulators.sftp;

import cn.caitong.simulators.ledger.Account;
import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.rest.Kind;
import cn.caitong.simulators.rest.Traffic;
import java.util.List;

/** What one file of the hub wants, in no dialect; {@code content} is a digest of its row. */
sealed interface Ask {
    /** The id it is known by. */
    String id();

    Traffic traffic();

    record Instruct(String id, String receiptId, String tender, String lot, Fen amount, Account payee, String content)
            implements Ask {
        @Override
        public Traffic traffic() {
            return new Traffic(Kind.REFUND, List.of(id, receiptId));
        }
    }

    record Recall(String id, String refundId, String receiptId, String content) implements Ask {
        @Override
        public Traffic traffic() {
            return new Traffic(Kind.RECALL, List.of(id, refundId, receiptId));
        }
    }

    record Query(String id) implements Ask {
        @Override
        public Traffic traffic() {
            return new Traffic(Kind.QUERY, List.of(id));
        }
    }
}
