package cn.caitong.mappings.identifier;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A district as the hub names it: its code in GB/T 2260, or an id such as {@code CQ-GXQ} for a fiscal peer that has no code. Only the
 * shape is judged here; which districts there are, and when, is {@link Districts}.
 */
public record DistrictId(String value) implements Comparable<DistrictId> {
    private static final Pattern SHAPE = Pattern.compile("^(\\d{6}|[A-Z]{2}-[A-Z]{2,6})$");

    @JsonCreator
    public DistrictId {
        if (!isShaped(value)) {
            throw new RefusedException(ErrorCode.DISTRICT_SHAPE_WRONG, "");
        }
    }

    public static boolean isShaped(String text) {
        return SHAPE.matcher(text).matches();
    }

    @Override
    public int compareTo(DistrictId other) {
        return value.compareTo(other.value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
