package cn.caitong.mappings.dialect;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the bytes of a dialect's messages are: {@code format} in {@code dialect.yaml}, JSON where it says nothing. */
public enum Format {
    /** JSON, transformed by JSLT. */
    @JsonProperty("json")
    JSON("application/json");

    private final String contentType;

    Format(String contentType) {
        this.contentType = contentType;
    }

    /** Which the hub gives what it sends, and asks of what it receives. */
    public String contentType() {
        return contentType;
    }
}
