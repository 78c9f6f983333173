package cn.caitong.engine.hold;

import cn.caitong.engine.flow.CaseId;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.UUID;

/**
 * Whose money is stopped.
 *
 * @param name the partner's or the flow's; of the whole hub {@link #EVERYTHING}
 */
public record HoldScope(Kind kind, String name) {
    /** The name of the whole hub. */
    public static final String EVERYTHING = "hub";

    /** How wide it is. */
    public enum Kind {
        PARTNER,
        FLOW,
        HUB;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    public HoldScope {
        if (kind == Kind.HUB && !name.equals(EVERYTHING)) {
            throw new IllegalArgumentException("A hold of " + kind.code() + " cannot be of '" + name + "'");
        }
    }

    public static HoldScope partner(String id) {
        return new HoldScope(Kind.PARTNER, id);
    }

    public static HoldScope flow(String name) {
        return new HoldScope(Kind.FLOW, name);
    }

    public static HoldScope hub() {
        return new HoldScope(Kind.HUB, EVERYTHING);
    }

    /** All that was ever done to it stands in one chain of evidence. */
    public UUID caseId() {
        return CaseId.of("hold", this.toString());
    }

    @Override
    public String toString() {
        return kind.code() + " " + name;
    }
}
