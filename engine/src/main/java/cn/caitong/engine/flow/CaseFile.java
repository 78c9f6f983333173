package cn.caitong.engine.flow;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A case as its flow last left it.
 *
 * @param state the state's persistent code; {@link #NEW} before the first decision
 * @param data what the flow keeps, in its own shape; account and personal fields sealed
 * @param schemaVersion the shape's version, so that a node leaves alone what is newer than it knows
 * @param version counts decisions, from 0
 */
public record CaseFile(Location location, String state, JsonNode data, int schemaVersion, long version) {
    /** The state of a case that nothing has been decided about. */
    public static final String NEW = "new";

    /** The state of a case that ended so that it may begin anew, under another parent too. */
    public static final String FREE = "free";

    /** Whether it has no place of its own: nothing has begun it, or it ended so that it may begin anew elsewhere. */
    public boolean isUnplaced() {
        return state.equals(NEW) || state.equals(FREE);
    }

    /** The same case elsewhere. */
    public CaseFile at(Location elsewhere) {
        return new CaseFile(elsewhere, state, data, schemaVersion, version);
    }

    public boolean isNew() {
        return version == 0;
    }
}
