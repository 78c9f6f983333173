package cn.caitong.engine.silence;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether anybody spoke to a case before one of its clocks ended.
 *
 * @param parentId the case under which it stands; what is set aside elsewhere under it may have been meant for this one
 * @param taken what of the inbox the case has taken within this very transaction, by number
 */
public record Question(String flow, UUID caseId, @Nullable UUID parentId, Listening listening, Set<Long> taken) {
    public Question {
        taken = Set.copyOf(taken);
    }
}
