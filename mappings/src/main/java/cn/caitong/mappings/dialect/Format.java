package cn.caitong.mappings.dialect;

import cn.caitong.mappings.json.ContentGuard;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Set;

/** What the bytes of a dialect's messages are: {@code format} in {@code dialect.yaml}, JSON where it says nothing. */
public enum Format {
    /** JSON, transformed by JSLT. */
    @JsonProperty("json")
    JSON("application/json"),
    /** XML, transformed by XSLT; in a SOAP envelope where the dialect names a WSDL. */
    @JsonProperty("xml")
    XML("application/xml"),
    /** Files of records, by the layouts of {@code csv}; their rows are transformed by JSLT. */
    @JsonProperty("csv")
    CSV("text/csv");

    private final String contentType;

    Format(String contentType) {
        this.contentType = contentType;
    }

    /** Those that the hub takes. */
    Set<String> taken() {
        return switch (this) {
            case JSON -> ContentGuard.JSON.taken();
            case XML -> Set.of("application/xml", "text/xml");
            case CSV -> Set.of();
        };
    }

    /** Which the hub gives what it sends. */
    public String contentType() {
        return contentType;
    }
}
