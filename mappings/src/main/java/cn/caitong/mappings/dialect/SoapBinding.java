package cn.caitong.mappings.dialect;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * By which WSDL a dialect is spoken.
 *
 * @param wsdl the file in the dialect's folder
 * @param namespace of the WSDL itself, in which service, port and operations are named
 * @param service what the partner offers; the hub calls its {@code port}
 */
public record SoapBinding(
        @JsonProperty(required = true) Version version,
        @JsonProperty(required = true) String wsdl,
        @JsonProperty(required = true) String namespace,
        @JsonProperty(required = true) String service,
        @JsonProperty(required = true) String port) {

    /** A version of SOAP: its envelope, and the content type that it comes in. */
    public enum Version {
        @JsonProperty("1.1")
        SOAP_1_1("1.1", "http://schemas.xmlsoap.org/soap/envelope/", "text/xml"),
        @JsonProperty("1.2")
        SOAP_1_2("1.2", "http://www.w3.org/2003/05/soap-envelope", "application/soap+xml");

        private final String number;
        private final String namespace;
        private final String contentType;

        Version(String number, String namespace, String contentType) {
            this.number = number;
            this.namespace = namespace;
            this.contentType = contentType;
        }

        public String number() {
            return number;
        }

        public String namespace() {
            return namespace;
        }

        public String contentType() {
            return contentType;
        }
    }
}
