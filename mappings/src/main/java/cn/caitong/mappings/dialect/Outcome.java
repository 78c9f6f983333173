package cn.caitong.mappings.dialect;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a send ended, as far as the partner's answer tells (P3). */
public enum Outcome {
    /** The partner has it. */
    @JsonProperty("delivered")
    DELIVERED,
    /** The partner refused it and did nothing: safe to repair and send again. */
    @JsonProperty("rejected")
    REJECTED,
    /** The partner did not even read it: free to send again. */
    @JsonProperty("not-sent")
    NOT_SENT,
    /** Nobody knows: never repeated before the partner's status is asked. */
    @JsonProperty("unknown")
    UNKNOWN
}
