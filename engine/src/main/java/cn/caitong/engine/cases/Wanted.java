package cn.caitong.engine.cases;

import cn.caitong.engine.silence.Question;
import java.util.List;
import java.util.UUID;

/** What must be locked and read before a case's next event can be decided. */
sealed interface Wanted {
    /** To be taken, or asked about. */
    record Slot(String key) implements Wanted {}

    /** Items of the money ledger. */
    record Items(List<String> names) implements Wanted {}

    /** Whether anybody spoke. */
    record Silence(Question question) implements Wanted {
        Key key() {
            return new Key(question.caseId(), question.listening().clock());
        }

        /** A clock ends once in a transaction. */
        record Key(UUID caseId, String clock) {}
    }
}
