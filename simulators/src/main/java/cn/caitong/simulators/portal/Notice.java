package cn.caitong.simulators.portal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the portal makes public. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "notice")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Notice.Award.class, name = "award"),
    @JsonSubTypes.Type(value = Notice.Termination.class, name = "termination"),
    @JsonSubTypes.Type(value = Notice.Correction.class, name = "correction"),
    @JsonSubTypes.Type(value = Notice.Contract.class, name = "contract")
})
public sealed interface Notice {
    String tender();

    /** The district whose tender it is: six digits, or an id such as {@code CQ-GXQ}. */
    String district();

    /** 中标结果公告. */
    record Award(
            String tender,
            String district,
            String award,
            List<String> lots,
            List<Winner> winners,
            String amount,
            @Nullable String title)
            implements Notice {
        public Award {
            lots = List.copyOf(lots);
            winners = List.copyOf(winners);
        }
    }

    /** A supplier that won, by its credit code. */
    record Winner(String name, String creditCode) {}

    /**
     * 终止公告.
     *
     * @param lots none: all of them
     */
    record Termination(String tender, String district, List<String> lots, String reason) implements Notice {
        public Termination {
            lots = List.copyOf(lots);
        }
    }

    /**
     * 更正公告.
     *
     * @param corrects which notice: {@code tender-notice}, {@code award-notice}, {@code contract-notice} or {@code termination-notice}
     * @param award the award as it is now; null where the correction is about something else
     */
    record Correction(
            String tender,
            String district,
            String corrects,
            @Nullable Amended award,
            String changes) implements Notice {}

    /** An award as a correction has it: of its sum it says nothing. */
    record Amended(String award, List<String> lots, List<Winner> winners) {
        public Amended {
            lots = List.copyOf(lots);
            winners = List.copyOf(winners);
        }
    }

    /**
     * 合同公告.
     *
     * @param change the amendment or supplement that is published; null: the contract itself
     */
    record Contract(
            String tender,
            String district,
            String contract,
            @Nullable String change) implements Notice {}
}
