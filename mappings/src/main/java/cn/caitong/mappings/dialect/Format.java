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
    XML("application/xml");

    private final String contentType;

    Format(String contentType) {
        this.contentType = contentType;
    }

    /** Those that the hub takes. */
    Set<String> taken() {
        return switch (this) {
            case JSON -> ContentGuard.JSON;
            case XML -> Set.of("application/xml", "text/xml");
        };
    }

    /** Which the hub gives what it sends. */
    public String contentType() {
        return contentType;
    }
}
