package cn.caitong.simulators.rest;

import cn.caitong.simulators.ledger.Account;
import cn.caitong.simulators.ledger.Fen;
import java.util.List;

/** What the hub wants of the centre, in no dialect; {@code content} is a digest of what was said, key order aside. */
sealed interface Ask {

    Kind kind();

    /** The id the call is known by. */
    String id();

    default Traffic traffic() {
        return new Traffic(kind(), ids());
    }

    List<String> ids();

    record Instruct(String id, String receiptId, String tender, String lot, Fen amount, Account payee, String content)
            implements Ask {
        @Override
        public Kind kind() {
            return Kind.REFUND;
        }

        @Override
        public List<String> ids() {
            return List.of(id, receiptId);
        }
    }

    record Recall(String id, String refundId, String receiptId, String content) implements Ask {
        @Override
        public Kind kind() {
            return Kind.RECALL;
        }

        @Override
        public List<String> ids() {
            return List.of(id, refundId, receiptId);
        }
    }

    record Query(String id) implements Ask {
        @Override
        public Kind kind() {
            return Kind.QUERY;
        }

        @Override
        public List<String> ids() {
            return List.of(id);
        }
    }
}
